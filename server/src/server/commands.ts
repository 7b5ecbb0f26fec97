import { type Connection, ErrorCodes, MessageType, ResponseError } from 'vscode-languageserver';
import type { CommandResult, ServerCommands, ServerRequests } from '../protocol.ts';
import { showMessage } from './messages.ts';
import type { LanguageService } from '../service/languageService.ts';

const commandNames = {
  'collate.server.tag': true,
  'collate.server.reject': true,
  'collate.server.untag': true,
  'collate.server.relabel': true,
  'collate.server.reanchor': true,
  'collate.server.dismiss': true,
  'collate.server.restoreDismissed': true,
  'collate.server.addWord': true,
  'collate.server.undo': true,
  'collate.server.redo': true,
} as const satisfies Record<keyof ServerCommands, true>;

export const commands = Object.keys(commandNames);

/** Answers `workspace/executeCommand` and Collate's own requests. */
export function registerCommands(connection: Connection, ready: Promise<LanguageService>): void {
  connection.onExecuteCommand(async ({ command, arguments: [argument] = [] }): Promise<CommandResult> => {
    if (!isCommand(command)) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${command}.`);
    const service = await ready;
    const result = await service.executeCommand(command, argument as never);
    if (!result.done) showMessage(connection, MessageType.Warning, result.message);
    return result;
  });
  const answer = <Method extends keyof ServerRequests>(
    method: Method,
    handler: (service: LanguageService, params: ServerRequests[Method]['params']) => ServerRequests[Method]['result'] | Promise<ServerRequests[Method]['result']>,
  ): void => {
    connection.onRequest(method, async (params: ServerRequests[Method]['params']) => await handler(await ready, params));
  };
  answer('collate/claims', (service) => service.claimItems());
  answer('collate/entities', (service) => service.entityItems());
  answer('collate/labels', (service, { uri }) => service.labels(uri));
  answer('collate/annotations', (service, { uri }) => service.paintedAnnotations(uri));
  answer('collate/canUndo', (service, { uri }) => service.annotations.canUndo(uri));
  answer('collate/team/account', ({ team }) => team.account ?? null);
  answer('collate/team/reconnect', async ({ team }) => {
    await team.reconnect();
    return null;
  });
}

function isCommand(command: string): command is keyof ServerCommands {
  return Object.hasOwn(commandNames, command);
}
