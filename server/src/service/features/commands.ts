import { move, occurrencesOf, relabel, tag, untag, type SidecarProblem } from '../../annotations/index.ts';
import type { CommandResult, ServerCommands } from '../../protocol.ts';
import { spanOf } from '../../text/layout.ts';
import type { Span } from '../../text/span.ts';
import { count } from '../findings/context.ts';
import { addWord } from '../dictionary.ts';
import type { ServiceContext } from '../languageService.ts';

type Handler<Command extends keyof ServerCommands> = (context: ServiceContext, argument: ServerCommands[Command]) => Promise<CommandResult>;

const handlers: { readonly [Command in keyof ServerCommands]: Handler<Command> } = {
  'collate.server.tag': tagPlaces,
  'collate.server.reject': async (context, { uri, range, label }) => {
    const span = await spanIn(context, uri, range);
    const rejected = await context.annotations.apply(uri, (page, text, stamp) => tag(page, text, [span], label, stamp, { status: 'rejected' }).page);
    return result(rejected, 'Suggestion rejected.', 'That suggestion is rejected already.');
  },
  'collate.server.untag': async ({ annotations }, { uri, id }) =>
    result(await annotations.apply(uri, (page) => untag(page, [id])), 'Tag removed.', 'That tag is not there any more.'),
  'collate.server.relabel': async ({ annotations }, { uri, id, label }) =>
    result(await annotations.apply(uri, (page, _text, stamp) => relabel(page, [id], label, stamp)), `Tagged as ${label}.`, 'Nothing changed.'),
  'collate.server.reanchor': async (context, { uri, id, range }) => {
    const span = await spanIn(context, uri, range);
    const moved = await context.annotations.apply(uri, (page, text, stamp) => move(page, text, id, span, stamp));
    return result(moved, 'The annotation stands here now.', 'Select the words that the annotation should stand on.');
  },
  'collate.server.dismiss': async (context, { uri, rule, range }) => {
    const span = await spanIn(context, uri, range);
    return result(await context.annotations.dismiss(uri, rule, span), 'Finding dismissed.', 'That finding is dismissed already.');
  },
  'collate.server.restoreDismissed': async ({ annotations }, { uri }) =>
    result(await annotations.restoreDismissed(uri), 'Dismissed findings are back.', 'No finding of this file is dismissed.'),
  'collate.server.addWord': async ({ workspace }, { uri, word }) =>
    result(await addWord(workspace, uri, word), `“${word}” is in the corpus dictionary.`, `“${word}” is in the corpus dictionary already.`),
  'collate.server.undo': async ({ annotations }, { uri }) => result(await annotations.undo(uri), 'Undone.', 'There is no annotation to undo.'),
  'collate.server.redo': async ({ annotations }, { uri }) => result(await annotations.redo(uri), 'Done again.', 'There is no annotation to do again.'),
};

/** Carries out a command. Never throws: what went wrong is one sentence in the result. */
export async function executeCommand<Command extends keyof ServerCommands>(
  context: ServiceContext,
  command: Command,
  argument: ServerCommands[Command],
): Promise<CommandResult> {
  try {
    return await handlers[command](context, argument);
  } catch (error) {
    return { done: false, message: (error as Error | SidecarProblem).message };
  }
}

function result(done: boolean, yes: string, no: string): CommandResult {
  return { done, message: done ? yes : no };
}

async function spanIn({ workspace }: ServiceContext, uri: string, range: Parameters<typeof spanOf>[1]): Promise<Span> {
  await workspace.refresh(uri);
  const layout = workspace.layout(uri);
  if (!layout || !workspace.has(uri)) throw new Error(`${workspace.pathOf(uri)} is not a document of the corpus.`);
  return spanOf(layout, range);
}

async function tagPlaces(context: ServiceContext, { uri, range, label, scope }: ServerCommands['collate.server.tag']): Promise<CommandResult> {
  const { workspace, annotations } = context;
  const span = await spanIn(context, uri, range);
  const quote = (await workspace.text(uri))?.slice(span.start, span.end).trim() ?? '';
  if (quote === '') return { done: false, message: 'Select the words to tag.' };
  const documents = scope === 'corpus' ? [...workspace.corpus.documents()].sort() : [uri];
  let tagged = 0;
  let files = 0;
  for (const document of documents) {
    const places = scope === 'span' ? [span] : occurrencesOf((await workspace.text(document)) ?? '', quote);
    if (places.length === 0) continue;
    const before = annotations.spans(document).length;
    if (!(await annotations.apply(document, (page, text, stamp) => tag(page, text, places, label, stamp).page))) continue;
    tagged += annotations.spans(document).length - before;
    files++;
    await workspace.host.yield();
  }
  if (files === 0) return { done: false, message: `“${quote}” is tagged as ${label} already.` };
  const where = scope === 'corpus' ? ` in ${count(files, 'file')}` : '';
  return { done: true, message: `“${quote}” tagged as ${label}: ${count(tagged, 'place')}${where}.` };
}
