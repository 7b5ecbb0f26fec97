import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CodePoints } from '../../../server/src/text/codePoints.ts';
import { decodeText } from '../../../server/src/text/decode.ts';
import { layoutOf, offsetAt, positionAt } from '../../../server/src/text/layout.ts';
import { splitLines } from '../../../server/src/text/lines.ts';
import { makeRoomFor, memoizeByParagraph, memoizeByText } from '../../../server/src/text/memo.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import { splitSentences } from '../../../server/src/text/sentences.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

function paragraphsOf(text: string): string[] {
  const source = new SourceText(text);
  return source.paragraphs.map((span) => source.slice(span));
}

describe('lines', () => {
  it('end at LF, CRLF and CR, whatever follows', () => {
    const text = fc.array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n'), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (text) => {
        const lines = splitLines(text).map(({ start, end }) => text.slice(start, end));
        assert.deepEqual(lines, text.split(/\r\n|\r|\n/));
      }),
    );
  });
});

describe('paragraphs', () => {
  it('are the lines of scraped text, blank lines or not', () => {
    assert.deepEqual(paragraphsOf('One.\nTwo.\n\n  Three. \r\n\r\n'), ['One.', 'Two.', 'Three.']);
  });

  it('are blocks where prose is hard-wrapped', () => {
    const wrapped = 'The quick brown fox jumps over the lazy dog while the\nother foxes look on and wonder why anybody would jump\nover a dog at all.';
    assert.deepEqual(paragraphsOf(`${wrapped}\n\nShort.`), [wrapped, 'Short.']);
  });

  it('cover everything but white space, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const source = new SourceText(text);
        let end = 0;
        for (const span of source.paragraphs) {
          assert.ok(span.start >= end && span.end > span.start);
          assert.equal(text.slice(end, span.start).trim(), '');
          end = span.end;
        }
        assert.equal(text.slice(end).trim(), '');
      }),
    );
  });
});

describe('sentences', () => {
  const sentencesOf = (text: string): string[] => splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

  it('end at full stops, not at abbreviations and initials', () => {
    assert.deepEqual(sentencesOf('Mr. J. Smith of the U.S. Army left at 5 p.m. on Friday. He “came back.” Nobody knew why.'), [
      'Mr. J. Smith of the U.S. Army left at 5 p.m. on Friday.',
      'He “came back.”',
      'Nobody knew why.',
    ]);
  });

  it('end where scraping lost a space', () => {
    assert.deepEqual(sentencesOf('killing a number of people.A spokesman said so.'), ['killing a number of people.', 'A spokesman said so.']);
  });

  it('cover everything but white space', () => {
    fc.assert(fc.property(anyText, (text) => assert.equal(sentencesOf(text).join('').replace(/\s/gu, ''), text.replace(/\s/gu, ''))));
  });
});

describe('offsets', () => {
  it('turn into code points and back', () => {
    const text = 'I like it 😊 . Zoë';
    const codePoints = CodePoints.of(text);
    assert.deepEqual(codePoints.spanToCodePoints({ start: 15, end: 18 }), { start: 14, end: 17 });
    assert.deepEqual(codePoints.spanToUtf16({ start: 14, end: 17 }), { start: 15, end: 18 });
  });

  it('agree with a walk over the code points', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const codePoints = CodePoints.of(text);
        let utf16 = 0;
        [...text].forEach((character, index) => {
          assert.equal(codePoints.toCodePoint(utf16), index);
          assert.equal(codePoints.toUtf16(index), utf16);
          utf16 += character.length;
        });
        assert.equal(codePoints.length, [...text].length);
      }),
    );
  });

  it('turn into positions and back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '😊')), fc.nat(40), (parts, offset) => {
        const text = parts.join('');
        const layout = layoutOf(text);
        const position = positionAt(layout, Math.min(offset, text.length));
        const back = offsetAt(layout, position);
        assert.ok(back <= Math.max(0, Math.min(offset, text.length)));
        assert.match(text.slice(back, Math.min(offset, text.length)), /^[\r\n]*$/u);
      }),
    );
  });
});

describe('decoding', () => {
  it('takes UTF-8 with and without a byte order mark, and says why it does not take the rest', () => {
    assert.deepEqual(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])), { kind: 'text', text: 'a', byteOrderMark: true });
    assert.deepEqual(decodeText(new Uint8Array([0xff, 0xfe, 0x61, 0])), { kind: 'unreadable', reason: 'it is UTF-16; save it as UTF-8' });
    assert.deepEqual(decodeText(new Uint8Array([0x61, 0])), { kind: 'unreadable', reason: 'it is a binary file' });
    assert.deepEqual(decodeText(new Uint8Array([0xe9])), { kind: 'unreadable', reason: 'it is not valid UTF-8' });
  });
});

describe('the memory for texts', () => {
  it('computes each text once and forgets the least recently asked for', () => {
    const computed: string[] = [];
    const remembered = memoizeByText((text) => {
      computed.push(text);
      return text.length;
    }, 2);
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) remembered(text);
    assert.deepEqual(computed, ['a', 'b', 'c', 'b']);
  });

  it('has room for all texts of the document at hand', () => {
    let computed = 0;
    const remembered = memoizeByText((text) => {
      computed++;
      return text.length;
    }, 2);
    const readTwice = (letter: string): number => {
      const before = computed;
      const texts = Array.from({ length: 10 }, (_, number) => letter.repeat(number + 1));
      for (const text of [...texts, ...texts]) remembered(text);
      return computed - before;
    };
    makeRoomFor(10);
    assert.equal(readTwice('a'), 10);
    makeRoomFor(0);
    assert.equal(readTwice('b'), 20);
  });

  it('finds the works on the paragraphs of a document in whatever order they are asked for', () => {
    const computed: string[] = [];
    const doubled = memoizeByParagraph((text) => {
      computed.push(text);
      return { text: `${text}${text}` };
    });
    const texts = ['first', 'second', 'third', 'second', 'fourth'];
    for (const document of [texts, texts.slice(1)]) {
      makeRoomFor(document.length);
      for (const order of [document, document.toReversed(), document.filter((text) => text !== 'third'), document]) {
        for (const text of order) assert.deepEqual(doubled(text), { text: `${text}${text}` });
      }
    }
    makeRoomFor(0);
    assert.deepEqual(computed, ['first', 'second', 'third', 'fourth']);
  });

  it('keeps each work on a paragraph beside the others, also where one asks for another or for another paragraph', () => {
    const computed: string[] = [];
    const length = memoizeByParagraph((text) => {
      computed.push(`length of ${text}`);
      return { length: text.length };
    });
    const lengths = memoizeByParagraph((text) => {
      computed.push(`lengths of ${text}`);
      return [length(text), length(`${text}${text}`)];
    });
    for (const text of ['some', 'others', 'some']) {
      assert.deepEqual(lengths(text), [{ length: text.length }, { length: 2 * text.length }]);
      assert.deepEqual(length(text), { length: text.length });
    }
    assert.deepEqual(computed, ['some', 'others'].flatMap((text) => [`lengths of ${text}`, `length of ${text}`, `length of ${text}${text}`]));
  });
});
