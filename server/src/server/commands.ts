import { type Connection, ErrorCodes, MessageType, ResponseError } from 'vscode-languageserver';
import type { CommandResult, ServerCommands, ServerRequests } from '../protocol.ts';
import { checkedArgument } from './commandArguments.ts';
import { showMessage } from './messages.ts';
import { canonical } from './uris.ts';
import type { LanguageService } from '../service/languageService.ts';

const commandNames = {
  'collate.server.tag': true,
  'collate.server.reject': true,
  'collate.server.untag': true,
  'collate.server.relabel': true,
  'collate.server.tagPlaces': true,
  'collate.server.untagPlaces': true,
  'collate.server.relabelPlaces': true,
  'collate.server.acceptAll': true,
  'collate.server.rejectAll': true,
  'collate.server.moveBoundary': true,
  'collate.server.addFragment': true,
  'collate.server.setAttribute': true,
  'collate.server.setNotes': true,
  'collate.server.setLinks': true,
  'collate.server.relate': true,
  'collate.server.reanchor': true,
  'collate.server.dismiss': true,
  'collate.server.restoreDismissed': true,
  'collate.server.addWord': true,
  'collate.server.adjudicate': true,
  'collate.server.takeAgreed': true,
  'collate.server.undoAdjudication': true,
  'collate.server.undo': true,
  'collate.server.redo': true,
} as const satisfies Record<keyof ServerCommands, true>;

export const commands = Object.keys(commandNames);

/** Answers `workspace/executeCommand` and Collate's own requests. */
export function registerCommands(connection: Connection, ready: Promise<LanguageService>): void {
  connection.onExecuteCommand(async ({ command, arguments: [argument] = [] }): Promise<CommandResult> => {
    if (!isCommand(command)) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${command}.`);
    const service = await ready;
    const result = await carryOut(service, command, argument);
    if (!result.done && !result.quiet) showMessage(connection, MessageType.Warning, result.message);
    return result;
  });
  const answer = <Method extends keyof ServerRequests>(
    method: Method,
    handler: (
      service: LanguageService,
      params: ServerRequests[Method]['params'],
    ) => ServerRequests[Method]['result'] | Promise<ServerRequests[Method]['result']>,
  ): void => {
    connection.onRequest(method, async (params: ServerRequests[Method]['params']) => await handler(await ready, params));
  };
  answer('collate/claims', (service, params) => service.claimItems(params?.from));
  answer('collate/claimAt', (service, { uri, position }) => service.claimItemAt(canonical(uri), position));
  answer('collate/entities', (service) => service.entityItems());
  answer('collate/labels', (service, { uri }) => service.labels(uri));
  answer('collate/annotations', (service, { uri }) => service.paintedAnnotations(uri));
  answer('collate/annotationsAt', (service, { uri, range }) => service.annotationsAt(uri, range));
  answer('collate/attributes', (service, { uri, label }) => service.attributes(uri, label));
  answer('collate/relationTypes', (service, { uri, from, to }) => service.relationTypes(uri, from, to));
  answer('collate/suggestions', (service, { uri }) => service.suggestions(uri));
  answer('collate/neighbouringSuggestion', (service, { uri, position, direction }) => service.neighbouringSuggestion(uri, position, direction));
  answer('collate/movedBoundary', (service, { uri, range, boundary, direction }) => service.movedBoundary(uri, range, boundary, direction));
  answer('collate/wordPlaces', (service, { uri, range, scope }) => service.wordPlaces(uri, range, scope));
  answer('collate/occurrences', (service, { query, limit, from }) => service.occurrences(query, limit, from));
  answer('collate/occurrenceQuery', (service, { uri, range }) => service.occurrenceQuery(uri, range));
  answer('collate/layers', (service, { uri }) => service.layers(uri));
  answer('collate/agreement', (service, pair) => service.agreement(pair));
  answer('collate/canUndo', (service, { uri }) => service.annotations.canUndo(uri));
  answer('collate/team/account', ({ team }) => team.account ?? null);
  answer('collate/team/reconnect', async ({ team }) => {
    await team.reconnect();
    return null;
  });
}

async function carryOut(service: LanguageService, command: keyof ServerCommands, argument: unknown): Promise<CommandResult> {
  try {
    return await service.executeCommand(command, checkedArgument(command, argument) as never);
  } catch (error) {
    return { done: false, message: (error as Error).message };
  }
}

function isCommand(command: string): command is keyof ServerCommands {
  return Object.hasOwn(commandNames, command);
}
