import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.ts';
import type { EvalPack, EvalRow } from './pack.ts';
import { createProductEngine } from './productEngine.ts';
import { formatTable } from './table.ts';

/** The packs, loaded one by one. */
const packs: Readonly<Record<string, () => Promise<{ pack: EvalPack }>>> = {
  duplicates: () => import('./packs/duplicates.ts'),
  boilerplate: () => import('./packs/boilerplate.ts'),
  spelling: () => import('./packs/spelling.ts'),
  names: () => import('./packs/names.ts'),
  quantities: () => import('./packs/quantities.ts'),
  claims: () => import('./packs/claims.ts'),
  entities: () => import('./packs/entities.ts'),
};

/**
 * `npm run eval -- --data DIR [--only NAME,…] [--json FILE]`: runs the product over gold data and prints one table. It
 * reports and fails on nothing but wrong use.
 */
const { values } = parseArgs({ options: { data: { type: 'string' }, only: { type: 'string' }, json: { type: 'string' } } });
const data = values.data ?? join('..', 'shared', 'eval');
const wanted = values.only?.split(',') ?? Object.keys(packs);
const unknown = wanted.filter((name) => !Object.hasOwn(packs, name));

if (!existsSync(data)) {
  console.error(`There is no folder ${data}; say where the gold data is with --data DIR.`);
  process.exitCode = 2;
} else if (unknown.length > 0) {
  console.error(`There is no measure ${unknown.join(', ')}; there are ${Object.keys(packs).join(', ')}.`);
  process.exitCode = 2;
} else {
  await build();
  const engine = await createProductEngine();
  const rows: EvalRow[] = [];
  for (const name of wanted) {
    const { pack } = await packs[name]();
    const measured = await pack.run(data, engine);
    console.error(`${name}: ${measured.length > 0 ? `${String(measured.length)} measures` : 'no gold data here'}`);
    rows.push(...measured);
  }
  console.log(formatTable(rows));
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
}
