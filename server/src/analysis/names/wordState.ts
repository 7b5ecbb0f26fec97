import type { IndexState, SavedState } from '../corpusIndex.ts';
import { Counts } from './counts.ts';
import { Neighbours } from './neighbours.ts';
import type { Word } from './nameTable.ts';
import { joinNumbers } from './sortedNumbers.ts';

/** So many documents of a word are left where the state has them: a view of fewer takes more room than a copy. */
const fewestInPlace = 16;

/** Words by number in columns; of a number without a word the key is empty. No key or form has a line feed. */
export function saveWords(words: readonly (Word | undefined)[]): SavedState {
  const numbers = (of: (word: Word) => number) => (): Uint32Array => Uint32Array.from(words, (word) => (word === undefined ? 0 : of(word)));
  const flat = (of: (word: Word) => ArrayLike<number>) => (): Uint32Array => joinNumbers(words.flatMap((word) => (word === undefined ? [] : [of(word)])));
  const forms = (): string => {
    const all: string[] = [];
    for (const word of words) if (word !== undefined) all.push(...word.written.keys());
    return all.join('\n');
  };
  return {
    keys: () => words.map((word) => word?.key ?? '').join('\n'),
    totals: numbers((word) => word.total),
    reliable: numbers((word) => word.reliable),
    documentCounts: numbers((word) => documentsOf(word).length),
    documents: flat(documentsOf),
    formCounts: numbers((word) => word.written.size),
    forms,
    formTotals: flat((word) => Array.from(word.written.keys(), (form) => word.written.get(form))),
    leftCounts: numbers((word) => word.lefts.size),
    lefts: flat((word) => [...word.lefts.entries()].flat()),
    rightCounts: numbers((word) => word.rights.size),
    rights: flat((word) => [...word.rights.entries()].flat()),
  };
}

/** The keys of words by number, as `saveWords` laid them out, and how to make the word that has a number. */
export function restoreWords(state: IndexState): { readonly keys: readonly string[]; make(number: number): Word } {
  const column = (name: string): Uint32Array => state[name] as Uint32Array;
  const [totals, reliable, documentCounts, documents] = ['totals', 'reliable', 'documentCounts', 'documents'].map(column);
  const [formCounts, formTotals] = ['formCounts', 'formTotals'].map(column);
  const forms = (state.forms as string).split('\n');
  const keys = totals.length === 0 ? [] : (state.keys as string).split('\n');
  const [firstDocuments, firstForms] = [startsOf(documentCounts), startsOf(formCounts)];
  const leftsOf = neighboursFrom(column('leftCounts'), column('lefts'));
  const rightsOf = neighboursFrom(column('rightCounts'), column('rights'));
  const make = (number: number): Word => {
    const first = firstDocuments[number];
    const count = documentCounts[number];
    const all = documents.subarray(first, first + count);
    const own = count === 1 ? all[0] : count < fewestInPlace ? [...all] : all;
    const written = new Counts();
    for (let form = firstForms[number]; form < firstForms[number] + formCounts[number]; form++) written.add(forms[form], formTotals[form]);
    return { key: keys[number], total: totals[number], reliable: reliable[number], documents: own, written, lefts: leftsOf(number), rights: rightsOf(number), version: 0 };
  };
  return { keys, make };
}

function documentsOf({ documents }: Word): ArrayLike<number> {
  return typeof documents === 'number' ? [documents] : documents;
}

/** Reads the neighbours of the word that has a number. */
function neighboursFrom(counts: Uint32Array, all: Uint32Array): (number: number) => Neighbours {
  const starts = startsOf(counts);
  return (number) => {
    const neighbours = new Neighbours();
    for (let each = starts[number]; each < starts[number] + counts[number]; each++) neighbours.add(all[2 * each], all[2 * each + 1]);
    return neighbours;
  };
}

/** Where each of some lists starts that stand one after another. */
function startsOf(lengths: Uint32Array): Uint32Array {
  const starts = new Uint32Array(lengths.length);
  for (let list = 1; list < lengths.length; list++) starts[list] = starts[list - 1] + lengths[list - 1];
  return starts;
}
