/**
 * Every request and notification between the server and its client that the language server protocol does not have.
 * Types only, shared with the client. Ranges and positions are those of the protocol (UTF-16), documents are URIs.
 */
import type { Location, Position, Range } from 'vscode-languageserver-types';

/** How documents and their findings stand; sent whenever it changes, at most a few times a second. */
export interface StatusParams {
  readonly state: 'indexing' | 'ready';
  /** Documents indexed so far, and in all. */
  readonly indexed: number;
  readonly total: number;
  /** One clear sentence each: settings that could not be used, files left out and why, damaged sidecars. */
  readonly problems: readonly { readonly message: string; readonly uri?: string }[];
  /** How the team's index stands, where one is set. */
  readonly team?: {
    /** Server and database. */
    readonly server: string;
    readonly state: 'connecting' | 'reading' | 'ready' | 'unreachable';
    /** Its documents that say the same as documents here. */
    readonly guests: number;
  };
}

export type ClaimVerdict = 'agree' | 'differs' | 'update' | 'conflict';

export interface ClaimRow {
  readonly location: Location;
  /** Name of the source: the path of the document within its workspace folder. */
  readonly source: string;
  /** The words around the number. */
  readonly quote: string;
  /** The normalised value, as hovers show it. */
  readonly value: string;
  /** Verdict against the group's first mention. */
  readonly verdict: ClaimVerdict;
}

/** Claim groups, the worst verdict first. */
export interface ClaimGroups {
  readonly groups: readonly ClaimGroupItem[];
  /** How many more there are than are listed. */
  readonly more: number;
  /** Where the next part of the list begins, where a part was asked for and it is not the last. */
  readonly next?: number;
}

export interface ClaimGroupItem {
  readonly id: string;
  readonly about: string;
  readonly verdict: ClaimVerdict;
  readonly mentions: readonly ClaimRow[];
}

/** A relation as the mention at one of its ends sees it; the rest is about the other end. */
export interface MentionRelation {
  readonly type: string;
  /** Whether it leads to the other end or comes from there; `both`: it says the same both ways. */
  readonly direction: 'to' | 'from' | 'both';
  readonly text: string;
  readonly label: string;
  /** Path and line, from 1. */
  readonly source: string;
  readonly location: Location;
}

export interface EntityMentionItem {
  readonly location: Location;
  readonly source: string;
  readonly text: string;
  readonly status: 'accepted' | 'suggested' | 'rejected' | 'orphan';
  readonly relations: readonly MentionRelation[];
}

export interface EntityItem {
  readonly name: string;
  readonly label: string;
  /** About how many more mentions of it are suggested than are listed. */
  readonly more: number;
  /** How many more mentions of it are tagged than are listed. */
  readonly moreTagged: number;
  readonly mentions: readonly EntityMentionItem[];
}

export interface LabelItem {
  readonly name: string;
  readonly description: string;
  /** `#rrggbb`. */
  readonly color: string;
  /** Whether it is a label of the default schema in its own colour, of which each theme of the editor has a shade. */
  readonly isThemed: boolean;
  /** The digit 1–9 that tags with it, or none. */
  readonly key?: string;
}

/** An annotation of a document. */
export interface TagReference {
  readonly uri: string;
  readonly id: string;
}

export type Boundary = 'start' | 'end';
export type Direction = 'left' | 'right';

/** Where an annotation leads: an entity of the corpus, by its preferred name, or the IRI of a knowledge base. */
export type LinkTarget = { readonly entity: string } | { readonly iri: string; readonly label?: string };

