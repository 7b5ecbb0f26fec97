import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { AnnotatedText, annotationsOf, dismiss, normalizeText, OffsetMap, parseSidecar, relate, serializeSidecar, setStatus, snapSpan } from '../../../server/src/annotations/index.ts';
import { stampOf, tagged } from './fixtures.ts';

const { page, text, ids } = tagged('I like it 😊 . [Zoë]\r\nand [Robin] met [Zoë].\r\n');
const full = dismiss(relate(page, 'knows', ids[0], ids[1], stampOf('anna', '2026-01-02T03:04:05Z', 50)).page, text, 'spelling', { start: 2, end: 6 }, stampOf());
const written = serializeSidecar(full);

function parsed(content: string): ReturnType<typeof annotationsOf> {
  const result = parseSidecar(content);
  assert.ok('page' in result, JSON.stringify(result));
  return annotationsOf(result.page);
}

describe('sidecar', () => {
  it('counts code points of the normalised text', () => {
    const [zoe] = parsed(written);
    assert.deepEqual([zoe.start, zoe.end, zoe.text], [14, 17, 'Zoë']);
    assert.equal(zoe.fragments[0].prefix, 'I like it 😊 . ');
    assert.equal(zoe.fragments[0].suffix, '\nand Robin met Zoë.\n');
    assert.equal(full.document.length, Array.from(normalizeText(text)).length);
  });

  it('is written with one item a line, sorted, relations last, a final LF', () => {
    const lines = written.split('\n');
    assert.equal(lines.length, 19);
    assert.equal(lines.at(-1), '');
    const items = lines.filter((line) => line.startsWith('    {"id"'));
    assert.deepEqual(items.map((line) => /"exact":"(\w+|Zoë)"|"relation"/u.exec(line)?.[1]), ['Zoë', 'Robin', 'Zoë', undefined]);
    const reversed = { ...full, items: full.items.toReversed() };
    assert.equal(serializeSidecar(reversed), written);
  });

  it('is read and written back byte for byte, with fields of others', () => {
    const foreign = written
      .replace('"motivation":"tagging"', '"x-other": {"a" : 1.0, "__proto__": [ ]},   "motivation":"tagging"')
      .replace('  "eol"', '  "x-page": {"b":[1,2]},\n  "eol"');
    const result = parseSidecar(foreign);
    assert.ok('page' in result);
    const again = serializeSidecar(result.page);
    assert.match(again, /"x-other": \{"a" : 1\.0, "__proto__": \[ \]\}, {3}"motivation"/);
    assert.match(again, /"x-page": \{"b":\[1,2\]\}/);
    const changed = serializeSidecar(setStatus(result.page, [ids[0]], 'rejected', stampOf('ben', '2026-05-05T05:05:05Z')));
    assert.match(changed, /"status":"rejected","x-other":\{"a":1,"__proto__":\[\]\}/);
    const differing = changed.split('\n').filter((line, index) => line !== again.split('\n')[index]);
    assert.equal(differing.length, 1);
  });

  const faults: [string, (content: string) => string, number, RegExp][] = [
    ['what is not JSON', (content) => content.replace('"eol": "lf",', '"eol": "lf"'), 8, /comma is expected/],
    ['a merge conflict', (content) => content.replace('  "items"', '<<<<<<< HEAD\n  "items"'), 9, /merge conflict/],
    ['a comment', (content) => content.replace('{\n', '{ // mine\n'), 1, /no comments/],
    ['a newer version', (content) => content.replace('"formatVersion": 1', '"formatVersion": 2'), 5, /formatVersion 2/],
    ['other offsets', (content) => content.replace('codepoint', 'utf16'), 6, /codepoint/],
    ['a wrong status', (content) => content.replace('"accepted"', '"maybe"'), 10, /status/],
    ['an end before its start', (content) => content.replace('"end":17', '"end":7'), 10, /end/],
    ['an id that stands twice', (content) => content.replaceAll('000000000002', '000000000001'), 11, /Two items/],
    ['a key that stands twice', (content) => content.replace('  "items"', '  "items": [],\n  "items"'), 10, /twice/],
    ['an empty file', () => '', 1, /empty/],
    ['depth', (content) => content.replace('"eol"', `"deep": ${'['.repeat(5000)}${']'.repeat(5000)},\n  "eol"`), 7, /nested too deeply/],
  ];
  for (const [name, spoil, line, reason] of faults) {
    it(`is refused with line and reason for ${name}`, () => {
      const result = parseSidecar(spoil(written));
      assert.ok('problem' in result);
      assert.match(result.problem.reason, reason);
      assert.equal(result.problem.line, line);
    });
  }

  it('keeps to the JSON schema that ships with the extension, and the schema refuses what the parser refuses', () => {
    const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(readFileSync('schemas/sidecar.schema.json', 'utf8')) as object);
    assert.ok(validate(JSON.parse(written)), JSON.stringify(validate.errors));
    for (const [, spoil] of faults.slice(3, 6)) assert.equal(validate(JSON.parse(spoil(written))), false);
  });

  it('is never a reason to throw, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.tuple(fc.nat(written.length), fc.nat(40), fc.string()).map(([at, length, put]) => written.slice(0, at) + put + written.slice(at + length))), (content) => {
        const result = parseSidecar(content);
        if ('problem' in result) assert.ok(result.problem.line >= 1 && result.problem.column >= 1 && result.problem.reason.length > 0);
        else assert.deepEqual(parseSidecar(serializeSidecar(result.page)), { page: JSON.parse(serializeSidecar(result.page)) as unknown });
      }),
      { numRuns: 500 },
    );
  });
});

describe('offsets', () => {
  it('go from the editor to the file and back', () => {
    const pieces = fc.array(fc.constantFrom('a', '😊', '\r\n', '\n', '\r', 'é', '\ud83d', '\ude0a', '👩‍👩‍👧'), { maxLength: 30 });
    fc.assert(
      fc.property(fc.boolean(), pieces, fc.nat(60), (mark, parts, at) => {
        const raw = (mark ? '\ufeff' : '') + parts.join('');
        const map = new OffsetMap(raw);
        const normalized = normalizeText(raw);
        assert.equal(map.length, Array.from(normalized).length);
        const codePoint = Math.min(at, map.length);
        assert.equal(map.toCodePoint(map.toUtf16(codePoint)), codePoint);
        assert.equal(normalizeText(raw.slice(0, map.toUtf16(codePoint))), Array.from(normalized).slice(0, codePoint).join(''));
      }),
      { numRuns: 2000 },
    );
  });

  it('snap to whole characters and lose white space', () => {
    const family = 'the 👩‍👩‍👧 Zoë\r\nend';
    assert.deepEqual(snapSpan(family, { start: 3, end: 6 }), { start: 4, end: 12 });
    assert.deepEqual(snapSpan(family, { start: 12, end: 17 }), { start: 13, end: 16 });
    assert.deepEqual(snapSpan(family, { start: 16, end: 18 }), { start: 16, end: 16 });
    assert.deepEqual(snapSpan('\na', { start: 0, end: 1 }), { start: 0, end: 0 });
    assert.equal(new AnnotatedText(family).offsets.toCodePoint(18), 14);
  });
});
