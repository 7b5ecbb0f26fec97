import type { IndexState, SavedState } from '../corpusIndex.ts';
import { Counts } from './counts.ts';
import { Neighbours } from './neighbours.ts';
import type { Word } from './nameTable.ts';

/** Words by number in columns; of a number without a word the key is empty. No key or form has a line feed. */
export function saveWords(words: readonly (Word | undefined)[]): SavedState {
  const numbers = (of: (word: Word) => number) => (): Uint32Array => Uint32Array.from(words, (word) => (word === undefined ? 0 : of(word)));
  const flat = (of: (word: Word) => Iterable<number>) => (): Uint32Array => {
    const all: number[] = [];
    for (const word of words) if (word !== undefined) for (const number of of(word)) all.push(number);
    return Uint32Array.from(all);
  };
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

export function restoreWords(state: IndexState): (Word | undefined)[] {
  const column = (name: string): Uint32Array => state[name] as Uint32Array;
  const [totals, reliable, documentCounts, documents] = ['totals', 'reliable', 'documentCounts', 'documents'].map(column);
  const [formCounts, formTotals] = ['formCounts', 'formTotals'].map(column);
  const forms = (state.forms as string).split('\n');
  const leftsOf = neighboursFrom(column('leftCounts'), column('lefts'));
  const rightsOf = neighboursFrom(column('rightCounts'), column('rights'));
  let [document, form] = [0, 0];
  if (totals.length === 0) return [];
  return (state.keys as string).split('\n').map((key, number): Word | undefined => {
    if (key === '') return undefined;
    const count = documentCounts[number];
    const own = count === 1 ? documents[document] : Array.from(documents.subarray(document, document + count));
    document += count;
    const written = new Counts();
    for (let each = 0; each < formCounts[number]; each++, form++) written.add(forms[form], formTotals[form]);
    return { key, total: totals[number], reliable: reliable[number], documents: own, written, lefts: leftsOf(number), rights: rightsOf(number), version: 0 };
  });
}

function documentsOf({ documents }: Word): readonly number[] {
  return typeof documents === 'number' ? [documents] : documents;
}

/** Reads one list after another, of the words in the order of their numbers. */
function neighboursFrom(counts: Uint32Array, all: Uint32Array): (number: number) => Neighbours {
  let from = 0;
  return (number) => {
    const neighbours = new Neighbours();
    for (let each = 0; each < counts[number]; each++, from += 2) neighbours.add(all[from], all[from + 1]);
    return neighbours;
  };
}
