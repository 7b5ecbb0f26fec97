import type { Misspelling } from '../../analysis/spelling/index.ts';
import type { Sensitivity } from '../rules.ts';
import { count, shortened, type FindingContext, type RawFinding } from './context.ts';

/** From 0, only what is certain, to 1, every doubt. */
const readiness: Record<Sensitivity, number> = { low: 0.25, normal: 0.5, high: 0.75 };

/** Suggestions kept in a finding. */
const mostSuggestions = 5;

export function spellingFindings({ corpus, document, isKnownWord, sensitivity }: FindingContext): RawFinding[] {
  const misspellings = corpus.spelling.find(document, { ignore: isKnownWord, sensitivity: readiness[sensitivity('spelling')] });
  return misspellings.map(
    (misspelling): RawFinding => ({
      rule: 'spelling',
      span: misspelling.span,
      message: messageOf(misspelling),
      related: [],
      data: {
        word: misspelling.word,
        reason: misspelling.reason,
        suggestions: misspelling.suggestions.slice(0, mostSuggestions),
        confidence: misspelling.confidence,
        written: misspelling.written,
      },
    }),
  );
}

function messageOf({ word: whole, reason, suggestions, written }: Misspelling): string {
  const [best, second] = suggestions;
  const word = shortened(whole);
  switch (reason) {
    case 'slip in a name': {
      const evidence = written > 0 ? `, which the corpus writes ${count(written, 'time')}` : '';
      return `“${word}” is not in the dictionary and looks like a slip for the name “${best}”${evidence}.`;
    }
    case 'missing space':
      return `“${word}” is two words without the space between them: write “${shortened(best)}”.`;
    case 'doubled word':
      return `“${word}” has the same word twice in a row: write “${best}” once.`;
    case 'glued words':
      return `“${word}” looks like a word of the page’s menu run into the next one: “${shortened(best)}”.`;
    default: {
      const other = second === undefined ? '' : ` or “${second}”`;
      return `“${word}” is not in the dictionary: did you mean “${best}”${other}?`;
    }
  }
}
