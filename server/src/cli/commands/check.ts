import { atLeast, type Severity } from '../../service/rules.ts';
import { readCorpus } from '../corpusRun.ts';
import { findingFormats, readOptions } from '../options.ts';
import { formatFindings } from '../output/findings.ts';
import { findingRows } from '../output/rows.ts';
import { write } from '../output/write.ts';
import { withTeamIndex } from '../teamRun.ts';

/** `collate check`: prints all findings; status 1 when one is as loud as `--fail-on`. */
export async function check(args: readonly string[], version: string): Promise<number> {
  const { paths, only, format, failOn } = readOptions(args, ['only', 'format', 'fail-on'], findingFormats);
  const run = await readCorpus(paths);
  if (only) run.service.findings.limitTo(only);
  const rows = await withTeamIndex(run, () => findingRows(run.service, run.documents, run.pathOf));
  await write(formatFindings(rows, format, version));
  return rows.some(({ severity }) => atLeast(severity as Severity, failOn)) ? 1 : 0;
}
