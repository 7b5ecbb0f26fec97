import { teamIndexUrl } from '../node/teamIndex.ts';
import type { CorpusRun } from './corpusRun.ts';

/**
 * What `use` gives while the corpus is held against the team's index that COLLATE_INDEX_URL names, if it does. Rejects
 * with `TeamIndexProblem` where that cannot be reached, since a check that left it out would pass what it should not.
 */
export async function withTeamIndex<Result>({ service: { team } }: CorpusRun, use: () => Promise<Result>): Promise<Result> {
  if (teamIndexUrl() === '') return await use();
  try {
    await team.configure('', () => Promise.resolve(undefined));
    await team.settled();
    for (const { message } of team.problems) process.stderr.write(`collate: ${message}\n`);
    return await use();
  } finally {
    await team.close();
  }
}
