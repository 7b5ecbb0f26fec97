/** Letters that no decomposition turns into base letters, and what English writes for them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', '’': "'", 'ʼ': "'", '‘': "'", ʿ: "'", ʾ: "'",
};

const plain = /^[a-z']*$/u;

/**
 * The key under which the lexicon knows a word: lower case, without accents, with straight apostrophes, so that
 * "Café" and "cafe" are one. `undefined` for a word with anything but Latin letters and apostrophes.
 */
export function foldWord(word: string): string | undefined {
  let key = word.toLowerCase();
  if (plain.test(key)) return key;
  key = key.normalize('NFD').replace(/\p{M}+/gu, '').replace(/[^a-z']/gu, (letter) => plainLetters[letter] ?? letter);
  return plain.test(key) ? key : undefined;
}

/** How a word is written: `title` also for a single capital letter, `mixed` for capitals anywhere else ("OpIndia"). */
export type Casing = 'lower' | 'title' | 'upper' | 'mixed';

/** The casing of a word; letters without case count as small. */
export function casingOf(word: string): Casing {
  const rest = word.slice(1);
  const restIsSmall = rest === rest.toLowerCase();
  if (word[0] === word[0].toLowerCase()) return restIsSmall ? 'lower' : 'mixed';
  if (restIsSmall) return 'title';
  return rest === rest.toUpperCase() ? 'upper' : 'mixed';
}

/** `word` written like a word of that casing; what has capitals of its own ("McDonald") keeps them, unless all are capitals. */
export function withCasing(word: string, casing: Casing): string {
  if (casing === 'upper') return word.toUpperCase();
  return casing === 'title' ? word[0].toUpperCase() + word.slice(1) : word;
}
