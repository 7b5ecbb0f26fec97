/** The first and the last word of a person's name, which may stand for it; none of a name of one word. */
export function personShortForms(name: string): string[] {
  const space = name.indexOf(' ');
  if (space < 0) return [];
  const [first, last] = [name.slice(0, space), name.slice(name.lastIndexOf(' ') + 1)];
  return first === last ? [first] : [first, last];
}

/** The capital initials of an organisation's name of several words: "National Resistance Front", NRF. */
export function initialsOf(name: string): string | undefined {
  if (!name.includes(' ') && !name.includes('-')) return undefined;
  const initials = name.split(/[ -]/u).map((word) => /^\p{Lu}/u.exec(word)?.[0] ?? '');
  return initials.filter((initial) => initial !== '').length < 2 ? undefined : initials.join('');
}
