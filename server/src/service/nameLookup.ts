import { touches, type Span } from '../text/span.ts';
import type { Place } from './finding.ts';
import { groupBy } from './groupBy.ts';
import { timeSlices } from './timeSlices.ts';
import type { CorpusWorkspace } from './workspace.ts';

export interface NameForm {
  readonly form: string;
  readonly count: number;
}

export interface NamePlace extends Place {
  readonly form: string;
}

/** A name that stands somewhere in the corpus, with all its spellings. */
export interface FoundName {
  /** Where it stands here. */
  readonly span: Span;
  readonly form: string;
  readonly preferred: string;
  /** Every spelling where there are several; undefined of an entity, whose forms ("Massoud", "Ahmad Massoud") its places show. */
  readonly spellings?: readonly NameForm[];
  /** The documents that have it in its preferred spelling, in other ones, or in any, each in order. An entity may stand in fewer. */
  readonly withPreferred: readonly string[];
  readonly withOthers: readonly string[];
  readonly documents: readonly string[];
  /** Every place of every spelling in some documents, by document and offset; each document is looked at when its turn comes. */
  placesIn(documents: Iterable<string>): Iterable<NamePlace>;
}

/** The name at a UTF-16 offset: one with several spellings where there is one, else an entity's. */
export function nameAt({ corpus }: CorpusWorkspace, document: string, offset: number): FoundName | undefined {
  const { names, entities } = corpus;
  const cluster = names.clusterAt(document, offset);
  if (cluster) {
    const placesIn = (documents: Iterable<string>): Iterable<NamePlace> => names.mentionsOf(cluster.id, documents);
    for (const { span, form } of placesIn([document])) {
      if (!touches(span, offset)) continue;
      const [preferred, ...others] = cluster.keys;
      const [withPreferred, withOthers, documents] = [[preferred], others, cluster.keys].map((keys) => names.documentsWith(keys));
      return { span, form, preferred: cluster.preferred, spellings: cluster.variants, withPreferred, withOthers, documents, placesIn };
    }
  }
  const entity = entities.suggestions(document).find((suggestion) => touches(suggestion, offset));
  if (!entity) return undefined;
  const documents = entities.documentsWith(entity.name);
  const placesIn = (wanted: Iterable<string>): Iterable<NamePlace> => entities.mentionsOf(entity.name, wanted);
  return { span: { start: entity.start, end: entity.end }, form: entity.form, preferred: entity.name, withPreferred: entities.documentsWith(entity.name, { shortForms: false }), withOthers: documents, documents, placesIn };
}

/** The forms of some places of a name with how often each is used there, the most frequent first. */
export function formsAt(places: readonly NamePlace[]): NameForm[] {
  return [...groupBy(places, ({ form }) => form)].map(([form, same]) => ({ form, count: same.length })).sort((a, b) => b.count - a.count);
}

/** After so many changes of the corpus in between, a name's places are read at a stretch. */
const mostTurns = 3;

/**
 * The name at a UTF-16 offset with its places in some of its documents, by default in all. Requests are answered in between; the places are
 * all of one state of the corpus.
 */
export async function readName(
  workspace: CorpusWorkspace,
  document: string,
  offset: number,
  documentsOf: (name: FoundName) => readonly string[] = ({ documents }) => documents,
): Promise<{ readonly name: FoundName; readonly places: readonly NamePlace[] } | undefined> {
  for (let turn = 0; ; turn++) {
    const { revision } = workspace.corpus;
    const name = nameAt(workspace, document, offset);
    if (!name) return undefined;
    const pause = timeSlices(() => (turn < mostTurns ? workspace.host.yield() : Promise.resolve()));
    const places: NamePlace[] = [];
    for (const each of documentsOf(name)) {
      places.push(...name.placesIn([each]));
      await pause();
    }
    if (workspace.corpus.revision === revision) return { name, places };
  }
}

/** The first place of a name in its preferred spelling, else the first of all. */
export function firstPlaceOf(name: FoundName): NamePlace | undefined {
  let first: NamePlace | undefined;
  for (const place of name.placesIn(name.withPreferred)) {
    if (place.form === name.preferred) return place;
    first ??= place;
  }
  return first;
}
