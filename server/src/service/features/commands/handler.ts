import type { Range } from 'vscode-languageserver-types';
import type { CommandResult, ServerCommands } from '../../../protocol.ts';
import { spanOf, type LayoutFacts } from '../../../text/layout.ts';
import type { Span } from '../../../text/span.ts';
import type { BulkResult } from '../../annotationService.ts';
import { count } from '../../findings/context.ts';
import type { ServiceContext } from '../../languageService.ts';

/** Carries out one command. Throws one clear sentence where it cannot. */
export type Handler<Command extends keyof ServerCommands> = (context: ServiceContext, argument: ServerCommands[Command]) => Promise<CommandResult>;

export function result(done: boolean, yes: string, no: string): CommandResult {
  return { done, message: done ? yes : no };
}

/** What an action on several documents did in a sentence, with what was left out; `yes` is without its full stop. */
export function bulkResult({ changed, problems }: BulkResult, yes: string, no: string): CommandResult {
  const done = changed.length > 0;
  const where = changed.length > 1 ? ` in ${count(changed.length, 'file')}` : '';
  const said = done ? `${yes}${where}.` : no;
  return { done, message: [...(done || problems.length === 0 ? [said] : []), ...problems].join(' ') };
}

/** A document's layout, brought up to its text. Throws where it is none of the corpus. */
export async function layoutIn({ workspace }: ServiceContext, uri: string): Promise<LayoutFacts> {
  await workspace.refresh(uri);
  const layout = workspace.layout(uri);
  if (!layout || !workspace.has(uri)) throw new Error(`${workspace.pathOf(uri)} is not a document of the corpus.`);
  return layout;
}

/** A range of a document as UTF-16 offsets. Throws where it is none of the corpus. */
export async function spanIn(context: ServiceContext, uri: string, range: Range): Promise<Span> {
  return spanOf(await layoutIn(context, uri), range);
}
