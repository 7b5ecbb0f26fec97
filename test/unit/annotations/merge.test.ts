import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnnotatedText, anchorOnLoad, annotationsOf, dismiss, mergeSidecars, parseSidecar, relabel, relate, serializeSidecar, setNotes, setStatus, tag, undismiss, untag } from '../../../server/src/annotations/index.ts';
import type { AnnotationPage } from '../../../server/src/annotations/index.ts';
import { stampOf, tagged } from './fixtures.ts';

const { page: base, text, ids } = tagged('[Zoë] met [Robin] near [Ely] on Monday.');
const anna = stampOf('anna', '2026-02-02T00:00:00Z', 100);
const ben = stampOf('ben', '2026-03-03T00:00:00Z', 200);

function labels(page: AnnotationPage): string[] {
  return annotationsOf(page).map(({ label, text: quote, status }) => `${label} ${quote} ${status}`);
}

describe('merging sidecars', () => {
  it('takes what either side did', () => {
    const ours = relabel(base, [ids[0]], 'ORG', anna);
    const theirs = setStatus(untag(base, [ids[2]]), [ids[1]], 'rejected', ben);
    const { page, conflicts } = mergeSidecars(base, ours, theirs);
    assert.deepEqual(labels(page), ['ORG Zoë accepted', 'PERSON Robin rejected']);
    assert.deepEqual(conflicts, []);
    assert.deepEqual(labels(mergeSidecars(base, theirs, ours).page).sort(), labels(page).sort());
  });

  it('merges one item field by field and names what both changed', () => {
    const ours = setNotes(relabel(base, [ids[0]], 'ORG', anna), ids[0], ['mine'], anna);
    const theirs = setNotes(relabel(setStatus(base, [ids[0]], 'rejected', ben), [ids[0]], 'PLACE', ben), ids[0], ['theirs'], ben);
    const { page, conflicts } = mergeSidecars(base, ours, theirs);
    const [annotation] = annotationsOf(page);
    assert.deepEqual([annotation.label, annotation.status, annotation.notes], ['PLACE', 'rejected', ['mine', 'theirs']]);
    assert.deepEqual(conflicts, [{ id: ids[0], kind: 'changed', fields: ['body'], ours: ours.items[0], theirs: theirs.items[0] }]);
  });

  it('keeps what one side deleted if the other changed it or joined something to it', () => {
    const ours = untag(base, [ids[0], ids[1]]);
    const theirs = relate(relabel(base, [ids[0]], 'ORG', ben), 'near', ids[1], ids[2], ben).page;
    const { page, conflicts } = mergeSidecars(base, ours, theirs);
    assert.deepEqual(labels(page).sort(), ['ORG Zoë accepted', 'PERSON Ely accepted', 'PERSON Robin accepted', 'near  accepted']);
    assert.deepEqual(conflicts, [{ id: ids[0], kind: 'deleted', fields: [], ours: undefined, theirs: theirs.items[0] }]);
  });

  it('marks a page whose sides are for different texts, so that quotes anchor it', () => {
    const longer = `Long ago it was that ${text}`;
    const ours = anchorOnLoad(base, new AnnotatedText(longer), text);
    const theirs = tag(base, new AnnotatedText(text), [{ start: text.indexOf('Monday'), end: text.indexOf('Monday') + 6 }], 'DATE', ben).page;
    const { page } = mergeSidecars(base, ours, theirs);
    assert.match(page.document.sha256, /^0{64}$/);
    const loaded = anchorOnLoad(page, new AnnotatedText(longer));
    assert.deepEqual(labels(loaded), ['PERSON Zoë accepted', 'PERSON Robin accepted', 'PERSON Ely accepted', 'DATE Monday accepted']);
    assert.deepEqual(annotationsOf(loaded).map(({ start }) => start), ['Zoë', 'Robin', 'Ely', 'Monday'].map((word) => longer.indexOf(word)));
  });

  it('merges dismissals and unknown fields', () => {
    const first = dismiss(base, text, 'spelling', { start: 0, end: 3 }, anna);
    const ours = { ...dismiss(first, text, 'spelling', { start: 4, end: 7 }, anna), 'x-ours': 1 };
    const theirs = { ...undismiss(first, text, 'spelling', { start: 0, end: 3 }), 'x-theirs': 2 };
    const { page } = mergeSidecars(first, ours, theirs);
    assert.deepEqual(page.dismissals!.map(({ exact }) => exact), ['met']);
    assert.deepEqual([page['x-ours'], page['x-theirs']], [1, 2]);
  });

  it('loses nobody’s work, whatever both did', () => {
    const action = fc.tuple(fc.constantFrom('label', 'status', 'note', 'untag', 'tag', 'relate'), fc.nat(2), fc.constantFrom('A', 'B'));
    const act = (actions: readonly (readonly [string, number, string])[], stamp: typeof anna): AnnotationPage =>
      actions.reduce((page, [kind, place, word]) => {
        const id = ids[place];
        if (kind === 'label') return relabel(page, [id], word, stamp);
        if (kind === 'status') return setStatus(page, [id], word === 'A' ? 'rejected' : 'suggested', stamp);
        if (kind === 'note') return setNotes(page, id, [word + stamp.creator], stamp);
        if (kind === 'untag') return untag(page, [id]);
        if (kind === 'relate') return relate(page, word, id, ids[(place + 1) % 3], stamp).page;
        return tag(page, new AnnotatedText(text), [{ start: 4 * place, end: 4 * place + 5 }], word, stamp).page;
      }, base);
    fc.assert(
      fc.property(fc.array(action, { maxLength: 5 }), fc.array(action, { maxLength: 5 }), (mine, others) => {
        const ours = act(mine, stampOf('anna', '2026-02-02T00:00:00Z', 100));
        const theirs = act(others, stampOf('ben', '2026-03-03T00:00:00Z', 200));
        const { page } = mergeSidecars(base, ours, theirs);
        const merged = new Map(page.items.map((item) => [item.id, item]));
        const former = new Set(base.items.map(({ id }) => id));
        for (const item of [...ours.items, ...theirs.items]) if (!former.has(item.id)) assert.ok(merged.has(item.id), 'an addition is lost');
        for (const item of page.items) {
          if (item.relation) assert.ok(merged.has(item.relation.from) && merged.has(item.relation.to), 'a relation leads nowhere');
        }
        for (const one of base.items) {
          const [a, b] = [ours, theirs].map((side) => side.items.find(({ id }) => id === one.id));
          if (a && b && a === one) assert.deepEqual(merged.get(one.id), b);
          if (a && b && b === one) assert.deepEqual(merged.get(one.id), a);
          if ((a && !b && a !== one) || (b && !a && b !== one)) assert.ok(merged.has(one.id), 'a change is lost to a deletion');
        }
        assert.deepEqual(new Set(mergeSidecars(base, theirs, ours).page.items.map(({ id }) => id)), new Set(merged.keys()));
        assert.equal(serializeSidecar(mergeSidecars(base, ours, base).page), serializeSidecar(ours));
        assert.equal(serializeSidecar(mergeSidecars(page, page, page).page), serializeSidecar(page));
        assert.ok('page' in parseSidecar(serializeSidecar(page)));
      }),
      { numRuns: 1000 },
    );
  });
});
