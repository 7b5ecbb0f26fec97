import { kindOfNoun, namesPeople, stopWords } from './concepts.ts';
import { breaksClause, type Phrase } from './phrase.ts';
import type { Token } from './tokens.ts';

/** The verb that a counted thing is the object or the subject of, and who does it. */
export function governor({ tokens, first, end }: Phrase): { event: string | null; actor: string | null } {
  for (let index = first - 1; index >= Math.max(0, first - 4); index--) {
    const token = tokens[index];
    if (!token.isWord || breaksClause(token)) break;
    if (stopWords.has(token.lower) || /ly$/.test(token.lower)) continue;
    if (token.isCapital) break;
    return { event: deedOf(token.stem), actor: actorBefore(tokens, index) };
  }
  for (let index = end + 1; index < Math.min(tokens.length, end + 6); index++) {
    const token = tokens[index];
    if (!token.isWord || breaksClause(token)) break;
    if (stopWords.has(token.lower) || token.isCapital) continue;
    return { event: deedOf(token.stem), actor: null };
  }
  return { event: null, actor: null };
}

/** One word for verbs of one deed. */
function deedOf(stem: string): string {
  return /^(?:send|rush|deploy|dispatch)$/.test(stem) ? 'send' : stem;
}

function actorBefore(tokens: readonly Token[], verb: number): string | null {
  let pronoun = false;
  for (let index = verb - 1; index >= Math.max(0, verb - 9); index--) {
    const token = tokens[index];
    if (/^(?:they|he|she|it|we|they've|they’ve)$/.test(token.lower)) pronoun = true;
    if (!token.isWord || breaksClause(token) || (!pronoun && /^(?:said|says|say|told)$/.test(token.lower))) return null;
    if (/^(?:in|of|at|near|from)$/.test(tokens[index - 1]?.lower ?? '') || /^(?:in|of|at|near|from)$/.test(tokens[index - 2]?.lower ?? '')) continue;
    if (token.isCapital && !stopWords.has(token.lower)) return token.lower;
    if (namesPeople(token.lower) && !stopWords.has(token.lower)) return kindOfNoun(token.lower) ?? token.stem;
  }
  return null;
}