/** What `workspace/executeCommand` takes; each has one argument of the type beside it. */
export interface ServerCommands {
  /** With an empty range and the scope `span`: the word there. */
  'collate.server.tag': { uri: string; range: Range; label: string; scope: 'span' | 'document' | 'corpus' };
  /** Remembers that a suggestion is wrong. */
  'collate.server.reject': { uri: string; range: Range; label: string };
  'collate.server.untag': { uri: string; id: string };
  'collate.server.relabel': { uri: string; id: string; label: string };
  /** Each of these three is one action on any number of documents: one write a file, and one undo takes all of it back. */
  'collate.server.tagPlaces': { label: string; places: readonly { uri: string; range: Range }[] };
  'collate.server.untagPlaces': { places: readonly TagReference[] };
  'collate.server.relabelPlaces': { label: string; places: readonly TagReference[] };
  /** Accepts, or rejects and remembers, every suggestion of the corpus that says these words with this label. */
  'collate.server.acceptAll': { text: string; label: string };
  'collate.server.rejectAll': { text: string; label: string };
  /** Moves a boundary of an annotation by a word. */
  'collate.server.moveBoundary': { uri: string; id: string; boundary: Boundary; direction: Direction };
  /** Makes a stretch of text one more fragment of an annotation. */
  'collate.server.addFragment': { uri: string; id: string; range: Range };
  /** `null` takes the attribute away. */
  'collate.server.setAttribute': { uri: string; id: string; name: string; value: string | number | boolean | null };
  'collate.server.setNotes': { uri: string; id: string; notes: readonly string[] };
  'collate.server.setLinks': { uri: string; id: string; links: readonly LinkTarget[] };
  /** Joins two annotations of a document by a relation; `untag` with the relation's id takes it away. */
  'collate.server.relate': { uri: string; type: string; from: string; to: string };
  'collate.server.reanchor': { uri: string; id: string; range: Range };
  'collate.server.dismiss': { uri: string; rule: string; range: Range };
  'collate.server.restoreDismissed': { uri: string };
  'collate.server.addWord': { uri: string; word: string };
  /** Records in the curated files what holds where two layers differ; the differences give the ids of the tags there. */
  'collate.server.adjudicate': { first: string; second: string; take: Adjudication; differences: readonly { uri: string; first: readonly string[]; second: readonly string[] }[] };
  /** Takes what two layers agree on into the curated files. */
  'collate.server.takeAgreed': LayerPair;
  'collate.server.undoAdjudication': Record<string, never>;
  'collate.server.undo': { uri: string };
  'collate.server.redo': { uri: string };
}

/** What a command did; `message` is one sentence for the annotator. */
export interface CommandResult {
  readonly done: boolean;
  readonly message: string;
  /** Nothing was to be done, and nobody need be told in more than a status bar. */
  readonly quiet?: true;
}

/** An annotation as the editor paints it. */
export interface PaintedAnnotation {
  readonly id: string;
  readonly range: Range;
  readonly label: string;
  readonly status: 'accepted' | 'suggested';
  /** How far out it is drawn: 0 unless it overlaps a shorter one. */
  readonly level: number;
  /** Which stretch of a discontinuous annotation this is, from 1. */
  readonly part?: { readonly number: number; readonly of: number };
}

/** What to look for in all documents. */
export interface OccurrenceQuery {
  /** Words as they stand in the text, white space aside; several forms with ` | ` between them. */
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
}

/** A tag that shares text with an occurrence. */
export interface OccurrenceTag {
  readonly id: string;
  readonly label: string;
  readonly status: 'accepted' | 'suggested';
  /** The tagged words, where they are others than those of the occurrence. */
  readonly text?: string;
}

/** A line of a concordance. */
export interface OccurrenceRow {
  readonly location: Location;
  /** Path of the document within its workspace folder. */
  readonly source: string;
  readonly left: string;
  readonly keyword: string;
  readonly right: string;
  /** The words before the keyword from the keyword outward, and those after it: what to sort by. */
  readonly leftKey: string;
  readonly rightKey: string;
  readonly tags: readonly OccurrenceTag[];
}

/** Where a search goes on: a document and a UTF-16 offset in it. */
export interface OccurrencePlace {
  readonly uri: string;
  readonly offset: number;
}

export interface OccurrencePage {
  readonly rows: readonly OccurrenceRow[];
  /** `null` when the whole corpus was searched. */
  readonly next: OccurrencePlace | null;
  /** Documents searched so far, and in all. */
  readonly searched: number;
  readonly total: number;
}

/** A layer of annotations: an annotator's, or the curated one, whose name is empty. */
export interface LayerItem {
  readonly name: string;
  /** Documents that have it, and the accepted tags in them. */
  readonly documents: number;
  readonly tags: number;
}

/** Two layers to compare, by name, in one document or in all. */
export interface LayerPair {
  readonly uri?: string;
  readonly first: string;
  readonly second: string;
}

/** How well two layers agree, from 1 down; `null` where there is nothing to measure. */
export interface AgreementFigures {
  readonly alpha: number | null;
  readonly exact: number | null;
  readonly overlap: number | null;
}

export interface LabelAgreement extends AgreementFigures {
  readonly label: string;
  readonly kappa: number | null;
  /** Tags in each layer. */
  readonly first: number;
  readonly second: number;
}

