/** Words whose stem the rules would miss. */
const irregular: Readonly<Record<string, string>> = {
  men: 'man', women: 'woman', children: 'child', people: 'person', persons: 'person', lives: 'life', stolen: 'steal', stole: 'steal',
  shot: 'shoot', went: 'go', came: 'come', fled: 'flee', took: 'take', taken: 'take', sent: 'send', fought: 'fight', bought: 'buy',
  paid: 'pay', sold: 'sell', won: 'win', lost: 'lose', held: 'hold', found: 'find', left: 'leave', dead: 'die', death: 'die', dying: 'die',
  speed: 'speed', speeds: 'speed', need: 'need', needs: 'need', seed: 'seed', seeds: 'seed', struck: 'strike', hit: 'hit', made: 'make', said: 'say', thieves: 'thief', wives: 'wife',
};

const known = new Map(Object.entries(irregular));

/**
 * A rough stem: the word without its inflection, so that "robbers" meets "robber" and "wounded" meets "wounding".
 * A light form of the suffix stripping of Porter (1980), its first step and the agent endings.
 */
export function stemOf(inflected: string): string {
  const word = known.get(inflected) ?? inflected;
  if (word.length < 4) return word;
  const plural = word.endsWith('ies') && word.length > 4 ? word.slice(0, -3) + 'y' : word.replace(/(?<=[sxz]|ch|sh)es$|(?<=[^su])s$/, '');
  const bare = plural.replace(/(?<=[a-z]{3})(?:ing|ed)$/, '');
  return undouble(bare === plural ? plural.replace(/(?<=[a-z]{3})e$/, '') : bare.replace(/e$/, ''));
}

/** The stems of words given in one string. */
export function stemsOf(words: string): string[] {
  return words.split(' ').map(stemOf);
}

function undouble(word: string): string {
  return /([bdfgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}
