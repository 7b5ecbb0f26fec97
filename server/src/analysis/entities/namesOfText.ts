import type { Span } from '../../text/span.ts';

/**
 * Leaves out the mentions of names that stand only in lines that are not part of the text, as menus and links to other articles do: nobody annotates
 * them. A name that the text has too is kept there as well.
 *
 * @param mentions by their start, as are `boilerplate`, the lines that are not part of the text
 */
export function namesOfText<Mention extends Span & { readonly name: string }>(mentions: readonly Mention[], boilerplate: readonly Span[]): readonly Mention[] {
  if (boilerplate.length === 0) return mentions;
  let line = 0;
  const inText = mentions.map(({ start }) => {
    while (line < boilerplate.length && boilerplate[line].end <= start) line++;
    return line === boilerplate.length || start < boilerplate[line].start;
  });
  const names = new Set(mentions.filter((_, at) => inText[at]).map(({ name }) => name));
  return mentions.filter(({ name }) => names.has(name));
}
