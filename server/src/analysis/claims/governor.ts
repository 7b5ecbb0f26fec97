import { kindOfNoun, namesPeople, stopWords } from './concepts.ts';
import { breaksClause, type Phrase } from './phrase.ts';
import { stemsOf } from './stem.ts';
import type { Token } from './tokens.ts';

/** The verb that a counted thing is the object or the subject of, and who does it. */
export function governor({ tokens, first, end }: Phrase): { event: string | null; actor: string | null } {
  for (let index = first - 1; index >= Math.max(0, first - 4); index--) {
    const token = tokens[index];
    if (!token.isWord || breaksClause(token)) break;
    if (stopWords.has(token.lower) || /ly$/.test(token.lower)) continue;
    if (opinions.has(token.stem)) break;
    if (token.isCapital) break;
    return { event: deedOf.get(token.stem) ?? token.stem, actor: actorBefore(tokens, index) };
  }
  for (let index = end + 1; index < Math.min(tokens.length, end + 6); index++) {
    const token = tokens[index];
    if (!token.isWord || breaksClause(token)) break;
    if (stopWords.has(token.lower) || token.isCapital) continue;
    return { event: deedOf.get(token.stem) ?? token.stem, actor: null };
  }
  return { event: null, actor: null };
}

/** Verbs of one deed, the first standing for it. */
const deeds = [
  'send rush deploy dispatch', 'cut eliminate shed axe slash lose loss lay scrap', 'add create gain', 'drop fall', 'close shut shutter', 'employ have', 'carry transport hold',
  'use cross ride', 'take seize grab snatch win', 'score hit net', 'recover find', 'make produce build',
];

/** Verbs for thinking that something will be, which do nothing to what is counted. */
const opinions = new Set(stemsOf('expect predict forecast estimate believe hope project'));

const deedOf = new Map(deeds.flatMap((line) => stemsOf(line).map((stem) => [stem, stemsOf(line)[0]] as const)));

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
