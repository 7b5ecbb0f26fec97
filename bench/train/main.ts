import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { EvalRow } from '../eval/pack.ts';
import { formatTable } from '../eval/table.ts';

interface Trainer {
  /** Trains on `data` and writes into the folder `out`. */
  train(data: string, out: string): void | Promise<void>;
  /** Trains on parts of `data` and measures on the rest. */
  crossValidate?(data: string): EvalRow[] | Promise<EvalRow[]>;
}

/** The trainers by name; each is loaded when it runs. */
const trainers: Readonly<Record<string, () => Promise<Trainer>>> = {
  boilerplate: () => import('./boilerplate.ts'),
  claims: () => import('./claims.ts'),
  entities: () => import('./entities.ts'),
  names: () => import('./names.ts'),
  spelling: () => import('./spelling.ts'),
};

/**
 * `npm run train -- [NAME…] [--data DIR] [--out DIR] [--cross-validate]`: trains the models anew, deterministically; with
 * `--cross-validate` it writes nothing and prints what models trained alike reach on data that they have not seen.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: '../shared/eval' },
    out: { type: 'string', default: 'server/data' },
    'cross-validate': { type: 'boolean', default: false },
  },
});

const unknown = positionals.filter((name) => !(name in trainers));
if (unknown.length > 0) {
  console.error(`There is no trainer named ${unknown.join(', ')}; there are ${Object.keys(trainers).join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const name of positionals.length > 0 ? positionals : Object.keys(trainers)) {
    const trainer = await trainers[name]();
    if (!values['cross-validate']) {
      console.log(`training ${name}`);
      await trainer.train(resolve(values.data), resolve(values.out));
    } else if (trainer.crossValidate) console.log(formatTable(await trainer.crossValidate(resolve(values.data))));
    else console.log(`${name} has no cross-validation of its own.`);
  }
}
