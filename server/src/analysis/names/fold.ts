import { memoizeByText } from '../../text/memo.ts';

/** Letters of Latin alphabets that Unicode does not decompose into a base letter and a mark. */
const undecomposed: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'ng', ŧ: 't', ə: 'a',
};

/** The name in lower-case letters a–z alone: marks, hyphens, apostrophes and spaces gone, other alphabets dropped. */
export function foldName(name: string): string {
  const lower = name.toLowerCase();
  if (/^[a-z]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[^\0-\x7f]/g, (letter) => undecomposed[letter] ?? '')
    .replace(/[^a-z]/g, '');
}

/** How names from other scripts are spelt in Latin letters, one sound each; the longest comes first. */
const sounds: readonly (readonly [string, string])[] = [
  ['tsch', 'C'], ['sch', 'S'], ['tch', 'C'], ['dsch', 'J'], ['cch', 'K'], ['sh', 'S'], ['ch', 'C'], ['kh', 'H'], ['gh', 'g'], ['dh', 'd'],
  ['th', 't'], ['ph', 'f'], ['bh', 'b'], ['zh', 'J'], ['dj', 'J'], ['dz', 'z'], ['ts', 'z'], ['tz', 'z'], ['ck', 'k'], ['cz', 'C'], ['sz', 'S'],
  ['qu', 'k'], ['ou', 'u'], ['oo', 'u'], ['ow', 'u'], ['au', 'u'], ['aw', 'u'], ['ee', 'i'], ['ea', 'i'], ['ie', 'i'], ['ei', 'i'], ['ey', 'i'],
  ['ai', 'i'], ['ay', 'i'], ['ij', 'i'], ['x', 'ks'], ['q', 'k'], ['c', 'k'], ['w', 'v'], ['y', 'i'], ['j', 'J'],
];

const soundsByFirst = new Map<string, (readonly [string, string])[]>();
for (const rule of sounds) {
  const same = soundsByFirst.get(rule[0][0]) ?? [];
  same.push(rule);
  soundsByFirst.set(rule[0][0], same);
}

/** A folded name in sounds: digraphs read as one sound, doubled letters once, a silent last h dropped. */
export function soundsOf(folded: string): string {
  let result = '';
  for (let offset = 0; offset < folded.length; ) {
    const rule = soundsByFirst.get(folded[offset])?.find(([written]) => folded.startsWith(written, offset));
    const sound = rule?.[1] ?? folded[offset];
    if (!result.endsWith(sound)) result += sound;
    offset += rule?.[0].length ?? 1;
  }
  return result.length > 2 && result.endsWith('h') ? result.slice(0, -1) : result;
}

/** The consonants of a name's sounds, with its first letter as a mere vowel where it is one. */
export function skeletonOf(soundText: string): string {
  const consonants = soundText.replace(/[aeiou]/g, '').replace(/(.)\1+/g, '$1');
  return /^[aeiou]/.test(soundText) ? 'a' + consonants : consonants;
}

/** The skeleton of a key's sounds: what spellings of one name mostly share. */
export const skeletonOfKey = memoizeByText((key: string) => skeletonOf(soundsOf(foldName(key))), 16384);