/** A tag of one layer where the two differ. */
export interface LayerTag {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

export type Adjudication = 'first' | 'second' | 'both' | 'neither';

export interface LayerDifference {
  readonly location: Location;
  readonly source: string;
  /** As `differencesBetween` has them. */
  readonly kind: 'onlyFirst' | 'onlySecond' | 'label' | 'boundary' | 'both' | 'attributes';
  readonly left: string;
  readonly keyword: string;
  readonly right: string;
  readonly first: readonly LayerTag[];
  readonly second: readonly LayerTag[];
  /** What the curated file says of it; `null` while it is undecided. */
  readonly decision: { readonly take: Adjudication; readonly by: string; readonly at: string } | null;
}

export interface AgreementReport {
  readonly labels: readonly LabelAgreement[];
  readonly overall: AgreementFigures;
  /** Documents and code points that the figures are of. */
  readonly documents: number;
  readonly length: number;
  /** What the figures leave out, one sentence each. */
  readonly leftOut: readonly { readonly uri: string; readonly message: string }[];
  /** Tags that both layers have, and how many of them are not in the curated file yet. */
  readonly agreed: number;
  readonly agreedOpen: number;
  readonly differences: readonly LayerDifference[];
}

/** An annotation with all that may be changed about it. */
export interface AnnotationDetails {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly status: 'accepted' | 'suggested';
  /** From the first fragment to the last. */
  readonly range: Range;
  readonly fragments: readonly Range[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly notes: readonly string[];
  /** `entity`: the name of an entity of the corpus that the IRI stands for. */
  readonly links: readonly { readonly iri: string; readonly label?: string; readonly entity?: string }[];
  readonly relations: readonly RelationItem[];
}

/** A relation as seen from one of the annotations that it joins. */
export interface RelationItem {
  readonly id: string;
  readonly type: string;
  /** Whether it leads to the other end or comes from there; `both`: it says the same both ways. */
  readonly direction: 'to' | 'from' | 'both';
  readonly other: { readonly id: string; readonly label: string; readonly text: string; readonly range: Range };
}

/** An attribute or a type of relation that the schema allows. */
export interface AttributeItem {
  readonly name: string;
  readonly description: string;
  /** The values to choose from; empty where any will do. */
  readonly values: readonly (string | number | boolean)[];
}

export interface RelationTypeItem {
  readonly name: string;
  readonly description: string;
}

/** Words that may be an annotation and that nobody has decided on. */
export interface SuggestionItem {
  readonly range: Range;
  readonly text: string;
  /** The likeliest first; several where the corpus tags these words in several ways. */
  readonly labels: readonly string[];
  readonly source: 'sidecar' | 'corpus' | 'gazetteer' | 'analysis';
}

/** A place that an action on words would change, for a preview. */
export interface WordPlace {
  readonly uri: string;
  /** Path of the document within its workspace folder. */
  readonly source: string;
  readonly range: Range;
  /** The words of its line before and after it. */
  readonly before: string;
  readonly text: string;
  readonly after: string;
  /** What stands there already. */
  readonly tags: readonly { readonly id: string; readonly label: string }[];
  /** Labels that the annotator has rejected there. */
  readonly rejected: readonly string[];
}

/** A format in which annotations are exchanged with other programs. */
export interface ExchangeFormat {
  readonly name: string;
  readonly title: string;
  /** The end of an exported file's name, with its full stop. */
  readonly extension: string;
  /** Ends of the names of files that may hold it. */
  readonly endings: readonly string[];
  /** Whether each document has a file of its own, or all stand in one. */
  readonly layout: 'document' | 'corpus';
}

export interface ExportParams {
  readonly format: string;
  /** The documents; all of the corpus that have annotations without. */
  readonly uris?: readonly string[];
  /** The file or, for formats with a file for each document, the folder to write. */
  readonly to: string;
  /** Whether files that are there may be replaced; documents and sidecars never are. */
  readonly overwrite?: boolean;
  /** CoNLL-2003 with IOB1 tags. */
  readonly iob1?: boolean;
}

export interface ImportParams {
  readonly format: string;
  /** Files, or folders whose files with the format's endings are read. */
  readonly files: readonly string[];
  /** The folder of the workspace in which the documents are or are made. */
  readonly into: string;
}

/** What an exchange did. */
export interface ExchangeResult extends CommandResult {
  /** What could not be held, one sentence each. */
  readonly losses: readonly string[];
  /** What could not be exchanged at all, one sentence each. */
  readonly problems: readonly string[];
}

/** Something that was done to an annotation of a document. */
export interface AnnotationLogEntry {
  /** The annotator whose layer it is, or null for the curated one. */
  readonly layer: string | null;
  readonly who: string;
  /** ISO 8601, UTC; empty where it is not known. */
  readonly when: string;
  /** What was done, to which words. */
  readonly what: string;
  /** Where the annotation stands now; none where it does not any more. */
  readonly range?: Range;
  /** The commit that brought it; none for what is not committed. */
  readonly commit?: { readonly hash: string; readonly author: string; readonly subject: string };
}

export interface AnnotationLog {
  /** Oldest first. */
  readonly entries: readonly AnnotationLogEntry[];
  /** What could not be told, one sentence each. */
  readonly problems: readonly string[];
  /** Whether versions in git were looked at. */
  readonly usedGit: boolean;
}

/** Method names with their parameters and results; `undefined` parameters are sent as none. */
export interface ServerRequests {
  /** The list of claim groups; only a part of it where it is said from which on, so that nobody waits while a long list is sent. */
  'collate/claims': { params: { readonly from: number } | undefined; result: ClaimGroups };
  /** The claim group of the number at a position. */
  'collate/claimAt': { params: { readonly uri: string; readonly position: Position }; result: ClaimGroupItem | null };
  'collate/entities': { params: undefined; result: EntityItem[] };
  'collate/labels': { params: { uri: string }; result: LabelItem[] };
  'collate/annotations': { params: { uri: string }; result: PaintedAnnotation[] };
  /** The annotations that share text with a range or touch it: those of exactly this range first, then the shortest. */
  'collate/annotationsAt': { params: { uri: string; range: Range }; result: AnnotationDetails[] };
  'collate/attributes': { params: { uri: string; label: string }; result: AttributeItem[] };
  /** The types of relation that the schema allows between two annotations of a document. */
  'collate/relationTypes': { params: { uri: string; from: string; to: string }; result: RelationTypeItem[] };
  'collate/suggestions': { params: { uri: string }; result: SuggestionItem[] };
  /** The next suggestion after a position or the last before it; goes on in the other documents, and then at the other end. */
  'collate/neighbouringSuggestion': {
    params: { uri: string; position: Position; direction: 'next' | 'previous' };
    result: { uri: string; suggestion: SuggestionItem } | null;
  };
  /** A range whose boundary is moved by a word, for what is not tagged yet. */
  'collate/movedBoundary': { params: { uri: string; range: Range; boundary: Boundary; direction: Direction }; result: Range };
  /** Where the words of a range (the word at an empty one) stand in the document or the corpus, whole words only. */
  'collate/wordPlaces': { params: { uri: string; range: Range; scope: 'document' | 'corpus' }; result: { text: string; places: WordPlace[] } };
  'collate/formats': { params: undefined; result: ExchangeFormat[] };
  'collate/export': { params: ExportParams; result: ExchangeResult };
  'collate/import': { params: ImportParams; result: ExchangeResult };
  /** `useGit`: whether the user trusts the workspace, so that git may be run in it. */
  'collate/annotationLog': { params: { uri: string; useGit: boolean }; result: AnnotationLog };
  /** Occurrences page by page; the first page without `from`. */
  'collate/occurrences': { params: { query: OccurrenceQuery; limit: number; from?: OccurrencePlace }; result: OccurrencePage };
  /** What to look for at a place of a document: the text of a query, or nothing between words. */
  'collate/occurrenceQuery': { params: { uri: string; range: Range }; result: string | null };
  'collate/layers': { params: { uri?: string }; result: LayerItem[] };
  'collate/agreement': { params: LayerPair; result: AgreementReport };
  'collate/canUndo': { params: { uri: string }; result: { undo: boolean; redo: boolean } };
  /** What a password of the team's index belongs to ("user@server/database"), or null where no index is set. */
  'collate/team/account': { params: undefined; result: string | null };
  /** Connects to the team's index anew, since its password has changed. */
  'collate/team/reconnect': { params: undefined; result: null };
}

/** Requests that the server sends to a client that keeps its files (a browser) or passwords, and to one that asks its user for it. */
export interface ClientRequests {
  'collate/ask': { params: Question; result: string | null };
  /** The password that the user has stored for an account of the team's index, or null. */
  'collate/team/password': { params: { account: string }; result: string | null };
  'collate/fs/read': { params: { uri: string; limit?: number }; result: Uint8Array | null };
  'collate/fs/write': { params: { uri: string; bytes: Uint8Array }; result: null };
  /** Never over another file. */
  'collate/fs/move': { params: { from: string; to: string }; result: null };
  'collate/fs/list': { params: { uri: string }; result: { name: string; kind: 'file' | 'folder' | 'other' }[] | null };
}

/** A question with answers to choose from; `null` where the user turned away. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly choices: readonly string[];
}

export interface ServerNotifications {
  'collate/status': StatusParams;
  /** Claims, entities or annotations changed: views ask again. */
  'collate/changed': undefined;
}

/** What a client may say of itself in `initializationOptions`. */
export interface InitializationOptions {
  /** The client adds words to the user's own dictionary (the `collate.words` setting) with `collate.addWordToUser`. */
  readonly userDictionary?: boolean;
  /** The client asks its user questions with `collate/ask`; others are asked with `window/showMessageRequest`. */
  readonly asks?: boolean;
  /** The client keeps passwords, and answers `collate/team/password`. */
  readonly passwords?: boolean;
  /** Where a server without a file system of its own finds the package's data folder, as a URI. */
  readonly data?: string;
  /** Path of a folder where the server may keep its index between sessions; without one it keeps none. */
  readonly storage?: string;
}
