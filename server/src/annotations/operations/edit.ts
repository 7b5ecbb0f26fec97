import type { AnnotatedText } from '../annotatedText.ts';
import { annotationOf, bodiesOf, fragmentOf } from '../annotation.ts';
import { newRelationItem, spanTarget } from '../create.ts';
import { listOf, without } from '../json.ts';
import type { AnnotationItem, AnnotationPage, AttributeValue, Body, SpanTarget, Stamp, Status } from '../model.ts';
import { changeItems, touched, withAttributes, withTagging } from './change.ts';
import { snapFragments } from './tag.ts';
import type { Place, Tagged } from './tag.ts';

/** Removes annotations, and the relations that would lead nowhere without them. */
export function untag(page: AnnotationPage, ids: Iterable<string>): AnnotationPage {
  const gone = new Set(ids);
  const items = page.items.filter((item) => !gone.has(item.id) && !(item.relation && (gone.has(item.relation.from) || gone.has(item.relation.to))));
  return items.length === page.items.length ? page : { ...page, items };
}

/** Gives annotations another label. A relation takes it as its type. */
export function relabel(page: AnnotationPage, ids: Iterable<string>, label: string, stamp: Stamp): AnnotationPage {
  return changeItems(page, ids, (item) => {
    if (annotationOf(item).label === label) return item;
    if (item.relation) return touched({ ...item, relation: { ...item.relation, type: label } }, stamp);
    return touched({ ...item, body: withTagging(item, (body) => ({ ...body, value: label })) }, stamp);
  });
}

/**
 * Sets what is decided about annotations. An orphan stays one, since no decision brings its text back; the decision holds
 * once the text is found again.
 */
export function setStatus(page: AnnotationPage, ids: Iterable<string>, status: Status, stamp: Stamp): AnnotationPage {
  return changeItems(page, ids, (item) => {
    const former = annotationOf(item).status;
    if (former === status) return item;
    if (former === 'orphan') return item.formerStatus === status ? item : touched({ ...item, formerStatus: status }, stamp);
    return touched({ ...item, status }, stamp);
  });
}

/**
 * Puts an annotation on another place of the text (UTF-16, snapped); an orphan is thereby accepted. The page is
 * returned as it was where the place is empty or no annotation has the id.
 */
export function move(page: AnnotationPage, text: AnnotatedText, id: string, place: Place, stamp: Stamp): AnnotationPage {
  const fragments = snapFragments(text, place);
  if (fragments.length === 0) return page;
  const moved = changeItems(page, [id], (item) => {
    const targets = listOf<SpanTarget | string>(item.target).filter((target) => typeof target !== 'string');
    const fresh = fragments.map((fragment, index) => keepingUnknown(targets[index], spanTarget(text, page.document.source, fragment)));
    const status = item.status === 'orphan' ? 'accepted' : item.status;
    return touched({ ...without(item, 'formerStatus'), target: fresh.length === 1 ? fresh[0] : fresh, ...(status ? { status } : {}) }, stamp);
  });
  return moved === page ? page : { ...moved, document: text.identity(page.document.source) };
}

/** Sets an attribute of annotations; `undefined` takes it away. */
export function setAttribute(page: AnnotationPage, ids: Iterable<string>, name: string, value: AttributeValue | undefined, stamp: Stamp): AnnotationPage {
  return changeItems(page, ids, (item) => {
    const { attributes } = annotationOf(item);
    if (attributes[name] === value) return item;
    const others = value === undefined ? without(attributes, name) : { ...attributes, [name]: value };
    return touched({ ...item, body: withAttributes(item, others) }, stamp);
  });
}

/** Replaces the notes of an annotation; an empty list takes them away. */
export function setNotes(page: AnnotationPage, id: string, notes: readonly string[], stamp: Stamp): AnnotationPage {
  return replaceBodies(page, id, 'commenting', notes.map((value) => ({ type: 'TextualBody', purpose: 'commenting', value })), stamp);
}

/** Replaces the links of annotations to entities or knowledge bases; an empty list takes them away. */
export function setLinks(page: AnnotationPage, id: string, links: readonly { readonly iri: string; readonly label?: string }[], stamp: Stamp): AnnotationPage {
  const bodies = links.map(({ iri, label }): Body => ({ type: 'SpecificResource', purpose: 'identifying', source: iri, ...(label === undefined ? {} : { label }) }));
  return replaceBodies(page, id, 'identifying', bodies, stamp);
}

const entityPrefix = 'urn:collate:entity:';

/** The IRI by which annotations link to an entity of the corpus, for its preferred name. */
export function corpusEntityIri(name: string): string {
  return `${entityPrefix}${encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd'))}`;
}

/** The entity of the corpus that an IRI stands for, by its preferred name; undefined for any other IRI. */
export function entityOfIri(iri: string): string | undefined {
  if (!iri.startsWith(entityPrefix)) return undefined;
  try {
    return decodeURIComponent(iri.slice(entityPrefix.length));
  } catch {
    return undefined;
  }
}

/** Whether a text may stand as a link: an absolute IRI (RFC 3987) with a scheme and something after it, without spaces. */
export function isLinkIri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/iu.test(text) && !/^https?:(?!\/\/[^/?#]+)/iu.test(text);
}

/** Joins two annotations by a relation; the page stays as it was where one of them is missing or they are so joined already. */
export function relate(page: AnnotationPage, type: string, from: string, to: string, stamp: Stamp, symmetric = false): Tagged {
  const joins = (item: AnnotationItem, one: string, other: string): boolean =>
    item.relation?.type === type && item.relation.from === one && item.relation.to === other;
  const isThere = (id: string): boolean => page.items.some((item) => item.id === id);
  const isJoined = page.items.some((item) => joins(item, from, to) || (symmetric && joins(item, to, from)));
  if (isJoined || !isThere(from) || !isThere(to)) return { page, ids: [] };
  const item = newRelationItem(type, from, to, stamp, symmetric);
  return { page: { ...page, items: [...page.items, item] }, ids: [item.id] };
}

function replaceBodies(page: AnnotationPage, id: string, purpose: string, fresh: readonly Body[], stamp: Stamp): AnnotationPage {
  return changeItems(page, [id], (item) => {
    const former = bodiesOf(item).filter((body) => body.purpose === purpose);
    if (JSON.stringify(former) === JSON.stringify(fresh)) return item;
    const others = listOf<Body | string>(item.body).filter((body) => typeof body === 'string' || body.purpose !== purpose);
    return touched({ ...item, body: [...others, ...fresh] }, stamp);
  });
}

/** A new target with the fields and selectors of other programs that the former one had. */
function keepingUnknown(former: SpanTarget | undefined, fresh: SpanTarget): SpanTarget {
  if (!former) return fresh;
  const ours = ['TextPositionSelector', 'TextQuoteSelector'];
  const others = fragmentOf(former) ? listOf(former.selector).filter((selector) => !ours.includes(selector.type ?? '')) : [];
  return { ...former, ...fresh, selector: [...listOf(fresh.selector), ...others] };
}
