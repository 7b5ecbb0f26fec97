import type { Phrase } from './phrase.ts';
import { stemsOf } from './stem.ts';

/** Stems of what goes on for a time, nouns and verbs. */
const lasting = new Set(
  stemsOf(
    'riot rioting protest fighting violence clash siege talks negotiation search strike war battle unrest trial testimony deliberation deliberate delay bombing rain flooding mourning captivity jail ' +
      'prison demonstration shelling airstrike standoff stand-off manhunt hunt chase ordeal siege marriage flight rescue curfew blackout outage',
  ),
);

const terms = /^(?:sentence|sentenced|sentences|term|imprisoned|imprisonment|imprisons)$/;
const service = /^(?:veteran|force|department|office|career|service|tenure)$/;
const possible = /^(?:faces?|facing|faced|could|may|might|maximum|up|carr(?:y|ies)|punishable|if|minimum|least|would)$/;

/** How far what a duration is of may stand from it, in tokens. */
const reach = 6;

/** What a duration is of that was agreed or decided once, and does not run on. */
export function isFixedTerm(concept: string): boolean {
  return /:(?:sentence|possible sentence|contract|service|marriage|deliberat\w*|standof+|manhunt)$/.test(concept);
}

/** How long what lasted, was sentenced to or agreed on ("riot", "sentence", "contract"); null for a time before or after something. */
export function lastingOf({ tokens, first, last, quantity }: Phrase): string | null {
  const words = (from: number, to: number): string[] => tokens.slice(Math.max(0, from), Math.max(0, to)).map((token) => token.lower);
  const before = words(first - reach, first);
  const after = words(last + 1, last + 1 + reach);
  if (/^(?:ago|old|later|earlier|before|after|since|when|while|apart|into)$/.test(after[0] ?? '')) return null;
  const told = before.join(' ');
  const previous = before.at(-1) ?? '';
  if ((quantity.unit === 'hour' || quantity.unit === 'year') && /\b(?:fac(?:es?|ed|ing)|could (?:get|receive|be (?:sentenced|jailed)))(?: (?:up to|as (?:many|much) as|at least|a maximum of))?$/.test(told)) return 'possible sentence';
  if (/^(?:for|to|as|than|least|about|nearly)$/.test(previous) && /\b(?:without|los(?:t|ing)) (?:power|electricity)\b/.test(words(first - 10, first).join(' '))) return 'outage';
  const attributive = /-/.test(quantity.text) || after[0] === '-';
  const imprisoned = /^(?:in|behind|of) (?:federal |state |a |county )?(?:prison|jail|bars|custody)/.test(after.join(' '));
  const given = after[0] === 'for' && /\b(?:got|gets|given|gave|receives?|received)\b/.test(before.slice(-3).join(' '));
  if (imprisoned || given || (attributive && after.slice(0, 3).some((word) => terms.test(word))) || before.some((word) => terms.test(word)) || /\bsentence of\b/.test(told)) {
    if (before.some((word) => /^(?:served|serving|after|spent|suspended)$/.test(word)) || after.includes('probation')) return null;
    return before.some((word) => possible.test(word)) ? 'possible sentence' : 'sentence';
  }
  if ((attributive && after.slice(0, 5).some((word) => /^(?:contract|deal|extension)$/.test(word))) || (previous === 'for' && /\b(?:contract|deal|sign\w*)\b.* for$/.test(told))) return 'contract';
  if ((attributive && after.slice(0, 4).some((word) => /^veteran$/.test(word))) || (previous === 'for' && words(first - 12, first).some((word) => /^(?:been|worked|served)$/.test(word)) && words(first - 12, first).concat(after).some((word) => service.test(word)))) return 'service';
  if (attributive || after[0] === 'of') return stemAfter(tokens, attributive ? last + 1 : last + 2);
  if (previous === 'for' && before.includes('married')) return stemsOf('marriage')[0];
  if (previous === 'for' || previous === 'lasted') {
    const verb = tokens.slice(Math.max(0, first - 4), first).find((token) => lasting.has(token.stem) && token.isWord);
    if (verb !== undefined) return verb.stem;
  }
  return null;
}

function stemAfter(tokens: Phrase['tokens'], from: number): string | null {
  for (let index = from; index < Math.min(tokens.length, from + 5); index++) {
    const token = tokens[index];
    if (token.text === '-') continue;
    if (!token.isWord || token.breaksClause) return null;
    if (lasting.has(token.stem)) return /^deliberations?$/.test(token.lower) ? stemsOf('deliberate')[0] : token.stem;
  }
  return null;
}
