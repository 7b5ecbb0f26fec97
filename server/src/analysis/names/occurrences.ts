import { type NameMention } from './facts.ts';

/** The key under which spellings of one form are counted: lower case, composed. */
export function keyOf(written: string): string {
  return written.toLowerCase().normalize('NFC');
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
  const fullNames = new FullNames(mentions, keys);
  return mentions.flatMap((mention, index) => {
    const words = keys[index];
    return words.map((key, place): NameOccurrence => {
      const alone = words.length === 1 ? fullNames.resolve(key, index) : undefined;
      return {
        key,
        written: mention.words[place],
        start: mention.starts[place],
        sentence: mention.sentence,
        mention: index,
        reliable: !mention.headline && !(mention.opening && place === 0),
        left: mention.headline ? '' : (alone?.left ?? words[place - 1] ?? ''),
        right: mention.headline ? '' : (alone?.right ?? words[place + 1] ?? ''),
      };
    });
  });
}

interface FullName {
  readonly mention: number;
  readonly left: string;
  readonly right: string;
}

/** The names of two and more words of a document, by their last and by their first word. */
class FullNames {
  readonly #byLast = new Map<string, FullName[]>();
  readonly #byFirst = new Map<string, FullName[]>();

  constructor(mentions: readonly NameMention[], keys: readonly (readonly string[])[]) {
    keys.forEach((words, mention) => {
      if (words.length < 2 || mentions[mention].headline) return;
      append(this.#byLast, words[words.length - 1], { mention, left: words[words.length - 2], right: '' });
      append(this.#byFirst, words[0], { mention, left: '', right: words[1] });
    });
  }

  resolve(key: string, mention: number): FullName | undefined {
    const names = this.#byLast.get(key) ?? this.#byFirst.get(key);
    return names?.findLast((name) => name.mention < mention) ?? names?.[0];
  }
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
