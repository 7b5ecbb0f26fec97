import type { DesignationReading } from './dates.ts';
import { isMinus } from './numeral.ts';
import type { Token } from './tokens.ts';

const keypad: ReadonlyMap<string, string> = new Map(
  ['abc2', 'def3', 'ghi4', 'jkl5', 'mno6', 'pqrs7', 'tuv8', 'wxyz9'].flatMap((key) =>
    Array.from(key.slice(0, -1), (character): [string, string] => [character, key[key.length - 1]]),
  ),
);

/** A telephone number: "713-308-3600", "(318) 673-7373", "+44 20 7946 0958", "713-222-TIPS", "800.555.0199". */
export function readPhone(tokens: readonly Token[], index: number): DesignationReading | null {
  const first = tokens[index];
  const international = first.text === '+' && tokens[index + 1]?.kind === 'digits' && tokens[index + 1].glued;
  const bracketed = first.text === '(' && tokens[index + 1]?.kind === 'digits' && tokens[index + 2]?.text === ')';
  let at = international || bracketed ? index + 1 : index;
  if (tokens[at].kind !== 'digits' || (at === index && first.glued && isMinus(tokens[index - 1]))) return null;
  let digits = tokens[at].text;
  if (bracketed && digits.length !== 3) return null;
  let groups = 1;
  at += bracketed ? 2 : 1;
  while (groups < 6) {
    const group = readGroup(tokens, at, international || bracketed);
    if (group === null) break;
    digits += group.digits;
    at = group.next;
    groups++;
  }
  const enough = groups >= 3 && digits.length >= 10 && digits.length <= 15;
  const local = bracketed && groups >= 2 && digits.length === 10;
  if (!enough && !local) return null;
  if (!international && digits.length > 11) return null;
  const value = Number(digits);
  return { kind: 'phone', designation: { form: 'phone', value: digits, low: value, high: value }, next: at };
}

function readGroup(tokens: readonly Token[], index: number, spaced: boolean): { digits: string; next: number } | null {
  const separator = tokens[index];
  if (separator === undefined) return null;
  if (separator.kind === 'digits') return spaced && separator.text.length >= 2 && separator.text.length <= 4 ? { digits: separator.text, next: index + 1 } : null;
  const group = tokens[index + 1];
  if (!(isMinus(separator) || separator.text === '.' || separator.text === '/') || !separator.glued || group?.glued !== true) return null;
  if (group.kind === 'digits') return group.text.length >= 2 && group.text.length <= 4 ? { digits: group.text, next: index + 2 } : null;
  if (group.kind !== 'word' || group.text.length !== 4 || group.text !== group.text.toUpperCase()) return null;
  const keys = Array.from(group.lower, (character) => keypad.get(character) ?? '').join('');
  return keys.length === 4 ? { digits: keys, next: index + 2 } : null;
}

const streetWords = new Set(
  ('street st avenue ave road rd lane ln drive dr boulevard blvd court ct circle cir place pl way highway hwy parkway pkwy terrace ' +
    'trail square sq row alley crescent close turnpike freeway expressway loop run walk').split(' '),
);

/** A house number or block on a street: "1417 Orchard Avenue", "the 33300 block of 18th Lane South". */
export function readAddress(tokens: readonly Token[], index: number): DesignationReading | null {
  const token = tokens[index];
  if (token.kind !== 'digits' || token.text.length > 5) return null;
  const house = Number(token.text);
  if (tokens[index + 1]?.lower === 'block' && (tokens[index + 2]?.lower === 'of' || tokens[index + 2]?.lower === 'on')) {
    const street = readStreet(tokens, index + 3);
    const place = { form: 'block' as const, value: token.text, low: house, high: house + 99 };
    const number = { from: index, to: index + 1 };
    return { kind: 'address', designation: street === null ? place : { ...place, street: street.words }, next: street?.next ?? index + 2, number };
  }
  const toHouse = isMinus(tokens[index + 1]) && tokens[index + 1].glued && tokens[index + 2]?.kind === 'digits' ? 2 : 0;
  const street = readStreet(tokens, index + 1 + toHouse);
  if (street === null) return null;
  return {
    kind: 'address',
    designation: { form: 'house', value: token.text, low: house, high: house, street: street.words },
    next: street.next,
    number: { from: index, to: index + 1 },
  };
}

const leadingStreetWords = new Set('ave avenue rue via calle rua avenida boulevard'.split(' '));

/** Up to four capitalised words or an ordinal that end in a street word. */
function readStreet(tokens: readonly Token[], index: number): { words: string; next: number } | null {
  if (leadingStreetWords.has(tokens[index]?.lower ?? '') && tokens[index + 1]?.capital) {
    return { words: `${tokens[index].text} ${tokens[index + 1].text}`, next: index + 2 };
  }
  let words = '';
  for (let at = index; at < Math.min(index + 6, tokens.length); at++) {
    const token = tokens[at];
    if (token.text === '.' && token.glued && at > index) continue;
    if (token.kind === 'mark') return null;
    const ordinal = token.kind === 'digits' || (at > index && tokens[at - 1].kind === 'digits' && token.glued);
    if (!token.capital && !ordinal) return null;
    if (at > index && token.capital && streetWords.has(token.lower)) return { words: `${words} ${token.text}`, next: at + 1 };
    words += (words === '' || token.glued ? '' : ' ') + token.text;
  }
  return null;
}

const results = new Set(
  ('win wins won winning beat beats beaten beating lose loses lost losing loss defeat defeated defeats draw drew drawn victory lead leads led ' +
    'leading tie ties tied score scores scored aggregate record edge edged down finish final ended vote voted level comeback rout ' +
    'thrashing thrashed hammered trailed trailing scoreline advantage series match game set sets').split(' '),
);

/** A result of a match or a vote: "2-1", "a 5-4 vote". Without a word for winning or losing near by, the higher side stands first. */
export function readScore(tokens: readonly Token[], index: number): DesignationReading | null {
  const first = tokens[index];
  const dash = tokens[index + 1];
  const second = tokens[index + 2];
  if (first.kind !== 'digits' || second?.kind !== 'digits' || !isMinus(dash) || !dash.glued || !second.glued) return null;
  if (first.text.length > 3 || second.text.length > 3) return null;
  if ((first.glued && isJoin(tokens[index - 1])) || (tokens[index + 3]?.glued === true && continues(tokens, index + 3))) return null;
  const [own, other] = [Number(first.text), Number(second.text)];
  if (own < other && !hasResultNearby(tokens, index)) return null;
  return { kind: 'score', designation: { form: 'score', value: `${own}-${other}`, low: own, high: other }, next: index + 3 };
}

function isJoin(token: Token | undefined): boolean {
  return token !== undefined && (isMinus(token) || token.text === '.' || token.text === ',' || token.text === '$' || token.text === '/');
}

/** The digits go on, or a unit touches them. */
function continues(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token.kind === 'word' || token.text === '%') return true;
  return (isMinus(token) || token.text === '.' || token.text === ',' || token.text === '/') && tokens[index + 1]?.glued === true && tokens[index + 1].kind !== 'mark';
}

function hasResultNearby(tokens: readonly Token[], index: number): boolean {
  for (let at = Math.max(0, index - 5); at < Math.min(index + 6, tokens.length); at++) {
    if (results.has(tokens[at].lower)) return true;
  }
  return false;
}
