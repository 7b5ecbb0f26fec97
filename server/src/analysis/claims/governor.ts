import { kindOfNoun, namesPeople } from './concepts.ts';
import type { Phrase } from './phrase.ts';
import { stemsOf } from './stem.ts';
import type { Token } from './tokens.ts';

/** The verb that a counted thing is the object or the subject of, and who does it. */
export function governor({ tokens, first, end }: Phrase): { event: string | null; actor: string | null } {
  for (let index = first - 1; index >= Math.max(0, first - 4); index--) {
    const token = tokens[index];
    if (!token.isWord || token.breaksClause) break;
    if (token.isStop || token.lower.endsWith('ly')) continue;
    if (opinions.has(token.stem)) break;
    if (token.isCapital) break;
    return { event: deedOf.get(token.stem) ?? token.stem, actor: actorBefore(tokens, index) };
  }
  for (let index = end + 1; index < Math.min(tokens.length, end + 6); index++) {
    const token = tokens[index];
    if (!token.isWord || token.breaksClause) break;
    if (token.isStop || token.isCapital) continue;
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

/** Words before a verb that tell something of who does it: that a pronoun stands for them, that someone else said it. */
const tellingWords: ReadonlyMap<string, 'pronoun' | 'speech'> = new Map([
  ...(['they', 'he', 'she', 'it', 'we', "they've", 'they’ve'] as const).map((word) => [word, 'pronoun'] as const),
  ...(['said', 'says', 'say', 'told'] as const).map((word) => [word, 'speech'] as const),
]);
const placing = new Set(['in', 'of', 'at', 'near', 'from']);
const farthestActor = 9;

function actorBefore(tokens: readonly Token[], verb: number): string | null {
  let pronoun = false;
  for (let index = verb - 1; index >= Math.max(0, verb - farthestActor); index--) {
    const token = tokens[index];
    if (!token.isWord || token.breaksClause) return null;
    const telling = tellingWords.get(token.lower);
    if (telling === 'pronoun') pronoun = true;
    else if (telling === 'speech' && !pronoun) return null;
    const isActor = token.isName || (!token.isStop && namesPeople(token.lower));
    if (!isActor || isPlace(tokens, index)) continue;
    return token.isName ? token.lower : (kindOfNoun(token.lower) ?? token.stem);
  }
  return null;
}

/** Whether a word is placed by a preposition right before it, or one word further off. */
function isPlace(tokens: readonly Token[], index: number): boolean {
  return placing.has(tokens[index - 1]?.lower ?? '') || placing.has(tokens[index - 2]?.lower ?? '');
}
