import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutOf } from '../../../server/src/text/layout.ts';
import { lineRemoval, mergeRemovals } from '../../../server/src/service/features/edits.ts';

function without(text: string, words: string): string {
  const start = text.indexOf(words);
  const { span } = lineRemoval(layoutOf(text), { start, end: start + words.length });
  return text.slice(0, span.start) + text.slice(span.end);
}

describe('removing lines', () => {
  it('takes a line with its line break', () => {
    assert.equal(without('one\ntwo\nthree\n', 'two'), 'one\nthree\n');
  });

  it('leaves one blank line between the paragraphs around', () => {
    assert.equal(without('one\n\ntwo\n\nthree\n', 'two'), 'one\n\nthree\n');
    assert.equal(without('one\r\n\r\ntwo\r\n\r\n\r\nthree\r\n', 'two'), 'one\r\n\r\nthree\r\n');
  });

  it('leaves no blank line at the start', () => {
    assert.equal(without('one\n\ntwo\n', 'one'), 'two\n');
  });

  it('leaves the final line break, and none where there was none', () => {
    assert.equal(without('one\n\ntwo\n', 'two'), 'one\n');
    assert.equal(without('one\n\ntwo', 'two'), 'one');
    assert.equal(without('one\n', 'one'), '');
  });

  it('never leaves the text and never takes another line', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', ' ', 'a', 'bb', 'c d'), { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\r'), fc.nat(7), (lines, eol, pick) => {
        const text = lines.join(eol);
        const layout = layoutOf(text);
        const line = pick % lines.length;
        const { span } = lineRemoval(layout, { start: layout.lineStarts[line], end: layout.lineEnds[line] });
        const rest = text.slice(0, span.start) + text.slice(span.end);
        const words = (list: readonly string[]): string[] => list.filter((entry) => entry.trim() !== '');
        assert.deepEqual(words(rest.split(eol)), words(lines.filter((_, index) => index !== line)));
      }),
    );
  });

  it('makes removals that meet one', () => {
    const removal = (start: number, end: number): { span: { start: number; end: number }; text: string } => ({ span: { start, end }, text: '' });
    assert.deepEqual(mergeRemovals([removal(5, 9), removal(0, 3), removal(3, 5), removal(12, 13)]), [removal(0, 9), removal(12, 13)]);
  });
});
