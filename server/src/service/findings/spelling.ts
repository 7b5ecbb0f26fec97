import type { Misspelling } from '../../analysis/spelling/index.ts';
import type { Sensitivity } from '../rules.ts';
import type { FindingContext, RawFinding } from './context.ts';

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
      },
    }),
  );
}

function messageOf({ word, reason, suggestions }: Misspelling): string {
  const [best] = suggestions;
  switch (reason) {
    case 'slip in a name':
      return `“${word}” looks like a slip for the name “${best}”.`;
    case 'missing space':
      return `A space is missing in “${word}”: “${best}”?`;
    case 'doubled word':
      return `“${word}” says the word twice.`;
    case 'glued words':
      return `“${word}” looks like words run together: “${best}”?`;
    default:
      return `“${word}” is misspelt: “${best}”?`;
  }
}
