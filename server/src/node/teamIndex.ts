import type { TeamIndexAccess } from '../service/team/teamIndex.ts';

/** The URL of the team's index that the environment gives; empty for none. */
export function teamIndexUrl(): string {
  return process.env.COLLATE_INDEX_URL?.trim() ?? '';
}

/** The way to the team's index, as a host gives it; the database's driver is only loaded where there is one. */
export async function findTeamIndex(url: string): Promise<TeamIndexAccess | undefined> {
  const address = url || teamIndexUrl();
  if (address === '') return undefined;
  const { teamIndexAt } = await import('./team/reader.ts');
  return teamIndexAt(address, process.env);
}
