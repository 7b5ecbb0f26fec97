import type { Connection } from 'vscode-languageserver';
import type { ClientRequests } from '../protocol.ts';
import { FileProblem, type FileSystem } from '../service/host.ts';

/** Files by URI, asked of the client, which keeps them where a server in a browser has no file system. */
export function clientFileSystem(connection: Connection): FileSystem {
  const ask = async <Method extends keyof ClientRequests>(method: Method, params: ClientRequests[Method]['params']): Promise<ClientRequests[Method]['result']> => {
    try {
      return await connection.sendRequest<ClientRequests[Method]['result']>(method, params);
    } catch (error) {
      throw new FileProblem((error as Error).message);
    }
  };
  return {
    read: async (uri, limit) => (await ask('collate/fs/read', { uri, ...(limit === undefined ? {} : { limit }) })) ?? undefined,
    writeAtomic: async (uri, bytes) => {
      await ask('collate/fs/write', { uri, bytes });
    },
    move: async (from, to) => {
      await ask('collate/fs/move', { from, to });
    },
    list: async (uri) => (await ask('collate/fs/list', { uri })) ?? undefined,
  };
}
