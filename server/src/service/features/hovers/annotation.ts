import type { EntityLink } from '../../../annotations/index.ts';
import { touches } from '../../../text/span.ts';
import type { TaggedSpan } from '../../annotationService.ts';
import type { ServiceContext } from '../../languageService.ts';
import { relationEnds, type RelationEnd } from '../../relations.ts';
import type { HoverPart } from './claim.ts';
import { escapeMarkdown, linkTo } from './markdown.ts';

const arrows: Record<RelationEnd['direction'], string> = { to: '→', from: '←', both: '↔' };

/** The tags of the place at an offset, the innermost first: label, attributes, notes, links, relations, and who tagged it when. */
export function annotationHover(context: ServiceContext, document: string, offset: number): HoverPart | undefined {
  const here = context.annotations
    .spans(document)
    .filter(({ status, fragments }) => status !== 'orphan' && fragments.some((fragment) => touches(fragment, offset)))
    .sort((a, b) => length(a.span) - length(b.span));
  if (here.length === 0) return undefined;
  return { span: here[0].span, markdown: here.map((tagged) => describe(context, document, tagged)).join('\n') };
}

function describe({ workspace, annotations }: ServiceContext, document: string, { id, label, fragments, annotation, status }: TaggedSpan): string {
  const { attributes, notes, links } = annotation;
  const words = annotation.fragments.map(({ exact }) => escapeMarkdown(exact)).join(' … ');
  const lines = [
    `**${escapeMarkdown(label)}** “${words}”${status === 'suggested' ? ' _suggested_' : ''}${fragments.length > 1 ? ` _in ${String(fragments.length)} parts_` : ''}`,
    ...Object.entries(attributes).map(([name, value]) => `${escapeMarkdown(name)}: ${escapeMarkdown(String(value))}`),
    ...links.map(describeLink),
    ...relationEnds(annotations, document, id).map(({ type, direction, other }) => {
      const place = linkTo(workspace, { document, span: other.span });
      return `${arrows[direction]} ${escapeMarkdown(type)} **${escapeMarkdown(other.label)}** “${escapeMarkdown(other.text)}” ${place}`;
    }),
    ...notes.map((note) => `_${escapeMarkdown(note)}_`),
    ...provenance(annotation),
  ];
  return `- ${lines.join('  \n  ')}`;
}

/** Only addresses that a browser may follow are links. */
function describeLink({ iri, label }: EntityLink): string {
  const name = escapeMarkdown(label ?? iri);
  return /^https?:\/\//u.test(iri) ? `[${name}](${encodeURI(iri).replace(/[()]/gu, encodeURIComponent)})` : name;
}

function provenance({ creator, created, modified, item }: TaggedSpan['annotation']): string[] {
  const day = (moment: string | undefined): string | undefined => moment?.slice(0, 10);
  const made = [creator, day(created)].filter((part) => part !== undefined).join(', ');
  const adjudicator = nameIn(item['adjudicator']);
  const decided = adjudicator === undefined ? (day(modified) === day(created) ? undefined : day(modified)) : [adjudicator, day(modified)].filter((part) => part !== undefined).join(', ');
  const parts = [made, decided === undefined ? '' : adjudicator === undefined ? `changed ${decided}` : `decided by ${decided}`].filter((part) => part !== '');
  return parts.length === 0 ? [] : [`— ${escapeMarkdown(parts.join('; '))}`];
}

function nameIn(agent: unknown): string | undefined {
  return typeof agent === 'object' && agent !== null && 'name' in agent && typeof agent.name === 'string' ? agent.name : undefined;
}

function length({ start, end }: { start: number; end: number }): number {
  return end - start;
}
