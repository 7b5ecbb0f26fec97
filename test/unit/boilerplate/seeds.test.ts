import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import { BoilerplateIndex, extractBoilerplateFacts, parseBoilerplateModel } from '../../../server/src/analysis/boilerplate/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

const seeds = join('..', 'shared', 'seeds');

/** The lines from `from` to `to`. */
function lines(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Lines from 1 that are boilerplate, blank ones among them left out, by the first three figures of the file's name. */
const boilerplate: Readonly<Record<string, readonly number[]>> = {
  '000': [],
  '001': [1, 2, ...lines(42, 60)],
  '002': [1, 3, 7, 9, 17, 35],
  '003': [30],
  '004': [1, ...lines(33, 39)],
};
const headings: Readonly<Record<string, readonly number[]>> = { '000': [], '001': [4, 18], '002': [5], '003': [1, 3], '004': [3] };

describe('boilerplate in the seed corpus', function () {
  before(function () {
    if (!existsSync(seeds)) this.skip();
  });

  it('is flagged line by line, and nothing else is', () => {
    const model = parseBoilerplateModel(readFileSync(join('server', 'data', 'boilerplate.bin')), readFileSync(join('server', 'data', 'boilerplate.wasm')));
    const index = standaloneIndex(BoilerplateIndex, model);
    const sources = new Map(readdirSync(seeds).sort().map((name) => [name, new SourceText(readFileSync(join(seeds, name), 'utf8'))]));
    for (const [name, source] of sources) index.set(name, extractBoilerplateFacts(source, model));
    for (const [name, source] of sources) {
      const seed = name.slice(0, 3);
      const flagged: number[] = [];
      const titled: number[] = [];
      for (const { start, kind } of index.segments(name)) {
        const line = 1 + source.lines.findIndex((span) => start <= span.end);
        if (kind === 'boilerplate') flagged.push(line);
        if (kind === 'heading') titled.push(line);
      }
      const notBlank = (line: number): boolean => source.slice(source.lines[line - 1]).trim() !== '';
      assert.deepEqual(flagged, boilerplate[seed].filter(notBlank), name);
      assert.deepEqual(titled, headings[seed], name);
    }
  });
});
