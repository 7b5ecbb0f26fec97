import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckedFinding, Engine } from '../../engine.ts';
import type { EvalRow } from '../../pack.ts';

/** `NAME.gold.json` of the spelling pack: code-point offsets, `end` exclusive. */
interface Gold {
  readonly errors: readonly (readonly [start: number, end: number, wrong: string, right: string, kind: string])[];
  readonly names: readonly (readonly [start: number, end: number])[];
}

/** Real texts full of names: slips put into names that should be found, and the same texts without, where nothing should be. */
export async function measureTexts(folder: string, engine: Engine): Promise<EvalRow[]> {
  const names = (await readdir(folder)).filter((file) => file.endsWith('.txt')).sort();
  const clean = new Map<string, string>();
  let slips = 0;
  let found = 0;
  let flagged = 0;
  let nameTokens = 0;
  for (const file of names) {
    const gold = JSON.parse(await read(join(folder, file.replace(/\.txt$/u, '.gold.json')))) as Gold;
    const wrong = gold.errors.filter(([, , , , kind]) => kind === 'name');
    nameTokens += gold.names.length;
    clean.set(file, await read(join(folder, 'clean', file)));
    if (wrong.length > 0) {
      const findings = await check(engine, new Map([[file, await read(join(folder, file))]]));
      slips += wrong.length;
      found += wrong.filter(([start, end]) => findings.some((finding) => finding.start < end && start < finding.end)).length;
    }
    flagged += (await check(engine, new Map([[file, clean.get(file) ?? '']]))).length;
  }
  const together = (await check(engine, clean)).length;
  const row = (measure: string, part: number, whole: number, target?: string): EvalRow => ({
    analysis: 'names',
    source: 'spelling',
    measure,
    value: whole === 0 ? 0 : part / whole,
    unit: 'ratio',
    target,
  });
  return [
    row('slips in names found by name.variant alone', found, slips),
    row('clean texts, each a corpus: flags per name token', flagged, nameTokens, '≤ .002'),
    row('clean texts, one corpus: flags per name token', together, nameTokens, '≤ .002'),
  ];
}

function check(engine: Engine, files: ReadonlyMap<string, string>): Promise<CheckedFinding[]> {
  return engine.check(files, ['name.variant']);
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8');
}
