import assert from 'node:assert/strict';
import { extractNameFacts } from '../../../server/src/analysis/names/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

function mentions(text: string): string[] {
  const { forms, words, lengths } = extractNameFacts(new SourceText(text));
  const each = words.values();
  return lengths.map((length) => Array.from({ length }, () => forms[each.next().value!]).join(' '));
}

describe('extractNameFacts', () => {
  it('reads full names with their particles and without titles', () => {
    assert.deepEqual(mentions('They met General Bismillah Khan Mohammadi, Osama bin Laden and Mr. Saleh.'), ['Bismillah Khan Mohammadi', 'Osama Laden', 'Saleh']);
  });

  it('takes the name out of hyphenated words and possessives', () => {
    assert.deepEqual(mentions("The anti-Taliban forces of Panjshir-based men took Afghanistan's Pol-e-Hesar."), ['Taliban', 'Panjshir', 'Afghanistan', 'Pol-e-Hesar']);
  });

  it('leaves out words that only open a sentence', () => {
    assert.deepEqual(mentions('However, Kabul fell. Fighters left. The fighters came back.'), ['Kabul']);
  });

  it('gives offsets into the document', () => {
    const text = 'First line\n\n  Then Amrullah Saleh spoke.';
    const { starts } = extractNameFacts(new SourceText(text));
    assert.deepEqual(starts.map((start) => text.slice(start, start + 5)), ['Amrul', 'Saleh']);
  });

  it('reads a long line of capitals in linear time', function () {
    this.timeout(10_000);
    assert.ok(mentions('Massoud Saleh '.repeat(70_000)).length > 1000);
    assert.equal(mentions('A-'.repeat(500_000)).length, 0);
  });
});
