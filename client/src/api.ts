import type { CommandResult, ServerCommands, ServerNotifications, ServerRequests } from '../../server/src/protocol.ts';

/** What the client needs of a language client, whichever process the server runs in. */
export interface Transport {
  sendRequest(method: string, params?: unknown): Promise<unknown>;
  onNotification(method: string, handler: (params: never) => void): unknown;
}

type Handler = (params: never) => void;

/** The server's own requests, notifications and commands, typed. */
export class ServerApi {
  readonly #transport: Transport;
  /** A language client keeps one handler for each notification; here any number may listen. */
  readonly #handlers = new Map<string, Set<Handler>>();
  readonly #executed = new Set<() => void>();

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async request<Method extends keyof ServerRequests>(method: Method, params: ServerRequests[Method]['params']): Promise<ServerRequests[Method]['result']> {
    return (await this.#transport.sendRequest(method, params)) as ServerRequests[Method]['result'];
  }

  async execute<Command extends keyof ServerCommands>(command: Command, argument: ServerCommands[Command]): Promise<CommandResult> {
    const result = (await this.#transport.sendRequest('workspace/executeCommand', { command, arguments: [argument] })) as CommandResult;
    for (const handler of this.#executed) handler();
    return result;
  }

  /** Hears when a command of this client's was carried out: sooner than the server's notifications say so. */
  onDidExecute(handler: () => void): { dispose(): void } {
    this.#executed.add(handler);
    return { dispose: () => this.#executed.delete(handler) };
  }

  on<Method extends keyof ServerNotifications>(method: Method, handler: (params: ServerNotifications[Method]) => void): { dispose(): void } {
    const handlers = this.#handlers.get(method) ?? this.#listen(method);
    handlers.add(handler as Handler);
    return { dispose: () => handlers.delete(handler as Handler) };
  }

  #listen(method: string): Set<Handler> {
    const handlers = new Set<Handler>();
    this.#handlers.set(method, handlers);
    this.#transport.onNotification(method, (params) => {
      for (const handler of handlers) handler(params);
    });
    return handlers;
  }
}
