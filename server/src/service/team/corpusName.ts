import { URI } from 'vscode-uri';
import type { Folder } from '../folder.ts';

/** The name of a folder's corpus in the team's index: the one that settings give, else the folder's own. */
export function corpusNameOf({ uri, settings }: Pick<Folder, 'uri' | 'settings'>): string {
  if (settings.index.corpus !== '') return settings.index.corpus;
  const path = URI.parse(uri).path.replace(/\/+$/u, '');
  return path.slice(path.lastIndexOf('/') + 1) || 'corpus';
}
