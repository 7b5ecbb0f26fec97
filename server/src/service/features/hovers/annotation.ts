import type { ServiceContext } from '../../languageService.ts';
import { touches } from '../../../text/span.ts';
import type { HoverPart } from './claim.ts';
import { escapeMarkdown } from './markdown.ts';

/** The tags of the place at an offset, the innermost first: label, notes, links, and who tagged it when. */
export function annotationHover({ annotations }: ServiceContext, document: string, offset: number): HoverPart | undefined {
  const here = annotations
    .spans(document)
    .filter(({ status, fragments }) => status !== 'orphan' && fragments.some((fragment) => touches(fragment, offset)))
    .sort((a, b) => length(a.span) - length(b.span));
  if (here.length === 0) return undefined;
  const lines = here.map(({ label, text, status, annotation }) => {
    const { creator, created, notes, links } = annotation;
    const by = [creator, created?.slice(0, 10)].filter((part) => part !== undefined).join(', ');
    const details = [
      `**${escapeMarkdown(label)}** “${escapeMarkdown(text)}”${status === 'suggested' ? ' _suggested_' : ''}${by === '' ? '' : ` — ${escapeMarkdown(by)}`}`,
      ...notes.map((note) => `  - ${escapeMarkdown(note)}`),
      ...links.map(({ iri, label: name }) => `  - ${escapeMarkdown(name ?? iri)}`),
    ];
    return `- ${details.join('\n')}`;
  });
  return { span: here[0].span, markdown: lines.join('\n') };
}

function length({ start, end }: { start: number; end: number }): number {
  return end - start;
}
