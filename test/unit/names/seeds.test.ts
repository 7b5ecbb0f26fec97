import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import { extractNameFacts, NameIndex } from '../../../server/src/analysis/names/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

const folder = join('..', 'shared', 'seeds');

(existsSync(folder) ? describe : describe.skip)('names of the seed corpus', () => {
  /** What the product's dictionary knows of these names. */
  const dictionary = new Set(['Ahmad', 'Ahmed', 'Massoud', 'Masoud', 'Saleh', 'Afghanistan', 'Panjshir', 'Hindu']);
  const index = standaloneIndex(NameIndex, { isKnown: (word: string) => dictionary.has(word) });
  before(() => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
      index.set(file.slice(0, 3), extractNameFacts(new SourceText(readFileSync(join(folder, file), 'utf8'))));
    }
  });

  it('has these spellings and no others', () => {
    assert.deepEqual(
      index.clusters().map(({ variants, slips }) => [...variants.map(({ form }) => form), ...slips.map((slip) => `slip: ${slip}`)]),
      [
        ['Afghanistan', 'Afghanistian', 'slip: afghanistian'],
        ['Ahmad', 'Ahmed'],
        ['Banu', 'Bano'],
        ['Deh Salah', 'Deh Saleh'],
        ['Hindu Kush', 'Hindukush'],
        ['Massoud', 'Masood', 'Masoud'],
        ['Mazar-i-Sharif', 'Mazar-i-Shariff', 'slip: mazar-i-shariff'],
        ['Panjshir', 'Panjashir', 'slip: panjashir'],
        ['Pol-e-Hesar', 'Pul-Hesar'],
      ],
    );
  });

  it('flags the other spellings where they stand', () => {
    const flagged = (document: string): string[] => index.find(document).map(({ form }) => form);
    assert.deepEqual(flagged('000'), ['Hindukush', 'Hindukush']);
    assert.deepEqual(flagged('001'), [
      'Ahmed', 'Masood', 'Ahmed', 'Masood', 'Mazar-i-Shariff', 'Panjashir', 'Masoud', 'Ahmed', 'Masood', 'Masood',
    ]);
    assert.deepEqual(flagged('002'), ['Afghanistian']);
    assert.deepEqual(flagged('003'), ['Deh Saleh', 'Bano', 'Pul-Hesar', 'Bano', 'Ahmed', 'Masood', 'Ahmed', 'Masood', 'Masood']);
    assert.deepEqual(flagged('004'), ['Ahmed']);
  });
});
