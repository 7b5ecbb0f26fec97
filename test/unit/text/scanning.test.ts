import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classAt, digit, letter, lowerCase, mark, runEnd, space, upperCase, wordCharacter } from '../../../server/src/text/characters.ts';
import { hashPart, hashText } from '../../../server/src/text/hash.ts';
import { trimSpan } from '../../../server/src/text/lines.ts';
import { firstPieceFrom, piecesOf } from '../../../server/src/text/pieces.ts';
import { SourceText } from '../../../server/src/text/source.ts';
import { numberOfWords, traitOfWords, wordFormAt, type WordForm } from '../../../server/src/text/wordForms.ts';
import { splitWords } from '../../../server/src/text/words.ts';

/** Words, joints, marks and characters beyond the first plane, as they meet in the text of the web. */
const writing = fc
  .array(fc.constantFrom('a', 'Zoë', 'ﬁ', 'é', '1', '²', '٣', '𝐀', '😀', '\ud800', '\udc00', '中', '-', '’', "'", '.', '‑', ' ', '\u00a0', '\n', '“', '&', '_'), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('classes of characters', () => {
  it('are those of Unicode', () => {
    const patterns: readonly (readonly [number, RegExp])[] = [
      [letter, /\p{L}/u],
      [mark, /\p{M}/u],
      [digit, /\p{N}/u],
      [lowerCase, /\p{Ll}/u],
      [upperCase, /\p{Lu}/u],
      [space, /\s/u],
    ];
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (character) => {
        for (const [bit, pattern] of patterns) assert.equal((classAt(character, 0) & bit) !== 0, pattern.test(character));
      }),
    );
  });

  it('make runs', () => {
    fc.assert(fc.property(writing, (text) => assert.equal(runEnd(text, 0, text.length, wordCharacter), /^[\p{L}\p{N}\p{M}]*/u.exec(text)?.[0].length)));
  });
});

describe('pieces', () => {
  it('are runs of letters, marks and digits, and each other character but white space', () => {
    const pattern = /[\p{L}\p{N}\p{M}]+|\S/gu;
    fc.assert(
      fc.property(writing, (text) => {
        const { starts, forms } = piecesOf(text);
        assert.deepEqual(forms.map((form, index) => [starts[index], form.text]), Array.from(text.matchAll(pattern), ({ 0: piece, index }) => [index, piece]));
        for (const { text: piece, length, firstClasses, classes } of forms) {
          const characters = Array.from(piece, (character) => classAt(character, 0));
          assert.equal(length, piece.length);
          assert.equal(firstClasses, characters[0]);
          assert.equal(classes, characters.reduce((all, each) => all | each, 0));
        }
      }),
    );
  });

  it('are read of one long run as of short ones', () => {
    const text = `${'a'.repeat(100_000)} b`;
    assert.deepEqual(piecesOf(text).forms.map(({ text: piece }) => piece), text.split(' '));
  });

  it('are found by their place', () => {
    fc.assert(
      fc.property(writing, fc.nat(60), (text, offset) => {
        const pieces = piecesOf(text);
        const first = pieces.starts.findIndex((start) => start >= offset);
        assert.equal(firstPieceFrom(pieces, offset), first < 0 ? pieces.starts.length : first);
      }),
    );
  });
});

describe('words', () => {
  it('are runs of letters, marks and digits with single joints between them', () => {
    const pattern = /[\p{L}\p{N}\p{M}]+(?:[-'’‑.][\p{L}\p{N}\p{M}]+)*/gu;
    fc.assert(fc.property(writing, (text) => assert.deepEqual(splitWords(text), Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({ text: word, start: index, end: index + word.length })))));
  });

  it('have one form wherever they stand, however many there were in between', () => {
    const computed: string[] = [];
    const trait = traitOfWords((word) => {
      computed.push(word);
      return word.toUpperCase();
    });
    const text = 'misunderstanding of a misunderstanding';
    assert.equal(trait(wordFormAt(text, 0, 16)), 'MISUNDERSTANDING');
    assert.equal(trait(wordFormAt(text, 22, 38)), 'MISUNDERSTANDING');
    assert.deepEqual(computed, ['misunderstanding']);
    for (let number = 0; number < 100_000; number++) {
      const word = `w${number.toString(36)}`;
      assert.equal(wordFormAt(word, 0, word.length).text, word);
    }
    assert.equal(trait(wordFormAt(text, 0, 16)), 'MISUNDERSTANDING');
    assert.equal(computed.length, 2);
  });
});

describe('what is worked out of words', () => {
  it('is kept with no other word where working it out meets more words than are remembered', () => {
    const look = (word: string): WordForm => wordFormAt(word, 0, word.length);
    const computed: string[] = [];
    const trait = traitOfWords((word) => {
      computed.push(word);
      if (word === 'many') for (let number = 0; number < 40_000; number++) look(`m${String(number)}`);
      return word;
    });
    const before = look('before');
    assert.equal(trait(before), 'before');
    assert.equal(trait(look('many')), 'many');
    for (let number = 0; number < 40_000; number++) assert.equal(trait(look(`m${String(number)}`)), `m${String(number)}`);
    assert.equal(trait(before), 'before');
    assert.equal(trait(before), 'before');
    // Once in the table, and once for the form that is held though the table has started anew.
    assert.equal(computed.filter((word) => word === 'before').length, 2);
    assert.equal(trait(look('many')), 'many');
  });

  it('may be a number, which is kept as long', () => {
    const look = (word: string): WordForm => wordFormAt(word, 0, word.length);
    const computed: string[] = [];
    const number = numberOfWords(({ text, length }) => {
      computed.push(text);
      return -length;
    });
    const before = look('before');
    assert.deepEqual([number(before), number(before), number(look('longer'))], [-6, -6, -6]);
    for (let each = 0; each < 40_000; each++) assert.equal(number(look(`n${String(each)}`)), -1 - String(each).length);
    assert.deepEqual([number(before), number(before), number(look('before'))], [-6, -6, -6]);
    // In the table, for the form that is held though the table has started anew, and for the one in that table.
    assert.equal(computed.filter((word) => word === 'before').length, 3);
  });
});

describe('parts of texts', () => {
  it('are hashed like texts of their own', () => {
    fc.assert(fc.property(writing, writing, writing, (before, part, after) => assert.equal(hashPart(before + part + after, before.length, before.length + part.length), hashText(part))));
  });

  it('are trimmed like texts of their own', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(' ', '\n', '\ufeff', '\u2003', 'a', '😀') }), (text) => {
        const { start, end } = trimSpan(text, { start: 0, end: text.length });
        assert.equal(text.slice(start, end), text.trim());
      }),
    );
  });

  it('of a paragraph that stands in hundreds of thousands are split all the same', () => {
    assert.equal(new SourceText('a\n'.repeat(300_000)).paragraphs.length, 300_000);
  });
});
