import type { NameMention } from './facts.ts';

/** The key under which spellings of one form are counted: lower case, composed, with straight apostrophes. */
export function keyOf(written: string): string {
  const lower = written.toLowerCase();
  return /^[a-z]*$/.test(lower) ? lower : lower.normalize('NFC').replace(/[’ʼ]/g, "'").replace(/‑/g, '-');
}

/** One word of a mention in its place. */
export interface NameOccurrence {
  readonly key: string;
  readonly written: string;
  readonly start: number;
  readonly sentence: number;
  /** The mention's number in the document. */
  readonly mention: number;
  /** Whether its capital can be trusted: neither the first word of a sentence nor in a headline. */
  readonly reliable: boolean;
  /**
   * Keys of the words before and after it in the full name, '' where there is none. A word that stands alone takes those of the full
   * name it most likely repeats: the last one before it in the document that has the word last, else first.
   */
  readonly left: string;
  readonly right: string;
}

/** The words of all mentions of a document, with their neighbours in the full name. */
export function readOccurrences(mentions: readonly NameMention[]): NameOccurrence[] {
  const keys = mentions.map((mention) => mention.words.map(keyOf));
  const earliest = new FullNames();
  for (let index = mentions.length - 1; index >= 0; index--) earliest.note(mentions[index], keys[index]);
  const latest = new FullNames();
  return mentions.flatMap((mention, index) => {
    const words = keys[index];
    const alone = words.length === 1 && !mention.headline ? (latest.find(words[0]) ?? earliest.find(words[0])) : undefined;
    latest.note(mention, words);
    return words.map((key, place): NameOccurrence => ({
      key,
      written: mention.words[place],
      start: mention.starts[place],
      sentence: mention.sentence,
      mention: index,
      reliable: !mention.headline && !(mention.opening && place === 0),
      left: mention.headline ? '' : (alone?.left ?? words[place - 1] ?? ''),
      right: mention.headline ? '' : (alone?.right ?? words[place + 1] ?? ''),
    }));
  });
}

interface Neighbours {
  readonly left: string;
  readonly right: string;
}

/** The names of two and more words met last, by their last and by their first word. */
class FullNames {
  readonly #byLast = new Map<string, Neighbours>();
  readonly #byFirst = new Map<string, Neighbours>();

  note(mention: NameMention, words: readonly string[]): void {
    if (words.length < 2 || mention.headline) return;
    this.#byLast.set(words[words.length - 1], { left: words[words.length - 2], right: '' });
    this.#byFirst.set(words[0], { left: '', right: words[1] });
  }

  find(key: string): Neighbours | undefined {
    return this.#byLast.get(key) ?? this.#byFirst.get(key);
  }
}
