import { type Connection, DidChangeWatchedFilesNotification, FileChangeType, type FileEvent, DidChangeConfigurationNotification } from 'vscode-languageserver';
import { configurationPath, dictionaryPath, gazetteerFolder, labelSchemaPath } from '../service/folder.ts';
import type { LanguageService } from '../service/languageService.ts';
import type { Abilities } from './abilities.ts';

const watched = ['**/*', '**/.gitignore', `**/${configurationPath}`, `**/${dictionaryPath}`, `**/${labelSchemaPath}`, `**/${gazetteerFolder}/*.tsv`];
const shared = [configurationPath, dictionaryPath, labelSchemaPath, '.gitignore'];

/** The `collate` settings that the client has for each folder. */
export async function readSettings(connection: Connection, abilities: Abilities, folders: readonly string[]): Promise<unknown[]> {
  if (!abilities.configuration || folders.length === 0) return folders.map(() => undefined);
  return await connection.workspace.getConfiguration(folders.map((scopeUri) => ({ scopeUri, section: 'collate' })));
}

/** Asks the client to say when files or settings change. */
export async function watchChanges(connection: Connection, abilities: Abilities): Promise<void> {
  if (abilities.configuration) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'collate' });
  if (!abilities.watchedFiles) return;
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: watched.map((globPattern) => ({ globPattern })),
  });
}

/** Whether a file holds what all documents of its folder share, so that the folder must be read again. */
export function isShared(uri: string): boolean {
  return shared.some((path) => uri.endsWith(`/${path}`)) || (uri.includes(`/${gazetteerFolder}/`) && uri.endsWith('.tsv'));
}

/** Follows files that were made, changed or removed outside the editor. */
export async function followFiles(service: LanguageService, changes: readonly FileEvent[]): Promise<void> {
  const { annotations, workspace } = service;
  const texts = changes.filter(({ uri }) => !annotations.isSidecar(uri));
  const of = (isWanted: (change: FileEvent) => boolean): string[] => texts.filter(isWanted).map(({ uri }) => uri);
  const isGone = ({ type }: FileEvent): boolean => type === FileChangeType.Deleted;
  const folders = of((change) => isGone(change) && !workspace.has(change.uri));
  // All at once: a branch that is checked out changes and removes thousands.
  await annotations.filesChanged(of((change) => !isGone(change)), of((change) => isGone(change) && workspace.has(change.uri)));
  for (const uri of folders) await annotations.fileGone(uri);
  for (const { uri } of changes) if (annotations.isSidecar(uri)) await annotations.sidecarChanged(uri);
  await service.workspace.lookForMissing(changes.filter(({ type }) => type !== FileChangeType.Changed).map(({ uri }) => uri));
}
