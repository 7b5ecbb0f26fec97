import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/support/paths.ts';

interface Mention {
  readonly file: string;
  readonly quote: string;
  readonly number: string;
  readonly low: number | null;
  readonly high: number | null;
}

interface Group {
  readonly about: string;
  readonly mentions: readonly Mention[];
  readonly verdict?: string;
}

const folder = join(root, 'test', 'gold');

describe('the gold data of claims', () => {
  for (const part of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    for (const cluster of readdirSync(join(folder, part.name, 'claims'))) {
      it(`${part.name}/${cluster} says what its texts say`, () => {
        const path = join(folder, part.name, 'claims', cluster);
        const { groups, agreements, unsure = [] } = JSON.parse(readFileSync(join(path, 'gold.json'), 'utf8')) as { groups: Group[]; agreements: Group[]; unsure?: Group[] };
        for (const { about, mentions } of [...groups, ...agreements, ...unsure]) {
          assert.ok(mentions.length > 1, about);
          for (const { file, quote, number, low, high } of mentions) {
            const text = readFileSync(join(path, file), 'utf8');
            assert.ok(text.includes(quote), `${about}: ${quote}`);
            assert.ok(quote.includes(number), `${about}: ${number}`);
            assert.ok(low === null || high === null || low <= high, `${about}: ${number}`);
          }
        }
        for (const { about, verdict, mentions } of groups) {
          assert.ok(['differs', 'update', 'conflict'].includes(verdict ?? ''), about);
          assert.ok(new Set(mentions.map(({ low, high }) => `${low} ${high}`)).size > 1, about);
        }
      });
    }
  }
});
