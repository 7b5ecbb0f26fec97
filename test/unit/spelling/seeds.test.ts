import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexOf, knowsNoWord } from './lexicon.ts';

const folder = join('..', 'shared', 'seeds');

(existsSync(folder) ? describe : describe.skip)('spelling on the seed corpus', () => {
  it('finds what is misspelt and nothing else', () => {
    const texts = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    const index = indexOf(texts);
    const found = Object.entries(texts).flatMap(([name, text]) =>
      index.find(name, knowsNoWord).map(({ span, word, suggestions }) => `${name.slice(0, 3)}:${text.slice(0, span.start).split('\n').length} ${word} > ${suggestions[0]}`),
    );
    assert.deepEqual(found, [
      '000:5 beseiged > besieged',
      '000:12 beseiged > besieged',
      '001:2 HomeNews > Home News',
      '001:2 ReportsAfghanistan > Reports Afghanistan',
      '001:22 Panjashir > Panjshir',
      '001:42 Ayodhra > Ayodhya',
      '002:3 Afghanistian > Afghanistan',
      '002:33 people.A > people. A',
    ]);
  });
});
