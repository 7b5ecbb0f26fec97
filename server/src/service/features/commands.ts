import { move, relabel, setNotes, tag, untag, type SidecarProblem } from '../../annotations/index.ts';
import type { CommandResult, ServerCommands } from '../../protocol.ts';
import { addWord } from '../dictionary.ts';
import type { ServiceContext } from '../languageService.ts';
import { relabelPlaces, tagPlaces, untagPlaces } from './commands/bulk.ts';
import { bulkResult, result, spanIn, type Handler } from './commands/handler.ts';
import { addFragment, moveAnnotationBoundary, relateAnnotations, setAnnotationAttribute, setAnnotationLinks } from './commands/edit.ts';
import { decideAll } from './commands/decideAll.ts';
import { tagWords } from './commands/tagWords.ts';

const handlers: { readonly [Command in keyof ServerCommands]: Handler<Command> } = {
  'collate.server.tag': tagWords,
  'collate.server.reject': async (context, { uri, range, label }) => {
    const span = await spanIn(context, uri, range);
    const rejected = await context.annotations.apply(uri, (page, text, stamp) => tag(page, text, [span], label, stamp, { status: 'rejected' }).page);
    return result(rejected, 'Suggestion rejected.', 'That suggestion is rejected already.');
  },
  'collate.server.untag': async ({ annotations }, { uri, id }) =>
    result(await annotations.apply(uri, (page) => untag(page, [id])), 'Tag removed.', 'That tag is not there any more.'),
  'collate.server.relabel': async ({ annotations }, { uri, id, label }) =>
    result(await annotations.apply(uri, (page, _text, stamp) => relabel(page, [id], label, stamp)), `Tagged as ${label}.`, 'Nothing changed.'),
  'collate.server.tagPlaces': tagPlaces,
  'collate.server.untagPlaces': untagPlaces,
  'collate.server.relabelPlaces': relabelPlaces,
  'collate.server.acceptAll': (context, name) => decideAll(context, name, 'accepted'),
  'collate.server.rejectAll': (context, name) => decideAll(context, name, 'rejected'),
  'collate.server.moveBoundary': moveAnnotationBoundary,
  'collate.server.addFragment': addFragment,
  'collate.server.setAttribute': setAnnotationAttribute,
  'collate.server.setNotes': async ({ annotations }, { uri, id, notes }) =>
    result(await annotations.apply(uri, (page, _text, stamp) => setNotes(page, id, notes, stamp)), 'Note kept.', 'Nothing changed.'),
  'collate.server.setLinks': setAnnotationLinks,
  'collate.server.relate': relateAnnotations,
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
  'collate.server.undo': async ({ annotations }, { uri }) => bulkResult(await annotations.undo(uri), 'Undone', 'There is no annotation to undo.'),
  'collate.server.redo': async ({ annotations }, { uri }) => bulkResult(await annotations.redo(uri), 'Done again', 'There is no annotation to do again.'),
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
