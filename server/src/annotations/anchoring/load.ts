import type { Span } from '../../text/span.ts';
import { AnnotatedText } from '../annotatedText.ts';
import { annotationOf, fragmentOf } from '../annotation.ts';
import type { Fragment } from '../annotation.ts';
import { lineStartAt } from '../lineStart.ts';
import type { AnnotationPage } from '../model.ts';
import { normalizeText } from '../normalize.ts';
import { standsAt } from '../quote.ts';
import { agrees, agreesOnOneSide, contextAgreement } from './context.ts';
import type { ContextAgreement } from './context.ts';
import { TextMapping } from './mapping.ts';
import { materialize } from './materialize.ts';
import { QuotePlaces } from './quotePlaces.ts';
import { anchorState } from './state.ts';
import type { AnchorState } from './state.ts';

/** How much of the context must still be there on each side: where the text before the place explains it, and elsewhere. */
const leastInPlace = 0.8;
const leastElsewhere = 0.95;

/** By how much the best place must beat every other one, of 2 in all. */
const clearly = 0.5;

/** Where more code points were put in or taken out, a sentence may have been. */
const longestEdit = 20;

/** How far a line is compared on each side of a span that was moved, where the former text is known. */
const lineUnits = 150;

/** How many code units of context make a place credible; white space does not count for one found elsewhere. */
const credible = 16;

/**
 * Anchors a page that was read to the text as it is now. The same text: every position holds. Else, where the text that
 * the page was made for is given, positions are mapped through the difference; and where that does not tell, or there is no
 * such text, a quote is accepted at the place to which the text before it was moved, or elsewhere if its context leaves no
 * doubt. What is not found is an orphan. Nothing is ever found by likeness alone.
 */
export function anchorOnLoad(page: AnnotationPage, text: AnnotatedText, previousText?: string): AnnotationPage {
  const identity = text.identity(page.document.source);
  if (identity.sha256 === page.document.sha256) return page;
  const previous = previousText === undefined ? undefined : new AnnotatedText(normalizeText(previousText));
  const isPrevious = previous?.identity('').sha256 === page.document.sha256;
  const normal = normalizeText(text.text);
  const now = normal === text.text ? text : new AnnotatedText(normal);
  const state = anchorState(page.items, now);
  const finder = new Finder(page, now, isPrevious ? previous : undefined);
  return materialize(page, finder.anchor(state)).page;
}

/** One load: what is known of the two texts, and what was found so far. */
class Finder {
  readonly #now: AnnotatedText;
  readonly #before: AnnotatedText | undefined;
  readonly #mapping: TextMapping | undefined;
  readonly #grown: number;
  readonly #places: QuotePlaces;

  constructor(page: AnnotationPage, now: AnnotatedText, before: AnnotatedText | undefined) {
    this.#now = now;
    this.#before = before;
    this.#mapping = before && new TextMapping(before.text, now.text);
    this.#grown = now.offsets.length - page.document.length;
    this.#places = new QuotePlaces(now.text);
  }

  anchor(state: AnchorState): AnchorState {
    const fragments = state.targets.map((target) => fragmentOf(target)!);
    const found = fragments.map((): Span | undefined => undefined);
    const isOrphan = Array.from(state.owners, (owner) => annotationOf(state.items[owner]).status === 'orphan');
    const order = Array.from(fragments.keys()).sort((a, b) => fragments[a].start - fragments[b].start);
    this.#findSure(fragments, isOrphan, order, found);
    this.#findRest(fragments, isOrphan, order, found);
    keepApart(state, fragments, found);
    return this.#placed(state, fragments, found);
  }

