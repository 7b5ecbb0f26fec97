const onsets = ['b', 'br', 'd', 'f', 'g', 'gr', 'h', 'j', 'k', 'kh', 'l', 'm', 'n', 'p', 'r', 's', 'sh', 'st', 't', 'v', 'z'];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou'];
const codas = ['n', 'r', 'l', 'm', 's', 'k', 'nd', 'rt', 'v'];
const placeEndings = ['abad', 'ford', 'burg', 'ville', 'ton', 'ova'];

/** How many different surnames and places there are. */
export const surnames = 40_000;
export const places = 10_000;

/** A surname that its number spells. */
export function surname(number: number): string {
  return capitalised(syllable(number) + syllable(Math.floor(number / syllables) + 7 * number + 3) + codas[number % codas.length]);
}

/** A place name that its number spells. */
export function placeName(number: number): string {
  return capitalised(syllable(11 * number + 5) + codas[(number >> 3) % codas.length] + syllable(Math.floor(number / 5)) + placeEndings[number % placeEndings.length]);
}

const syllables = onsets.length * vowels.length;

function syllable(number: number): string {
  return onsets[number % onsets.length] + vowels[Math.floor(number / onsets.length) % vowels.length];
}

function capitalised(word: string): string {
  return word[0].toUpperCase() + word.slice(1);
}
