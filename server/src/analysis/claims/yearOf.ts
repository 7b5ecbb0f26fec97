import type { Phrase } from './phrase.ts';

/** What happens to a thing in but one year, by the verbs that tell. */
const milestones: readonly (readonly [string, RegExp])[] = [
  ['opened', /^(?:re)?open(?:ed|s|ing)?$/],
  ['completed', /^(?:complet(?:ed|ion)|complete|finish(?:ed)?)$/],
  ['built', /^(?:built|constructed|erected)$/],
  ['founded', /^(?:founded|established)$/],
  ['painted', /^painted$/],
  ['born', /^born$/],
];

/** How far before its year the verb may stand, in tokens. */
const reach = 4;

/** What was done in a year ("opened in 1969", "to be finished by 2031"); null where nothing tells that is done to a thing once. */
export function yearOf({ quantity, tokens, first }: Phrase): string | null {
  if (quantity.designation?.form !== 'year' || !/^(?:in|by)$/.test(tokens[first - 1]?.lower ?? '')) return null;
  for (let index = first - 2; index >= Math.max(0, first - 1 - reach); index--) {
    if (!tokens[index].isWord) return null;
    const milestone = milestones.find(([, verb]) => verb.test(tokens[index].lower));
    if (milestone !== undefined) return milestone[0];
  }
  return null;
}