  /** Finds what the difference tells, or what stands with all its context where the text before it moved to. */
  #findSure(fragments: readonly Fragment[], isOrphan: readonly boolean[], order: readonly number[], found: (Span | undefined)[]): void {
    let moved = 0;
    for (const row of order) {
      if (isOrphan[row] || fragments[row].exact === '') continue;
      if (this.#before && this.#mapping) {
        found[row] = this.#mapping.map(this.#before.offsets.toUtf16Span(fragments[row]));
        continue;
      }
      const span = this.#findWhole(fragments[row], moved);
      if (!span) continue;
      found[row] = span;
      moved = this.#now.offsets.toCodePoint(span.start) - fragments[row].start;
    }
  }

  #findRest(fragments: readonly Fragment[], isOrphan: readonly boolean[], order: readonly number[], found: (Span | undefined)[]): void {
    const shifts = order.map((row) => {
      const span = found[row];
      return span && this.#now.offsets.toCodePoint(span.start) - fragments[row].start;
    });
    const shiftsAfter = shifts.slice();
    let after = this.#grown;
    for (let place = order.length - 1; place >= 0; place--) {
      shiftsAfter[place] = after;
      after = shifts[place] ?? after;
    }
    let before = 0;
    for (const [place, row] of order.entries()) {
      if (shifts[place] !== undefined) before = shifts[place];
      else if (isOrphan[row]) found[row] = this.#findElsewhere(fragments[row], []);
      else if (this.#before) found[row] = this.#findElsewhere(this.#inItsLine(fragments[row]), []);
      else found[row] = this.#findNear(fragments[row], before, shiftsAfter[place]!);
    }
  }

  /** The quote with all its context: where the text before it moved to, next to that, or in its only place. */
  #findWhole(fragment: Fragment, moved: number): Span | undefined {
    const { prefix, exact, suffix } = fragment;
    const places = [moved, 0, this.#grown].map((shift) => this.#at(fragment, shift).start);
    const isCredible = prefix.length + suffix.length >= credible;
    const expected = places.find((start) => standsAt(this.#now.text, fragment, start));
    if (expected !== undefined && isCredible) return spanOf(expected, exact);
    const whole = prefix + exact + suffix;
    const windowStart = Math.max(0, places[0] - prefix.length - longestEdit);
    const window = this.#now.text.slice(windowStart, places[0] + exact.length + suffix.length + longestEdit);
    const inWindow = window.indexOf(whole);
    const isAlone = inWindow >= 0 && !window.includes(whole, inWindow + 1);
    if (isAlone && isCredible) return spanOf(windowStart + inWindow + prefix.length, exact);
    const all = this.#places.find(fragment, places[0]);
    const standing = all.filter((start) => standsAt(this.#now.text, fragment, start));
    const isOnly = standing.length === 1 && (isCredible || all.length === 1);
    if (isOnly && (expected !== undefined || hasMuchContext(fragment))) return spanOf(standing[0], exact);
    // Of twin paragraphs, the one that lies as far off as what was put in or taken out since can explain.
    const [low, high] = [Math.min(places[0], places[2]), Math.max(places[0], places[2])];
    const explained = standing.filter((start) => low <= start && start <= high);
    return explained.length === 1 && hasMuchContext(fragment) ? spanOf(explained[0], exact) : undefined;
  }

  /**
   * The quote where the text before or after it moved to. If little was put in or taken out between those two, the line
   * was edited and one side of the context is enough; else a line may be gone, and both sides must agree.
   */
  #findNear(fragment: Fragment, before: number, after: number): Span | undefined {
    const expected = [...new Set([before, after, 0, this.#grown])].map((shift) => this.#at(fragment, shift).start);
    const isEdited = Math.abs(after - before) < longestEdit;
    if (isEdited) {
      const [low, high] = [Math.min(before, after), Math.max(before, after)].map((shift) => this.#at(fragment, shift).start);
      const here = this.#candidates(fragment, low).filter(({ start }) => low <= start && start <= high);
      if (here.length === 1 && agreesOnOneSide(here[0].agreement)) return { start: here[0].start, end: here[0].end };
    }
    return this.#findElsewhere(fragment, expected);
  }

  /** The quote where its context is clearly the best: almost the same, but a little less will do at the expected places. */
  #findElsewhere(fragment: Fragment, expected: readonly number[]): Span | undefined {
    const candidates = this.#candidates(fragment, expected[0] ?? this.#at(fragment, 0).start);
    const [best, second] = candidates;
    if (candidates.length === 0 || (second && best.agreement.total - second.agreement.total < clearly)) return undefined;
    const isExpected = expected.includes(best.start);
    const isAccepted = isExpected ? agrees(best.agreement, leastInPlace) : agrees(best.agreement, leastElsewhere) && hasMuchContext(fragment);
    return isAccepted ? { start: best.start, end: best.end } : undefined;
  }

  #candidates(fragment: Fragment, near: number): (Span & { readonly agreement: ContextAgreement })[] {
    const candidates = this.#places.find(fragment, near).map((start) => {
      const end = start + fragment.exact.length;
      return { start, end, agreement: contextAgreement(fragment, this.#now.text, start, end) };
    });
    return candidates.sort((a, b) => b.agreement.total - a.agreement.total || a.start - b.start);
  }

  /** Where a fragment would stand (UTF-16) if it had moved by so many code points. */
  #at(fragment: Fragment, shift: number): Span {
    return spanOf(this.#now.offsets.toUtf16(fragment.start + shift), fragment.exact);
  }

  /** The fragment with what stands around it on its own line, of which more may be asked than of a few words. */
  #inItsLine(fragment: Fragment): Fragment {
    const { text, offsets } = this.#before!;
    const span = offsets.toUtf16Span(fragment);
    const lineStart = lineStartAt(text, span.start);
    const lineEnd = text.indexOf('\n', span.end);
    return {
      ...fragment,
      prefix: text.slice(Math.max(lineStart, span.start - lineUnits), span.start),
      suffix: text.slice(span.end, Math.min(lineEnd < 0 ? text.length : lineEnd, span.end + lineUnits)),
    };
  }

  #placed(state: AnchorState, fragments: readonly Fragment[], found: readonly (Span | undefined)[]): AnchorState {
    const { keys } = state.rows;
    const quotes = new Map(state.rows.quotes);
    let moved = 0;
    const places = fragments.map((fragment, row) => {
      const span = found[row];
      if (span) {
        moved = this.#now.offsets.toCodePoint(span.start) - fragment.start;
        return span;
      }
      if (fragment.exact !== '') quotes.set(keys[row], fragment);
      // An orphan is shown where its text was, as far as that can be told.
      const { start } = this.#at(fragment, moved);
      return { start, end: start };
    });
    const rows = {
      keys,
      starts: Int32Array.from(places, ({ start }) => start),
      ends: Int32Array.from(places, ({ end }) => end),
      lost: Uint8Array.from(found, (span) => (span ? 0 : 1)),
      quotes,
    };
    return { ...state, rows };
  }
}

/**
 * Gives up an annotation of which a fragment was not found, and the later one of two with the same label that came to
 * stand in one place from two: one of them would have taken the other's text for its own.
 */
function keepApart(state: AnchorState, fragments: readonly Fragment[], found: (Span | undefined)[]): void {
  const rowsOf = new Map<number, number[]>();
  for (const [row, owner] of state.owners.entries()) {
    const rows = rowsOf.get(owner);
    if (rows) rows.push(row);
    else rowsOf.set(owner, [row]);
  }
  const shared = sharedStarts(found);
  const claims = new Map<string, string>();
  const placeOf = (span: Span | undefined): string => `${span?.start}-${span?.end}`;
  for (const [owner, rows] of rowsOf) {
    const isFound = rows.every((row) => found[row] !== undefined);
    if (isFound && !rows.some((row) => shared.has(found[row]!.start))) continue;
    const place = `${rows.map((row) => placeOf(found[row])).join()} ${annotationOf(state.items[owner]).label}`;
    const origin = rows.map((row) => placeOf(fragments[row])).join();
    const isTaken = isFound && (claims.get(place) ?? origin) !== origin;
    if (isFound && !isTaken) claims.set(place, origin);
    else for (const row of rows) found[row] = undefined;
  }
}

/** Where several spans start. */
function sharedStarts(spans: readonly (Span | undefined)[]): ReadonlySet<number> {
  const starts = new Set<number>();
  const shared = new Set<number>();
  for (const span of spans) {
    if (!span) continue;
    if (starts.has(span.start)) shared.add(span.start);
    else starts.add(span.start);
  }
  return shared;
}

/** Whether a quote's context holds enough to tell its place from others anywhere in the text. */
function hasMuchContext({ prefix, suffix }: Fragment): boolean {
  return (prefix + suffix).replace(/\s+/gu, '').length >= credible;
}

function spanOf(start: number, exact: string): Span {
  return { start, end: start + exact.length };
}
