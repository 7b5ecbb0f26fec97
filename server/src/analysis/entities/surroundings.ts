import type { Span } from '../../text/span.ts';

/** What other analyses know of a document, by which names are told from words that are only written like them; offsets are UTF-16. */
export interface Surroundings {
  /** The lines of the document, in order; a line of boilerplate is not part of its text. */
  readonly lines: readonly (Span & { readonly kind: 'content' | 'boilerplate' | 'heading' })[];
  /** Whether a word of a name may start at an offset: no function word, and no word that only opens a sentence. */
  readonly mayName: (start: number) => boolean;
  /** Whether the document, or any text, has a word in small letters where no capital is called for. */
  readonly isSmall: (lower: string) => boolean;
}

export const noSurroundings: Surroundings = { lines: [], mayName: () => true, isSmall: () => false };

interface NamedMention extends Span {
  /** Its words. */
  readonly form: string;
  /** The full name that the words stand for. */
  readonly name: string;
}

/**
 * Leaves out what is hardly a name of the text by what stands around it: names in menus, links to other articles and other boilerplate, and words with a capital
 * that says little, since they are written in small letters elsewhere and open a sentence or stand in a heading. Where the text has a name for sure, it is kept
 * in such places too.
 *
 * @param mentions by their start
 */
export function namesOfText<Mention extends NamedMention>(mentions: readonly Mention[], { lines, mayName, isSmall }: Surroundings): readonly Mention[] {
  const names = new Set<string>();
  const inHeadings: Mention[] = [];
  let line = 0;
  for (const mention of mentions) {
    const { start, form, name } = mention;
    while (line < lines.length && lines[line].end <= start) line++;
    const kind = line < lines.length && lines[line].start <= start ? lines[line].kind : 'content';
    if (kind === 'boilerplate' || (isCapitalised(form) && !mayName(start))) continue;
    if (kind === 'heading') inHeadings.push(mention);
    else names.add(name);
  }
  const isOrdinary = (word: string): boolean => isCapitalised(word) && isSmall(word.toLowerCase());
  for (const { form, name } of inHeadings) if (!names.has(name) && !form.split(/[ -]/u).every(isOrdinary)) names.add(name);
  return mentions.filter(({ name }) => names.has(name));
}

/** Whether a text is one word with a capital and small letters, as any word may be written at the head of a sentence. */
function isCapitalised(text: string): boolean {
  return /^\p{Lu}\p{Ll}*$/u.test(text);
}
