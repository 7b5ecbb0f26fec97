import type { CorpusDocuments, CorpusIndex } from '../../server/src/analysis/corpusIndex.ts';
import { DocumentNumbers } from '../../server/src/analysis/documentNumbers.ts';

/** One analyser's index without the rest of the corpus, over documents whose facts are kept in memory. */
export function standaloneIndex<Facts, Options extends unknown[], Index extends CorpusIndex<Facts>>(
  type: new (documents: CorpusDocuments<Facts>, ...options: Options) => Index,
  ...options: Options
): Index {
  const numbers = new DocumentNumbers();
  const known = new Map<string, Facts>();
  const index = new type({ numbers, factsOf: (document) => known.get(document) }, ...options);
  const [set, remove] = [index.set.bind(index), index.delete.bind(index)];
  index.set = (document, facts) => {
    numbers.take(document);
    const affected = set(document, facts);
    known.set(document, facts);
    return affected;
  };
  index.delete = (document) => {
    const affected = remove(document);
    known.delete(document);
    numbers.release(document);
    return affected;
  };
  return index;
}
