import { fragmentOf } from '../annotation.ts';
import type { Fragment } from '../annotation.ts';
import { contextLength } from '../model.ts';
import type { AnnotationItem, AnnotationPage, Selector, SpanTarget } from '../model.ts';
import { codePointLength } from '../normalize.ts';
import type { Span } from '../../text/span.ts';
import { listOf, without } from '../json.ts';
import { quoteAt, standsAt } from '../quote.ts';
import type { Quote } from '../quote.ts';
import { foundStatus, rowSpan } from './state.ts';
import type { AnchorState } from './state.ts';

/**
 * The page with its items where they stand in the text now, and the state that goes on from it. Items that did not
 * move and whose words and context are the same stay the same objects; orphans say so and keep their last words.
 */
export function materialize(page: AnnotationPage, state: AnchorState): { readonly page: AnnotationPage; readonly state: AnchorState } {
  const { source } = page.document;
  const targets = state.items.map((): SpanTarget[] => []);
  const found = new Uint8Array(state.items.length);
  for (const [row, owner] of state.owners.entries()) {
    if (state.rows.lost[row] === 0) found[owner] = 1;
  }
  for (const [row, owner] of state.owners.entries()) {
    const isLost = state.rows.lost[row] === 1;
    // A discontinuous annotation that keeps some of its fragments is one of those.
    if (isLost && found[owner] === 1) continue;
    const span = rowSpan(state.rows, row);
    const former = fragmentOf(state.targets[row]);
    const quote = isLost ? state.rows.quotes.get(state.rows.keys[row]) : quoteHere(state.text.text, span, former);
    targets[owner].push(placed(state.targets[row], source, state.text.offsets.toCodePoints(span), quote));
  }
  const items = state.items.map((item, index) => (targets[index].length === 0 ? item : withTargets(item, targets[index], found[index] === 1)));
  const changed = items.some((item, index) => item !== state.items[index]);
  const document = state.text.identity(source);
  const sameText = document.sha256 === page.document.sha256 && document.length === page.document.length;
  const kept = changed ? items : state.items;
  const samePage = sameText && kept.length === page.items.length && kept.every((item, index) => item === page.items[index]);
  return {
    page: samePage ? page : { ...page, document: sameText ? page.document : { ...page.document, ...document }, items: kept },
    state: changed ? { ...state, items } : state,
  };
}

/** The quote of a span: the target's own where the text around it is still the same, which is quick to see. */
function quoteHere(text: string, span: Span, former: Fragment | undefined): Quote {
  if (former && former.end - former.start > 0 && span.end - span.start === former.exact.length && standsAt(text, former, span.start)) {
    const startsText = span.start === former.prefix.length;
    const endsText = span.end + former.suffix.length === text.length;
    if (isFullContext(former.prefix, startsText) && isFullContext(former.suffix, endsText)) return former;
  }
  return quoteAt(text, span);
}

/** Whether a context is as long as it is kept, or ends with the text. Code points outside the basic plane take two units. */
function isFullContext(context: string, endsWithText: boolean): boolean {
  return endsWithText || (context.length >= contextLength && codePointLength(context) === contextLength);
}

function withTargets(item: AnnotationItem, targets: readonly SpanTarget[], isFound: boolean): AnnotationItem {
  const status = isFound ? foundStatus(item) : 'orphan';
  const former = listOf<SpanTarget | string>(item.target).filter((target) => typeof target === 'string' || fragmentOf(target) !== undefined);
  const isSame = former.length === targets.length && targets.every((target, index) => target === former[index] || sameTarget(former[index], target));
  if (isSame && status === item.status) return item;
  const others = listOf<SpanTarget | string>(item.target).filter((target) => typeof target === 'string' || fragmentOf(target) === undefined);
  const all = [...targets, ...others];
  const moved: AnnotationItem = { ...item, target: isSame ? item.target : all.length === 1 ? all[0] : all };
  if (status === item.status) return moved;
  if (status === 'orphan') return { ...moved, status, formerStatus: item.status ?? 'accepted' };
  return { ...without(moved, 'formerStatus'), status };
}

function sameTarget(former: SpanTarget | string, target: SpanTarget): boolean {
  if (typeof former === 'string' || former.source !== target.source) return false;
  const a = fragmentOf(former);
  const b = fragmentOf(target);
  return a?.start === b?.start && a?.end === b?.end && a?.exact === b?.exact && a?.prefix === b?.prefix && a?.suffix === b?.suffix;
}

/** A target with another place and quote; its other fields and selectors stay. */
function placed(target: SpanTarget, source: string, place: { start: number; end: number }, quote: Quote | undefined): SpanTarget {
  const former = listOf(target.selector);
  const position: Selector = { type: 'TextPositionSelector', ...place };
  const kept = former.filter((selector) => selector.type !== 'TextPositionSelector' && !(quote && selector.type === 'TextQuoteSelector'));
  const quoted: Selector[] = quote ? [{ type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix }] : [];
  return { ...target, source, selector: [position, ...quoted, ...kept] };
}
