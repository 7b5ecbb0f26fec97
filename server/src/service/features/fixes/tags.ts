import type { CodeAction } from 'vscode-languageserver-types';
import { rangeOf } from '../../../text/layout.ts';
import { overlaps, touches, type Span } from '../../../text/span.ts';
import type { ServerCommands } from '../../../protocol.ts';
import type { ServiceContext } from '../../languageService.ts';

type Scope = ServerCommands['collate.server.tag']['scope'];

const scopes: readonly { readonly scope: Scope; readonly suffix: string }[] = [
  { scope: 'span', suffix: '' },
  { scope: 'document', suffix: ' everywhere in this file' },
  { scope: 'corpus', suffix: ' everywhere in the corpus' },
];

const kind = 'refactor.rewrite.collate.tag';

/**
 * Ways to tag what is selected, or the entity that the cursor stands in: with each label, here, in the whole file, or in
 * the whole corpus. A likely label comes first, with all of these; without a selection only that one is offered for more than one place.
 */
export function tagActions({ workspace, annotations }: ServiceContext, uri: string, selection: Span): CodeAction[] {
  const layout = workspace.layout(uri);
  if (!layout) return [];
  const suggestion = workspace.corpus.entities.suggestions(uri).find((candidate) => overlaps(candidate, selection) || touches(candidate, selection.start));
  const isSelection = selection.end > selection.start;
  const span = isSelection ? selection : suggestion;
  if (!span) return [];
  const range = rangeOf(layout, span);
  const labels = annotations.labels(uri).map(({ name }) => name);
  const likely = suggestion?.label;
  const actionOf = (label: string, { scope, suffix }: (typeof scopes)[number]): CodeAction => {
    const title = `Tag as ${label}${suffix}`;
    const argument = { uri, range, label, scope } satisfies ServerCommands['collate.server.tag'];
    return { title, kind, command: { title, command: 'collate.server.tag', arguments: [argument] } };
  };
  const actions = [
    ...labels.filter((label) => label === likely).flatMap((label) => scopes.map((scope) => actionOf(label, scope))),
    ...scopes.filter(({ scope }) => scope === 'span' || isSelection).flatMap((scope) => labels.filter((label) => label !== likely).map((label) => actionOf(label, scope))),
  ];
  const tagged = annotations.spans(uri).filter((annotation) => overlaps(annotation.span, span));
  const removals = tagged.map(({ id, label, text }): CodeAction => {
    const title = `Remove the tag ${label} from “${text}”`;
    const argument = { uri, id } satisfies ServerCommands['collate.server.untag'];
    return { title, kind, command: { title, command: 'collate.server.untag', arguments: [argument] } };
  });
  return [...removals, ...actions];
}
