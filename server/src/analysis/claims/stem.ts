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
  const singular = withoutPlural(word);
  const bare = withoutVerbEnding(singular);
  return undouble(bare.endsWith('e') && (bare !== singular || followsLetters(bare, bare.length - 1)) ? bare.slice(0, -1) : bare);
}

/** The stems of words given in one string. */
export function stemsOf(words: string): string[] {
  return words.split(' ').map(stemOf);
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  const before = word[word.length - 2];
  if (before === 'e' && hisses(word, word.length - 2)) return word.slice(0, -2);
  return before === 's' || before === 'u' ? word : word.slice(0, -1);
}

/** Whether what stands before an offset takes "es" for its plural. */
function hisses(word: string, offset: number): boolean {
  const last = word[offset - 1];
  return last === 's' || last === 'x' || last === 'z' || (last === 'h' && (word[offset - 2] === 'c' || word[offset - 2] === 's'));
}

function withoutVerbEnding(word: string): string {
  const length = word.endsWith('ing') ? 3 : word.endsWith('ed') ? 2 : 0;
  return length > 0 && followsLetters(word, word.length - length) ? word.slice(0, -length) : word;
}

/** Whether three letters from a to z stand before an offset: shorter words are no inflections. */
function followsLetters(word: string, offset: number): boolean {
  return offset >= 3 && isSmallLetter(word.charCodeAt(offset - 1)) && isSmallLetter(word.charCodeAt(offset - 2)) && isSmallLetter(word.charCodeAt(offset - 3));
}

function isSmallLetter(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

function undouble(word: string): string {
  const last = word[word.length - 1];
  return last === word[word.length - 2] && 'bdfgmnprt'.includes(last) ? word.slice(0, -1) : word;
}
