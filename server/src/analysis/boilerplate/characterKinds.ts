import { isHighSurrogate, isPairAt } from '../../text/characters.ts';

/** Kinds of characters, as far as what stands in a line tells prose from furniture. */
const kinds = [
  'unknown', 'none', 'digit', 'letter', 'comma', 'stop', 'exclamation', 'punctuation', 'quote', 'separator', 'parenthesis', 'atSign', 'currency', 'symbol', 'otherScript',
  'highSurrogate',
] as const;
export const [, none, digit, letter, comma, stop, exclamation, punctuation, quote, separator, parenthesis, atSign, currency, symbol, otherScript, highSurrogate] = kinds.keys();
export const kindCount = kinds.length;

/** The kind of every UTF-16 code unit; unknown until it is asked for. */
const kindOfUnit = new Uint8Array(0x10000);

function classify(unit: number): number {
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
  if ('$€£¥₹'.includes(character)) return currency;
  if ((unit > 0x24f && unit < 0x2000) || (unit > 0x3000 && unit < 0xe000)) return otherScript;
  if (unit > 0x2100 || '+=<>*_~^{}[]\\#&%'.includes(character)) return symbol;
  return unit > 0xbf && unit <= 0x24f ? letter : none;
}

function kindOf(unit: number): number {
  return kindOfUnit[unit] || (kindOfUnit[unit] = classify(unit));
}

/** Adds the characters between two UTF-16 offsets of a text to the counts of their kinds. */
export function countCharacters(text: string, start: number, end: number, counts: Int32Array): void {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind !== highSurrogate) counts[kind]++;
    else if (isPairAt(text, at)) {
      counts[symbol]++;
      at++;
    } else counts[otherScript]++;
  }
}

/** Whether a word is of letters of the Latin script only. */
export function isLatin(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (kindOf(word.charCodeAt(at)) !== letter) return false;
  return true;
}
