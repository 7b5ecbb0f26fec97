import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { AnnotatedText, anchorOnLoad, annotationsOf, parseSidecar, serializeSidecar } from '../../../server/src/annotations/index.ts';
import { root } from '../../../scripts/support/paths.ts';

describe('the page on the annotation format', () => {
  const documentation = readFileSync(join(root, 'docs/annotation-format.md'), 'utf8');
  const schema = JSON.parse(readFileSync(join(root, 'schemas/sidecar.schema.json'), 'utf8')) as { properties: object; definitions: Record<string, { properties: object }> };
  const [, text] = /```text\n([^`]*)```/u.exec(documentation)!;
  const [, example] = /```json\n([^`]*)```/u.exec(documentation)!;

  it('has an example that keeps to the schema', () => {
    const ajv = new Ajv({ strict: false });
    assert.ok(ajv.validate(schema, JSON.parse(example)), ajv.errorsText());
  });

  it('has an example that is just as Collate writes it, for the text beside it', () => {
    const parsed = parseSidecar(example);
    assert.ok('page' in parsed);
    assert.equal(serializeSidecar({ ...parsed.page, items: parsed.page.items.map((item) => ({ ...item })), dismissals: parsed.page.dismissals!.map((dismissal) => ({ ...dismissal })) }), example);
    assert.deepEqual(parsed.page.document, new AnnotatedText(text).identity('article.txt'));
    assert.equal(anchorOnLoad(parsed.page, new AnnotatedText(text)), parsed.page);
    const points = Array.from(text);
    for (const { fragments } of annotationsOf(parsed.page)) for (const { start, end, exact, prefix, suffix } of fragments) {
      assert.equal(points.slice(start, end).join(''), exact);
      assert.equal(points.slice(Math.max(0, start - 32), start).join(''), prefix);
      assert.equal(points.slice(end, end + 32).join(''), suffix);
    }
  });

  it('names every field of the schema', () => {
    const fields = [schema, schema.definitions['annotation'], schema.definitions['dismissal'], schema.definitions['body']].flatMap(({ properties }) => Object.keys(properties));
    for (const field of fields) assert.ok(documentation.includes(`\`${field}\``) || documentation.includes(`"${field}"`), field);
  });
});
