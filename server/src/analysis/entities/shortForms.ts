/** The first and the last word of a person's name, which may stand for it; none of a name of one word. */
export function personShortForms(name: string): string[] {
  const words = name.split(' ');
  return words.length < 2 ? [] : [...new Set([words[0], words[words.length - 1]])];
}

/** The capital initials of an organisation's name of several words: "National Resistance Front", NRF. */
export function initialsOf(name: string): string | undefined {
  const initials = name.split(/[ -]/u).map((word) => /^\p{Lu}/u.exec(word)?.[0] ?? '');
  return initials.filter((initial) => initial !== '').length < 2 ? undefined : initials.join('');
}
