/** The letters of a lexicon key, numbered from 0: "a" to "z" and the apostrophe. */
export const letterCount = 27;

const apostrophe = 39;
const firstLetter = 97;

/** The number of the letter at `offset` of a folded word. */
export function letterAt(key: string, offset: number): number {
  const unit = key.charCodeAt(offset);
  return unit === apostrophe ? letterCount - 1 : unit - firstLetter;
}

/** The code unit of the letter with that number. */
export function unitOf(number: number): number {
  return number === letterCount - 1 ? apostrophe : number + firstLetter;
}

/** Whether the letters before `end` are `sequence`. */
export function endsWith(letters: Uint8Array, end: number, sequence: readonly number[]): boolean {
  if (sequence.length > end) return false;
  for (let index = 0; index < sequence.length; index++) {
    if (letters[end - sequence.length + index] !== sequence[index]) return false;
  }
  return true;
}
