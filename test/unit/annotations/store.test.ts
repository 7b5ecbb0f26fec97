import assert from 'node:assert/strict';
import {
  annotationsOf,
  occurrencesOf,
  orphansOf,
  parseSidecar,
  relabel,
  serializeSidecar,
  SidecarProblem,
  SidecarStore,
  tag,
  untag,
} from '../../../server/src/annotations/index.ts';
import type { AnnotatedText, AnnotationPage } from '../../../server/src/annotations/index.ts';
import { MemoryFiles, stampOf, tagged } from './fixtures.ts';

const document = 'file:///corpus/an%20article.txt';
const sidecar = `${document}.anno.json`;
const text = 'Robin met Zoë. Later Zoë left, and Robin stayed.\n';

function tagWord(word: string, label = 'PERSON', stamp = stampOf()): (page: AnnotationPage, source: AnnotatedText) => AnnotationPage {
  return (page, source) => tag(page, source, occurrencesOf(source.text, word), label, stamp).page;
}

function words(page: AnnotationPage): string[] {
  return annotationsOf(page).map((annotation) => `${annotation.label} ${annotation.text} ${annotation.start}`);
}

describe('sidecar store', () => {
  it('writes once for a bulk action, nothing when nothing changed, and no file without annotations', async () => {
    const files = new MemoryFiles();
    const sheet = await new SidecarStore(files).load(document, text);
    await sheet.save();
    assert.equal(files.writes, 0);
    assert.equal(sheet.apply(tagWord('Zoë')), true);
    assert.equal(sheet.apply(tagWord('Zoë')), false);
    await sheet.save();
    await sheet.save();
    assert.equal(files.writes, 1);
    const parsed = parseSidecar(files.contents.get(sidecar)!);
    assert.ok('page' in parsed);
    assert.equal(parsed.page.id, 'an%20article.txt.anno.json');
    assert.equal(parsed.page.document.source, 'an%20article.txt');
    assert.deepEqual(words(parsed.page), ['PERSON Zoë 10', 'PERSON Zoë 21']);
  });

  it('leaves a file alone that it cannot read, and says where', async () => {
    const files = new MemoryFiles();
    files.contents.set(sidecar, '{\n  "type": "AnnotationPage",\n  oops\n}\n');
    const store = new SidecarStore(files);
    const sheet = await store.load(document, text);
    assert.equal(sheet.problem?.line, 3);
    assert.throws(() => sheet.apply(tagWord('Zoë')), SidecarProblem);
    store.textChanged(document, [{ start: 0, end: 0, text: 'x' }], `x${text}`);
    await store.save(document);
    assert.equal(files.writes, 0);
    files.contents.delete(sidecar);
    await sheet.reread();
    assert.equal(sheet.problem, undefined);
    assert.equal(sheet.apply(tagWord('Zoë')), true);
  });

  it('keeps what it could not write and writes it the next time', async () => {
    const files = new MemoryFiles();
    const sheet = await new SidecarStore(files).load(document, text);
    sheet.apply(tagWord('Zoë'));
    files.isFull = true;
    await assert.rejects(sheet.save(), /full/);
    assert.ok(sheet.isChanged);
    files.isFull = false;
    await Promise.all([sheet.save(), sheet.save()]);
    assert.equal(files.writes, 1);
    assert.equal(sheet.isChanged, false);
  });

  it('keeps what is not written yet when the file goes away, and follows a file that is removed', async () => {
    const files = new MemoryFiles();
    const sheet = await new SidecarStore(files).load(document, text);
    sheet.apply(tagWord('Zoë'));
    await sheet.save();
    files.contents.delete(sidecar);
    sheet.apply(tagWord('Robin', 'PERSON', stampOf('anna', '2026-02-02T00:00:00Z', 50)));
    await sheet.save();
    assert.equal(words(sheet.page).length, 4);
    assert.ok(files.contents.has(sidecar));
    files.contents.delete(sidecar);
    await sheet.reread();
    assert.deepEqual(words(sheet.page), []);
  });

  it('undoes and redoes exactly, also after the text has changed', async () => {
    const files = new MemoryFiles();
    const store = new SidecarStore(files);
    const sheet = await store.load(document, text);
    sheet.apply(tagWord('Zoë'));
    const first = serializeSidecar(sheet.page);
    sheet.apply((page) => relabel(page, [page.items[0].id], 'ORG', stampOf('ben')));
    const second = serializeSidecar(sheet.page);
    sheet.apply((page) => untag(page, page.items.map((item) => item.id)));
    assert.deepEqual(words(sheet.page), []);
    assert.ok(sheet.undo());
    assert.equal(serializeSidecar(sheet.page), second);
    assert.ok(sheet.undo());
    assert.equal(serializeSidecar(sheet.page), first);
    store.textChanged(document, [{ start: 0, end: 0, text: 'Today ' }], `Today ${text}`);
    assert.ok(sheet.redo());
    assert.deepEqual(words(sheet.page), ['ORG Zoë 16', 'PERSON Zoë 27']);
    store.textChanged(document, [{ start: 0, end: 6, text: '' }], text);
    assert.equal(serializeSidecar(sheet.page), second);
    assert.ok(sheet.undo());
    assert.ok(sheet.undo());
    assert.equal(sheet.undo(), false);
    assert.deepEqual(words(sheet.page), []);
  });

  it('merges what somebody else wrote meanwhile with what is not written yet', async () => {
    const files = new MemoryFiles();
    const mine = await new SidecarStore(files).load(document, text);
    mine.apply(tagWord('Zoë'));
    await mine.save();
    const theirs = await new SidecarStore(files).load(document, text);
    theirs.apply(tagWord('Robin', 'PERSON', stampOf('ben', '2026-02-02T00:00:00Z', 100)));
    theirs.apply((page) => untag(page, [page.items[0].id]));
    await theirs.save();
    mine.apply((page) => relabel(page, [page.items[1].id], 'ORG', stampOf()));
    await mine.save();
    const parsed = parseSidecar(files.contents.get(sidecar)!);
    assert.ok('page' in parsed);
    assert.deepEqual(words(parsed.page), ['PERSON Robin 0', 'ORG Zoë 21', 'PERSON Robin 35']);
    await theirs.reread();
    assert.deepEqual(words(theirs.page), words(parsed.page));
  });

  it('keeps layers apart and lets both follow the text', async () => {
    const files = new MemoryFiles();
    const store = new SidecarStore(files);
    const curated = await store.load(document, text);
    const layer = await store.load(document, text, { layer: 'Ben' });
    curated.apply(tagWord('Zoë'));
    layer.apply(tagWord('Robin'));
    store.textChanged(document, [{ start: 0, end: 6, text: '' }], text.slice(6));
    await store.save(document);
    assert.deepEqual([...files.contents.keys()].sort(), [`${document}.anno.ben.json`, sidecar].sort());
    assert.deepEqual(words(curated.page), ['PERSON Zoë 4', 'PERSON Zoë 15']);
    assert.deepEqual(orphansOf(layer.page).map((annotation) => annotation.text), ['Robin']);
  });

  it('survives a text that is replaced as a whole', async () => {
    const { text: before, page } = tagged('First [Robin] Smith met [Robin] Jones.\nA line.\nThen [Zoë] came.\n');
    const files = new MemoryFiles();
    files.contents.set(sidecar, serializeSidecar(page));
    const store = new SidecarStore(files);
    const sheet = await store.load(document, before);
    store.textReplaced(document, before.replace(/\n/g, '\r\n'));
    assert.deepEqual(words(sheet.page), words(page));
    store.textReplaced(document, 'First Robin Jones.\nA line.\nThen Zoë came.\n');
    assert.equal(orphansOf(sheet.page).length, 2);
    store.textReplaced(document, before);
    assert.equal(orphansOf(sheet.page).length, 0);
    assert.deepEqual(words(sheet.page), words(page));
  });
});
