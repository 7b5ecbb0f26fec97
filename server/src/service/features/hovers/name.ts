import { groupBy } from '../../groupBy.ts';
import { count } from '../../findings/context.ts';
import { formsAt, nameAt, type NamePlace } from '../../nameLookup.ts';
import type { ServiceContext } from '../../languageService.ts';
import type { HoverPart } from './claim.ts';
import { escapeMarkdown, linkTo, table } from './markdown.ts';

/** Sources listed in one hover, and read for it: a name may stand in thousands. */
const mostSources = 12;

/** How the corpus spells the name at an offset, and which source uses which spelling how often. */
export function nameHover({ workspace }: ServiceContext, document: string, offset: number): HoverPart | undefined {
  const name = nameAt(workspace, document, offset);
  if (!name) return undefined;
  const places = [...name.placesIn(name.documents.slice(0, mostSources))];
  const sources = groupBy(places, (place) => place.document);
  const left = name.documents.length - Math.min(mostSources, name.documents.length);
  const heading = `**${escapeMarkdown(name.preferred)}** — ${left > 0 ? `in about ${rounded(name.documents.length)} sources` : `${String(places.length)}× in ${count(sources.size, 'source')}`}`;
  if ((name.spellings ?? formsAt(places)).length < 2) return { span: name.span, markdown: heading };
  const rows = [...sources].map(([source, inSource]) => [linkTo(workspace, { document: source, span: inSource[0].span }), spellings(inSource)]);
  const rest = left > 0 ? `\n\nand about ${rounded(left)} more sources` : '';
  return { span: name.span, markdown: `${heading}\n\n${table(['Source', 'Spelt'], rows)}${rest}` };
}

/** To two places, as what is not counted one by one. */
function rounded(number: number): string {
  return Number(number.toPrecision(2)).toLocaleString('en-US');
}

function spellings(places: readonly NamePlace[]): string {
  return [...groupBy(places, ({ form }) => form)].map(([form, same]) => `${escapeMarkdown(form)} ${String(same.length)}×`).join(', ');
}
