import type { CommandResult, ServerCommands, ServerNotifications, ServerRequests } from '../../server/src/protocol.ts';

/** What the client needs of a language client, whichever process the server runs in. */
export interface Transport {
  sendRequest(method: string, params?: unknown): Promise<unknown>;
  onNotification(method: string, handler: (params: never) => void): { dispose(): void };
}

/** The server's own requests, notifications and commands, typed. */
export class ServerApi {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async request<Method extends keyof ServerRequests>(method: Method, params: ServerRequests[Method]['params']): Promise<ServerRequests[Method]['result']> {
    return (await this.#transport.sendRequest(method, params)) as ServerRequests[Method]['result'];
  }

  async execute<Command extends keyof ServerCommands>(command: Command, argument: ServerCommands[Command]): Promise<CommandResult> {
    return (await this.#transport.sendRequest('workspace/executeCommand', { command, arguments: [argument] })) as CommandResult;
  }

  on<Method extends keyof ServerNotifications>(method: Method, handler: (params: ServerNotifications[Method]) => void): { dispose(): void } {
    return this.#transport.onNotification(method, handler as (params: never) => void);
  }
}
