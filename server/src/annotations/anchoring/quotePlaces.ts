import { isPairAt, runEnd, wordCharacter } from '../../text/characters.ts';

/** Of a quote that stands in more places than this, only the likely ones are looked at. */
const many = 64;

/** How much context on each side makes a place of a frequent quote likely, and how many of the nearest ones are too. */
const nearContext = 8;
const nearest = 16;

/** How many code units may be searched in all for quotes that hold no whole word, which no index helps to find. */
const scanBudget = 50_000_000;

/** A quote with its context. */
interface Quoted {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Finds where quotes stand in a text: through an index of its words, so that ten thousand quotes take no long time. */
export class QuotePlaces {
  readonly #text: string;
  #words: Map<string, number[]> | undefined;
  #scanned = 0;
  readonly #known = new Map<string, readonly number[]>();
  readonly #byContext = new Map<string, Map<string, number[]>>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The places (UTF-16 starts, ascending) of a quote; of a frequent one those with its context or near `expected`. */
  find(quote: Quoted, expected: number): readonly number[] {
    if (quote.exact === '') return [];
    const places = this.#all(quote);
    if (places.length <= many) return places;
    const likely = this.#inContext(quote.exact, places).get(this.#key(quote.prefix, quote.suffix)) ?? [];
    const middle = places.findIndex((place) => place >= expected);
    const from = Math.max(0, (middle < 0 ? places.length : middle) - nearest / 2);
    return [...new Set([...likely.slice(0, many), ...places.slice(from, from + nearest)])].sort((a, b) => a - b);
  }

  #all(quote: Quoted): readonly number[] {
    const { exact } = quote;
    const known = this.#known.get(exact);
    if (known) return known;
    const word = this.#rarestWord(quote);
    const places = word
      ? word.places.map((place) => place - word.offset).filter((place) => place >= 0 && this.#text.startsWith(exact, place))
      : this.#scan(exact);
    // A quote that begins or ends inside a word is looked for with its own neighbours, so it is not kept for others.
    if (word?.isWhole) this.#known.set(exact, places);
    return places;
  }

  #rarestWord({ exact, prefix, suffix }: Quoted): { offset: number; places: readonly number[]; isWhole: boolean } | undefined {
    this.#words ??= indexWords(this.#text);
    let rarest: { offset: number; places: readonly number[]; isWhole: boolean } | undefined;
    for (const match of exact.matchAll(wordPattern)) {
      const end = match.index + match[0].length;
      const cutsStart = match.index === 0 && /[\p{L}\p{N}\p{M}]$/u.test(prefix);
      const cutsEnd = end === exact.length && /^[\p{L}\p{N}\p{M}]/u.test(suffix);
      if (cutsStart || cutsEnd) continue;
      const places = this.#words.get(match[0]) ?? [];
      if (!rarest || places.length < rarest.places.length) rarest = { offset: match.index, places, isWhole: true };
    }
    return rarest;
  }

  #scan(exact: string): number[] {
    const places: number[] = [];
    if (this.#scanned > scanBudget) return places;
    this.#scanned += this.#text.length;
    for (let place = this.#text.indexOf(exact); place >= 0; place = this.#text.indexOf(exact, place + 1)) places.push(place);
    return places;
  }

  #inContext(exact: string, places: readonly number[]): Map<string, number[]> {
    let byContext = this.#byContext.get(exact);
    if (!byContext) {
      byContext = new Map();
      for (const place of places) {
        const end = place + exact.length;
        const key = this.#key(this.#text.slice(Math.max(0, place - nearContext), place), this.#text.slice(end, end + nearContext));
        const same = byContext.get(key);
        if (same) same.push(place);
        else byContext.set(key, [place]);
      }
      this.#byContext.set(exact, byContext);
    }
    return byContext;
  }

  #key(prefix: string, suffix: string): string {
    return `${prefix.slice(-nearContext)}\n\n\n${suffix.slice(0, nearContext)}`;
  }
}

/** A run of characters of the class `wordCharacter`. */
const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;

function indexWords(text: string): Map<string, number[]> {
  const words = new Map<string, number[]>();
  let offset = 0;
  while (offset < text.length) {
    const start = offset;
    offset = runEnd(text, start, text.length, wordCharacter);
    if (offset === start) {
      offset += isPairAt(text, start) ? 2 : 1;
      continue;
    }
    const word = text.slice(start, offset);
    const places = words.get(word);
    if (places) places.push(start);
    else words.set(word, [start]);
  }
  return words;
}
