/** Annotations beside the text: the sidecar, what is done to it, and how it stays with a text that changes. */
export { timestamp, formatVersion } from './model.ts';
export type * from './model.ts';
export type { Problem } from './json.ts';

/** Reading and writing the file. */
export { parseSidecar } from './parse.ts';
export type { ParsedSidecar } from './parse.ts';
export { serializeSidecar, sortItems } from './serialize.ts';
export { emptySidecar, generator, newRelationItem, newSpanItem, sidecarContext } from './create.ts';
export type { Details } from './create.ts';

/** Annotations read in comfort, and the offsets of their text. */
export { annotationOf, annotationsOf, hullOf } from './annotation.ts';
export type { Annotation, EntityLink, Fragment, Relation } from './annotation.ts';
export { sameJson } from './equal.ts';
export { AnnotatedText } from './annotatedText.ts';
export { OffsetMap } from './offsetMap.ts';
export { hashOf, identityOf, normalizeText, relativeIri } from './normalize.ts';
export { quoteAt } from './quote.ts';
export type { Quote } from './quote.ts';
export { snapSpan } from './snap.ts';
export { occurrencesOf } from './occurrences.ts';
export type { OccurrenceOptions } from './occurrences.ts';

/** What may be annotated. */
export * from './labelSchema.ts';

/** Operations: a page in, a page out. */
export { tag } from './operations/tag.ts';
export type { Place, Tagged } from './operations/tag.ts';
export { corpusEntityIri, entityOfIri, isLinkIri, move, relabel, relate, setAttribute, setLinks, setNotes, setStatus, untag } from './operations/edit.ts';
export { annotationsAt, annotationsIn, orphansOf, relationsOf } from './operations/find.ts';
export { dismiss, isDismissed, undismiss } from './operations/dismiss.ts';

/** Staying with a text that changes. */
export { anchorState } from './anchoring/state.ts';
export type { AnchorState } from './anchoring/state.ts';
export { placesOf, shiftAnnotations } from './anchoring/live.ts';
export type { LivePlace } from './anchoring/live.ts';
export type { TextChange } from './anchoring/change.ts';
export { rewriteText } from './anchoring/rewrite.ts';
export { materialize } from './anchoring/materialize.ts';
export { anchorOnLoad } from './anchoring/load.ts';
export { candidatesFor } from './anchoring/candidates.ts';
export type { Candidate } from './anchoring/candidates.ts';

/** Sidecars in use, and several versions made one. */
export { mergeSidecars } from './merge.ts';
export type { MergeConflict, MergedSidecar } from './merge.ts';
export { mergeImported } from './mergeImported.ts';
export type { ImportMerge } from './mergeImported.ts';
export { layerName, parseSidecarName, sidecarOf } from './layers.ts';
export type { SidecarName } from './layers.ts';
export { renameSource } from './rename.ts';
export { SidecarStore } from './store.ts';
export { Sheet, SidecarProblem } from './sheet.ts';
export type { SheetOptions, SidecarFiles } from './sheet.ts';

/** Interchange with other programs. */
export * from './formats/index.ts';

/** Checks over the corpus, and suggestions. */
export { AnnotationIndex } from './checks/annotationIndex.ts';
export { parseGazetteer } from './checks/gazetteer.ts';
export { longestOf } from './checks/longest.ts';
export type { Gazetteer, GazetteerPlace, ParsedGazetteer } from './checks/gazetteer.ts';
export type { LabelCount, LabelDifference, UnmarkedText } from './checks/annotationIndex.ts';
export type { TagPlace } from './checks/tagRows.ts';

/** Who did what and when. */
export { pageEvents, provenanceEvents, sortEvents } from './log.ts';
export type { AnnotationEvent, EventCommit } from './log.ts';

/** Several annotators. */
export { agreementOf } from './agreement/agreement.ts';
export type { Agreement, PairAgreement } from './agreement/agreement.ts';
export { corpusAgreement } from './agreement/corpusAgreement.ts';
export type { CorpusAgreement, CorpusPair, LayeredDocument } from './agreement/corpusAgreement.ts';
export type { AnnotatorLayer } from './agreement/layer.ts';
export { differencesBetween } from './agreement/differences.ts';
export { placeOf } from './agreement/score.ts';
export type { Difference } from './agreement/differences.ts';
export type { Kappa } from './agreement/kappa.ts';
export type { Score } from './agreement/score.ts';
export { CuratedItems, decide, takeOver } from './agreement/adjudicate.ts';
export type { Verdict } from './agreement/adjudicate.ts';
