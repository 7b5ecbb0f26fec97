import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { ClientRequests } from '../protocol.ts';
import type { LanguageService } from '../service/languageService.ts';
import { teamScheme } from '../service/team/teamUri.ts';
import { canonical } from './uris.ts';

/** Documents of the team's index are opened by asking the server for their text. */
export const teamContent = { schemes: [teamScheme] };

/** Serves the texts of the team's index. */
export function registerTeamContent(connection: Connection, ready: Promise<LanguageService>): void {
  connection.workspace.textDocumentContent.on(async ({ uri }) => {
    const { team } = await ready;
    try {
      return { text: await team.textOf(canonical(uri)) };
    } catch (error) {
      throw new ResponseError(ErrorCodes.InternalError, (error as Error).message);
    }
  });
}

/** Reads the team's index that the settings name, or the environment; a client that keeps passwords is asked for its. */
export async function configureTeam(connection: Connection, { workspace, team }: LanguageService, keepsPasswords: boolean): Promise<void> {
  // The setting holds for the window: all folders have the same.
  await team.configure(workspace.folders.at(0)?.settings.index.url ?? '', async (account) => {
    if (!keepsPasswords) return undefined;
    const method: keyof ClientRequests = 'collate/team/password';
    return (await connection.sendRequest<string | null>(method, { account })) ?? undefined;
  });
}
