import assert from 'node:assert/strict';
import fc from 'fast-check';
import { standaloneIndex } from '../../../bench/eval/standaloneIndex.ts';
import { extractNameFacts, NameIndex } from '../../../server/src/analysis/names/index.ts';
import { SourceText } from '../../../server/src/text/source.ts';

function emptyIndex(): NameIndex {
  return standaloneIndex(NameIndex);
}

function indexOf(texts: Readonly<Record<string, string>>): NameIndex {
  const index = emptyIndex();
  for (const [document, text] of Object.entries(texts)) index.set(document, extractNameFacts(new SourceText(text)));
  return index;
}

function flagged(index: NameIndex, document: string): string[] {
  return index.find(document).map(({ form, preferred }) => `${form} > ${preferred}`);
}

describe('NameIndex', () => {
  it('finds two spellings of one full name, word by word, also where the surname stands alone', () => {
    const index = indexOf({
      a: 'The forces of Ahmad Massoud met him. People say that Massoud spoke. We saw Ahmad Massoud again.',
      b: 'The forces of Ahmed Masood met him. People say that Masood spoke.',
    });
    assert.deepEqual(flagged(index, 'a'), []);
    assert.deepEqual(flagged(index, 'b'), ['Ahmed > Ahmad', 'Masood > Massoud', 'Masood > Massoud']);
  });

  it('says where it stands and how often the corpus has each form', () => {
    const index = indexOf({ a: 'They went to Mazar-i-Sharif. In Mazar-i-Sharif it rained.', b: 'They went to Mazar-i-Shariff.' });
    const [variant] = index.find('b');
    assert.deepEqual(variant, {
      span: { start: 13, end: 28 },
      form: 'Mazar-i-Shariff',
      preferred: 'Mazar-i-Sharif',
      variants: [
        { form: 'Mazar-i-Sharif', count: 2, documents: 1 },
        { form: 'Mazar-i-Shariff', count: 1, documents: 1 },
      ],
      cluster: 'mazar-i-sharif',
      slip: true,
    });
    assert.deepEqual([...index.mentionsOf('mazar-i-sharif')].map(({ document, span }) => [document, span.start]), [['a', 13], ['a', 32], ['b', 13]]);
    assert.equal(index.clusterAt('a', 20)?.id, 'mazar-i-sharif');
    assert.equal(index.clusterAt('a', 2), undefined);
  });

  it('flags a full name as a whole where one of its words belongs to others too', () => {
    const index = indexOf({
      a: 'In the north, Deh Salah fell. Then Deh Salah was taken back. So said Amrullah Saleh.',
      b: 'In the north, Deh Saleh fell. Later Amrullah Saleh spoke, and Saleh left. People love Amrullah Saleh.',
    });
    assert.deepEqual(flagged(index, 'b'), ['Deh Saleh > Deh Salah']);
  });

  it('joins what differs only in spaces, hyphens and particles', () => {
    const index = indexOf({
      a: 'Snow fell in the Hindu Kush and on Pol-e-Hesar. The Hindu Kush is high, and Pol-e-Hesar lies there.',
      b: 'Snow fell in the Hindukush and on Pul-Hesar.',
    });
    assert.deepEqual(flagged(index, 'b'), ['Hindukush > Hindu Kush', 'Pul-Hesar > Pol-e-Hesar']);
  });

  it('keeps apart two people with like names whose given names differ or who meet in one sentence', () => {
    const index = indexOf({
      a: 'The trial of Boris Halimi began. It is said that Halimi spoke.',
      b: 'The trial of Wendy Halimy began. It is said that Halimy spoke.',
      c: 'The talks between Kamran Sadegh and Kamran Sadeq went on.',
    });
    assert.deepEqual(index.clusters(), []);
  });

  it('calls no derived word a variant', () => {
    const index = indexOf({
      a: 'In Afghanistan the Afghan side and the Taliban met. The men from Afghanistan, all Afghan, left with Martin and Robert.',
      b: 'The Afghans and the Talibans met Martinez and Roberta in Austria. The Austrian side came from Australia and Iran or Iraq.',
    });
    assert.deepEqual(index.clusters(), []);
  });

  it('asks a dictionary whether a rare form is a word of its own', () => {
    const texts = { a: 'They left Bandarlapalle. In Bandarlapalle it rained. We saw Bandarlapalle, and then Bandarlapalle again.', b: 'They left Bandarlapale.' };
    assert.deepEqual(flagged(indexOf(texts), 'b'), ['Bandarlapale > Bandarlapalle']);
  });

  it('forgets a document', () => {
    const index = indexOf({ a: 'They went to Mazar-i-Sharif. In Mazar-i-Sharif it rained.', b: 'They went to Mazar-i-Shariff.' });
    assert.deepEqual([...index.delete('a')], ['b']);
    assert.deepEqual(index.clusters(), []);
    assert.deepEqual(index.find('b'), []);
  });

  const names = ['Massoud', 'Masood', 'Ahmad', 'Ahmed', 'Saleh', 'Salah', 'Amrullah', 'Hindu', 'Kush', 'Hindukush', 'Pol-e-Hesar', 'Pul-Hesar', 'Panjshir', 'Panjashir', 'said', 'in', 'The'];
  const sentence = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 7 }).map((words) => `they ${words.join(' ')}.`);
  const text = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((sentences) => sentences.join(' '));
  const steps = fc.array(fc.record({ document: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.option(text) }), { minLength: 1, maxLength: 12 });

  it('equals a rebuild after any changes, and names every document whose results changed', () => {
    fc.assert(
      fc.property(steps, (changes) => {
        const index = emptyIndex();
        const texts = new Map<string, string>();
        for (const change of changes) {
          const others = [...texts.keys()].filter((document) => document !== change.document);
          const before = others.map((document) => JSON.stringify(index.find(document)));
          const { document } = change;
          if (change.text === null) texts.delete(document);
          else texts.set(document, change.text);
          const affected = change.text === null ? index.delete(document) : index.set(document, extractNameFacts(new SourceText(change.text)));
          others.forEach((other, position) => {
            if (JSON.stringify(index.find(other)) !== before[position]) assert.ok(affected.has(other), `${other} changed unannounced`);
          });
          const rebuilt = indexOf(Object.fromEntries(texts));
          assert.deepEqual(index.clusters(), rebuilt.clusters());
          for (const known of texts.keys()) assert.deepEqual(index.find(known), rebuilt.find(known));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 4 }), (texts) => {
        const index = emptyIndex();
        texts.forEach((text, number) => index.set(String(number), extractNameFacts(new SourceText(text))));
        texts.forEach((text, number) => {
          for (const { span, form } of index.find(String(number))) assert.ok(text.slice(span.start, span.end).includes(form.slice(0, 1)));
        });
      }),
      { numRuns: 200 },
    );
  });
});
