import { memoizeByText } from '../../text/memo.ts';

/** A name, and what it may be taken up by. */
export interface ShortForms {
  readonly name: string;
  /** The first and the last word of a person's name; none of a name of one word. */
  readonly person: readonly string[];
  /** The capital initials of an organisation's name of several words: "National Resistance Front", NRF. */
  readonly initials: string | undefined;
}

/** Remembered, since a document has most of its names several times. */
export const shortFormsOf: (name: string) => ShortForms = memoizeByText((name) => ({ name, person: personShortForms(name), initials: initialsOf(name) }));

function personShortForms(name: string): string[] {
  const space = name.indexOf(' ');
  if (space < 0) return [];
  const first = name.slice(0, space);
  const last = name.slice(name.lastIndexOf(' ') + 1);
  return first === last ? [first] : [first, last];
}

function initialsOf(name: string): string | undefined {
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
