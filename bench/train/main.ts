import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

type Train = (data: string, out: string) => void | Promise<void>;

/** The trainers by name; each is loaded when it runs. */
const trainers: Readonly<Record<string, () => Promise<{ train: Train }>>> = {
  boilerplate: () => import('./boilerplate.ts'),
  entities: () => import('./entities.ts'),
  names: () => import('./names.ts'),
  spelling: () => import('./spelling.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: '../shared/eval' },
    out: { type: 'string', default: 'server/data' },
  },
});

const unknown = positionals.filter((name) => !(name in trainers));
if (unknown.length > 0) {
  console.error(`There is no trainer named ${unknown.join(', ')}; there are ${Object.keys(trainers).join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const name of positionals.length > 0 ? positionals : Object.keys(trainers)) {
    console.log(`training ${name}`);
    const { train } = await trainers[name]();
    await train(resolve(values.data), resolve(values.out));
  }
}
