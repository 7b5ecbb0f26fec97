import { URI } from 'vscode-uri';

/** One spelling for each URI: as VS Code's own library writes it, without a final slash. */
export function canonical(uri: string): string {
  return URI.parse(uri).toString().replace(/\/$/u, '');
}
