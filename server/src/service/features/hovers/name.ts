import { groupBy } from '../../groupBy.ts';
import { nameAt, type NamePlace } from '../../nameLookup.ts';
import type { ServiceContext } from '../../languageService.ts';
import type { HoverPart } from './claim.ts';
import { escapeMarkdown, linkTo, table } from './markdown.ts';

/** Sources listed in one hover. */
const mostSources = 12;

/** How the corpus spells the name at an offset, and which source uses which spelling how often. */
export function nameHover({ workspace }: ServiceContext, document: string, offset: number): HoverPart | undefined {
  const name = nameAt(workspace, document, offset);
  if (!name) return undefined;
  const places = name.places();
  const sources = groupBy(places, (place) => place.document);
  const heading = `**${escapeMarkdown(name.preferred)}** — ${String(places.length)}× in ${String(sources.size)} ${sources.size === 1 ? 'source' : 'sources'}`;
  if (name.forms.length < 2) return { span: name.span, markdown: heading };
  const rows = [...sources].slice(0, mostSources).map(([source, inSource]) => [linkTo(workspace, { document: source, span: inSource[0].span }), spellings(inSource)]);
  const rest = sources.size > mostSources ? `\n\nand ${String(sources.size - mostSources)} more sources` : '';
  return { span: name.span, markdown: `${heading}\n\n${table(['Source', 'Spelt'], rows)}${rest}` };
}

function spellings(places: readonly NamePlace[]): string {
  return [...groupBy(places, ({ form }) => form)].map(([form, same]) => `${escapeMarkdown(form)} ${String(same.length)}×`).join(', ');
}
