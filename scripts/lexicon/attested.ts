/** A word of the counted text as it is mostly written, with its frequency level (`Lexicon.level`). */
export interface CountedWord {
  readonly word: string;
  readonly level: number;
  /** Met in one page only: no evidence that it is a word. */
  readonly onePage: boolean;
}

/** How much rarer than a word one edit away, in levels (four are a factor of two), a word must be to pass for a slip of it. */
const slipLevels = 16;

/** Reads `server/data/spelling-words.txt`: lines of a level and the words of that level. */
export function readCounts(text: string): CountedWord[] {
  return text.split('\n').flatMap((line) => {
    const [level, ...words] = line.split(' ');
    return words.map((word) => ({ word: word.replace('?', ''), level: Number(level), onePage: word.startsWith('?') }));
  });
}

/** The counted words that no dictionary has and that are met often enough, and alone enough, not to be slips. */
export function attestedWords(counts: readonly CountedWord[], known: (key: string) => boolean): string[] {
  const levels = new Map(counts.map(({ word, level }) => [word.toLowerCase(), level]));
  return counts
    .filter(({ word, level, onePage }) => {
      const key = word.toLowerCase();
      if (onePage || level < 5 || key.length < 2 || known(key)) return false;
      return !neighbours(key).some((other) => known(other) && (levels.get(other) ?? 0) >= level + slipLevels);
    })
    .map(({ word }) => word);
}

/** Every string one insertion, deletion, substitution or transposition of letters away. */
function neighbours(key: string): string[] {
  const found: string[] = [];
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (let offset = 0; offset <= key.length; offset++) {
    const [head, tail] = [key.slice(0, offset), key.slice(offset)];
    if (tail.length > 1) found.push(head + tail[1] + tail[0] + tail.slice(2));
    if (tail.length > 0) found.push(head + tail.slice(1));
    for (const letter of letters) {
      found.push(head + letter + tail);
      if (tail.length > 0) found.push(head + letter + tail.slice(1));
    }
  }
  return found;
}
