/** The first and the last word of a person's name, which may stand for it; none of a name of one word. */
export function personShortForms(name: string): string[] {
  const space = name.indexOf(' ');
  if (space < 0) return [];
  const first = name.slice(0, space);
  const last = lastWordStart(name);
  return last < 0 ? [first] : [first, name.slice(last)];
}

/** Where the last word of a name starts, a UTF-16 offset; -1 of a name of one word, or that ends with the word with which it begins. */
export function lastWordStart(name: string): number {
  const firstEnd = name.indexOf(' ');
  const start = name.lastIndexOf(' ') + 1;
  return firstEnd < 0 || (name.length - start === firstEnd && name.endsWith(name.slice(0, firstEnd))) ? -1 : start;
}

/** The capital initials of an organisation's name of several words: "National Resistance Front", NRF. */
export function initialsOf(name: string): string | undefined {
  if (!name.includes(' ') && !name.includes('-')) return undefined;
  let initials = '';
  let count = 0;
  let isFirst = true;
  for (let offset = 0; offset < name.length; offset++) {
    const unit = name[offset];
    const isSeparator = unit === ' ' || unit === '-';
    const initial = isFirst && !isSeparator ? capitalAt(name, offset) : '';
    if (initial !== '') {
      initials += initial;
      count++;
    }
    isFirst = isSeparator;
  }
  return count < 2 ? undefined : initials;
}

/** The capital letter at a UTF-16 offset; '' where there is none. */
function capitalAt(text: string, offset: number): string {
  const unit = text[offset];
  if (unit < '\u0080') return unit >= 'A' && unit <= 'Z' ? unit : '';
  const character = String.fromCodePoint(text.codePointAt(offset)!);
  return /\p{Lu}/u.test(character) ? character : '';
}
