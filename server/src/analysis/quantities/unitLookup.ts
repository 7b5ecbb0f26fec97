import { traitOfWords } from '../../text/wordForms.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';
import type { Unit, UnitEntry } from './unit.ts';

/** A unit as read from the tokens; `next` is the index of the first token after it. */
export interface UnitReading {
  readonly unit: Unit;
  readonly next: number;
  /** Written as a symbol or abbreviation rather than in words. */
  readonly symbol: boolean;
}

interface Form {
  readonly unit: Unit;
  /** The tokens after the first. */
  readonly rest: readonly string[];
  readonly symbol: boolean;
}

/** The units that may start with a word or mark. */
interface Starts {
  readonly asWritten: readonly Form[];
  readonly inLowerCase: readonly Form[];
}

const none: readonly Form[] = [];
const nothing: Starts = { asWritten: none, inLowerCase: none };

/** Finds units by the words and symbols they are written with. */
export class UnitLookup {
  readonly #forms = new Map<string, Form[]>();
  readonly #startsWith = traitOfWords((text): Starts => {
    const asWritten = this.#forms.get(text);
    const inLowerCase = this.#forms.get(text.toLowerCase());
    return asWritten === undefined && inLowerCase === undefined ? nothing : { asWritten: asWritten ?? none, inLowerCase: inLowerCase ?? none };
  });

  constructor(tables: readonly (readonly UnitEntry[])[]) {
    for (const entry of tables.flat()) {
      for (const symbol of entry.symbols) this.#add(symbol, entry.unit, true);
      for (const word of entry.words) {
        this.#add(word, entry.unit, false);
        const plural = pluralOf(word);
        if (plural !== word) this.#add(plural, entry.unit, false);
      }
    }
    for (const forms of this.#forms.values()) if (forms.length > 1) forms.sort((a, b) => b.rest.length - a.rest.length);
  }

  #add(written: string, unit: Unit, symbol: boolean): void {
    const [first, ...rest] = areWords(written) ? written.split(' ') : tokenize(written).tokens.map((token) => (symbol ? token.text : token.lower));
    const key = symbol ? first : first.toLowerCase();
    const forms = this.#forms.get(key) ?? [];
    if (forms.length === 0) this.#forms.set(key, forms);
    forms.push({ unit, rest, symbol });
  }

  /** The words, lower case, and symbols that a unit may start with. */
  starts(): Iterable<string> {
    return this.#forms.keys();
  }

  /** The longest unit written at token `index`. */
  read(tokens: readonly Token[], index: number): UnitReading | null {
    const token = tokens[index];
    if (token === undefined || token.kind === 'digits') return null;
    const beforeDollar = tokens[index + 1]?.text === '$' && (token.text.length > 1 || token.text === 'c');
    const starts = this.#startsWith(token.form);
    if (starts === nothing && !beforeDollar) return null;
    const bySymbol = longest(beforeDollar ? this.#forms.get(token.text.toUpperCase()) : starts.asWritten, tokens, index, true);
    const byWord = longest(starts.inLowerCase, tokens, index, false);
    if (bySymbol === null || byWord === null) return bySymbol ?? byWord;
    return byWord.next >= bySymbol.next ? byWord : bySymbol;
  }
}

/** Whether what is written is words of letters from a to z with spaces between them, as most units are: nothing else would come of reading them. */
function areWords(written: string): boolean {
  return /^[a-z]+(?: [a-z]+)*$/.test(written);
}

function longest(forms: readonly Form[] = none, tokens: readonly Token[], index: number, symbol: boolean): UnitReading | null {
  for (const form of forms) {
    if (form.symbol !== symbol) continue;
    const next = symbol ? symbolEnd(form.rest, tokens, index + 1) : wordsEnd(form.rest, tokens, index + 1);
    if (next !== null) return { unit: form.unit, next, symbol };
  }
  return null;
}

/** Symbols stand together, but tokenised text may put a space before a currency sign ("c $"). */
function symbolEnd(rest: readonly string[], tokens: readonly Token[], from: number): number | null {
  let at = from;
  for (const part of rest) {
    const token = tokens[at];
    if (token?.text !== part || (!token.glued && part !== '$')) return null;
    at++;
  }
  return at;
}

/** The words in order, with spaces or hyphens between them. */
function wordsEnd(rest: readonly string[], tokens: readonly Token[], from: number): number | null {
  let at = from;
  for (const part of rest) {
    if (tokens[at]?.text === '-' && part !== '-') at++;
    if (tokens[at]?.lower !== part) return null;
    at++;
  }
  return at;
}

const unchanging = new Set('feet fahrenheit centuries millennia yen yuan renminbi baht dong won rand hertz stone reais krona kroner kronor kuai'.split(' '));

/** The regular plural of a unit's word; of "degree celsius" and "mile per hour" the first word's. */
export function pluralOf(words: string): string {
  const perUnit = words.indexOf(' per ');
  if (perUnit > 0) return pluralOf(words.slice(0, perUnit)) + words.slice(perUnit);
  if (words.startsWith('degree ')) return `degrees ${words.slice('degree '.length)}`;
  const last = words.slice(words.lastIndexOf(' ') + 1);
  if (unchanging.has(last) || last.endsWith('s')) return words;
  if (last === 'foot') return `${words.slice(0, -'oot'.length)}eet`;
  if (/[^aeiou]y$/.test(last)) return `${words.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(last) ? `${words}es` : `${words}s`;
}
