import assert from 'node:assert/strict';
import fc from 'fast-check';
import { moveBoundary, wordAt } from '../../../server/src/text/wordBoundaries.ts';

function wordIn(marked: string): string | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const word = wordAt(text, offset);
  return word && text.slice(word.start, word.end);
}

/** The words between brackets, with a boundary moved. */
function moved(marked: string, boundary: 'start' | 'end', direction: 'left' | 'right'): string {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace(/[[\]]/gu, '');
  const span = moveBoundary(text, { start, end }, boundary, direction);
  return `${text.slice(0, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end)}`;
}

describe('word boundaries', () => {
  it('find the word at the cursor: compounds whole, possessives apart, scripts without spaces', () => {
    assert.equal(wordIn('Ahmad Shah Mas|soud left'), 'Massoud');
    assert.equal(wordIn('in Pol-e-Hes|ar today'), 'Pol-e-Hesar');
    assert.equal(wordIn('Mass|oud’s men'), 'Massoud');
    assert.equal(wordIn('Zoë| left'), 'Zoë');
    assert.equal(wordIn('Zoë.| Robin'), undefined);
    assert.equal(wordIn('我住在北|京。'), '北京');
    assert.equal(wordIn('|'), undefined);
  });

  it('move by a word, within the paragraph, and leave at least one word', () => {
    assert.equal(moved('met Ahmad [Shah] Massoud.', 'start', 'left'), 'met [Ahmad Shah] Massoud.');
    assert.equal(moved('met Ahmad [Shah] Massoud.', 'end', 'right'), 'met Ahmad [Shah Massoud].');
    assert.equal(moved('met [Ahmad Shah] Massoud.', 'start', 'right'), 'met Ahmad [Shah] Massoud.');
    assert.equal(moved('met [Ahmad Shah] Massoud.', 'end', 'left'), 'met [Ahmad] Shah Massoud.');
    assert.equal(moved('met [Ahmad] Shah', 'end', 'left'), 'met [Ahmad] Shah');
    assert.equal(moved('met [Ahmad] Shah', 'start', 'right'), 'met [Ahmad] Shah');
    assert.equal(moved('One.\n\n[Two]\n\nThree', 'start', 'left'), 'One.\n\n[Two]\n\nThree');
    assert.equal(moved('One.\n\n[Two]\n\nThree', 'end', 'right'), 'One.\n\n[Two]\n\nThree');
    assert.equal(moved('a line\nand [Two]', 'start', 'left'), 'a line\n[and Two]');
  });

  it('never leave the text nor turn around, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '-', '’', '😊', '京', '\r', '\ud83d', '.') }), fc.nat(40), fc.nat(40), fc.constantFrom('start', 'end'), fc.constantFrom('left', 'right'), (text, a, b, boundary, direction) => {
        const span = { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) };
        const next = moveBoundary(text, span, boundary, direction);
        assert.ok(next.start >= 0 && next.end <= text.length);
        assert.ok(next.start === span.start || boundary === 'start');
        assert.ok(next.end === span.end || boundary === 'end');
        if (span.start < span.end) assert.ok(next.start < next.end);
      }),
    );
  });
});
