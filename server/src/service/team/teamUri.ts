import { URI } from 'vscode-uri';

/**
 * The scheme of the documents of the team's index. It sorts after `file`, so that of two documents that say the same
 * the one on this disk comes first.
 */
export const teamScheme = 'team-collate';

/** The URI of a document of the team's index; corpora have no `/` in their names. */
export function teamUri({ corpus, path }: { readonly corpus: string; readonly path: string }): string {
  return URI.from({ scheme: teamScheme, path: `/${corpus}/${path}` }).toString();
}

/** The corpus and the path that such a URI names. */
export function placeIn(uri: string): { readonly corpus: string; readonly path: string } {
  const [, corpus, ...path] = URI.parse(uri).path.split('/');
  return { corpus, path: path.join('/') };
}

export function isTeamUri(uri: string): boolean {
  return uri.startsWith(`${teamScheme}:`);
}

/** How messages name a document of the team's index: "wire/march/storm.txt (team index)". */
export function teamPathOf(uri: string): string {
  return `${URI.parse(uri).path.slice(1)} (team index)`;
}
