import { isHighSurrogate, isPairAt } from '../../text/characters.ts';

/** How many characters of a line are of each kind, and what could be told from them at a glance. */
export interface UnitCounts {
  digits: number;
  letters: number;
  punctuation: number;
  commas: number;
  quotes: number;
  separators: number;
  parentheses: number;
  symbols: number;
  otherScript: number;
  exclamations: number;
  /** Of characters that an address cannot do without: full stops, colons and at signs. */
  joints: number;
}

const kinds = [
  'unknown', 'none', 'digit', 'letter', 'comma', 'stop', 'exclamation', 'punctuation', 'quote', 'separator', 'parenthesis', 'atSign', 'symbol', 'otherScript',
  'highSurrogate',
] as const;
const [, none, digit, letter, comma, stop, exclamation, punctuation, quote, separator, parenthesis, atSign, symbol, otherScript, highSurrogate] = kinds.keys();

/** The kind of every UTF-16 code unit; unknown until it is asked for. */
const kindOfUnit = new Uint8Array(0x10000);

function kindOf(unit: number): number {
  const character = String.fromCharCode(unit);
  if (isHighSurrogate(unit)) return highSurrogate;
  if (unit >= 48 && unit <= 57) return digit;
  if ((unit | 32) >= 97 && (unit | 32) <= 122) return letter;
  if (character === ',') return comma;
  if ('.:'.includes(character)) return stop;
  if (character === '!') return exclamation;
  if (';?'.includes(character)) return punctuation;
  if ('"“”«»'.includes(character)) return quote;
  if ('|/›»>•·→'.includes(character)) return separator;
  if (character === '(') return parenthesis;
  if (character === '@') return atSign;
  if ((unit > 0x24f && unit < 0x2000) || (unit > 0x3000 && unit < 0xe000)) return otherScript;
  if (unit > 0x2100 || '+=<>*_~^{}[]\\#&%'.includes(character)) return symbol;
  return unit > 0xbf && unit <= 0x24f ? letter : none;
}

/** The characters of the line that is being counted, by kind; kept from line to line, since to make arrays costs more than to fill them. */
const counts = new Int32Array(kinds.length);

/** Counts the characters of a line. */
export function countUnits(text: string): UnitCounts {
  counts.fill(0);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = kindOfUnit[unit] || (kindOfUnit[unit] = kindOf(unit));
    if (kind !== highSurrogate) counts[kind]++;
    else if (isPairAt(text, at)) {
      counts[symbol]++;
      at++;
    } else counts[otherScript]++;
  }
  return {
    digits: counts[digit],
    letters: counts[letter] + counts[otherScript],
    punctuation: counts[stop] + counts[exclamation] + counts[punctuation] + counts[comma],
    commas: counts[comma],
    quotes: counts[quote],
    separators: counts[separator],
    parentheses: counts[parenthesis],
    symbols: counts[atSign] + counts[symbol],
    otherScript: counts[otherScript],
    exclamations: counts[exclamation],
    joints: counts[stop] + counts[atSign],
  };
}
