import type { Span } from '../../text/span.ts';
import { AnnotatedText } from '../annotatedText.ts';
import { annotationOf, fragmentOf } from '../annotation.ts';
import type { Fragment } from '../annotation.ts';
import type { AnnotationPage } from '../model.ts';
import { normalizeText } from '../normalize.ts';
import { agrees, contextAgreement } from './context.ts';
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

/** How far a line is compared on each side of a span that was moved, where the former text is known. */
const lineUnits = 150;

/** How many code units of context, white space aside, make a place found elsewhere credible. */
const credible = 24;

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
  const now = new AnnotatedText(normalizeText(text.text));
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
  /** By how many code points the latest fragment that was found in order had moved. */
  #moved = 0;
  /** Label and place of what was found, with the place that it came from: no two annotations may fall together. */
  readonly #claims = new Map<string, string>();

  constructor(page: AnnotationPage, now: AnnotatedText, before: AnnotatedText | undefined) {
    this.#now = now;
    this.#before = before;
    this.#mapping = before && new TextMapping(before.text, now.text);
    this.#grown = now.offsets.length - page.document.length;
    this.#places = new QuotePlaces(now.text);
  }

  anchor(state: AnchorState): AnchorState {
    const { keys } = state.rows;
    const starts = state.rows.starts.slice();
    const ends = state.rows.ends.slice();
    const lost = state.rows.lost.slice();
    const quotes = new Map(state.rows.quotes);
    const rowsOf = new Map<number, number[]>();
    for (const [row, owner] of state.owners.entries()) rowsOf.set(owner, [...(rowsOf.get(owner) ?? []), row]);
    const order = [...rowsOf.keys()].sort((a, b) => annotationOf(state.items[a]).start - annotationOf(state.items[b]).start);
    for (const owner of order) {
      const annotation = annotationOf(state.items[owner]);
      const rows = rowsOf.get(owner)!;
      const fragments = rows.map((row) => fragmentOf(state.targets[row])!);
      const isOrphan = annotation.status === 'orphan';
      const found = fragments.map((fragment) => this.#find(fragment, isOrphan));
      const isFound = found.every((span) => span !== undefined) && this.#claim(annotation.label, fragments, found);
      for (const [index, row] of rows.entries()) {
        const fragment = fragments[index];
        const span = isFound ? found[index]! : this.#remains(fragment);
        starts[row] = span.start;
        ends[row] = span.end;
        lost[row] = isFound ? 0 : 1;
        if (!isFound && fragment.exact !== '') quotes.set(keys[row], fragment);
      }
    }
    return { ...state, rows: { keys, starts, ends, lost, quotes } };
  }

  #find(fragment: Fragment, isOrphan: boolean): Span | undefined {
    if (this.#before && this.#mapping && !isOrphan) {
      const span = this.#before.offsets.toUtf16Span(fragment);
      return this.#mapping.map(span) ?? this.#findQuote({ ...fragment, ...lineContext(this.#before.text, span) }, isOrphan);
    }
    return this.#findQuote(fragment, isOrphan);
  }

  /** The place of a quote, in this text's UTF-16 offsets; see the steps of `anchorOnLoad`. */
  #findQuote(fragment: Fragment, isOrphan: boolean): Span | undefined {
    const { exact, prefix, suffix } = fragment;
    if (exact === '') return undefined;
    const whole = prefix + exact + suffix;
    const shifts = isOrphan || this.#before ? [] : [...new Set([this.#moved, 0, this.#grown])];
    const expected = shifts.map((shift) => this.#now.offsets.toUtf16(fragment.start + shift));
    for (const [index, start] of expected.entries()) {
      if (start < prefix.length || !this.#now.text.startsWith(whole, start - prefix.length)) continue;
      if (prefix.length + suffix.length < credible && !this.#isOnly(fragment, start)) continue;
      this.#moved = shifts[index];
      return { start, end: start + exact.length };
    }
    const near = this.#now.offsets.toUtf16(fragment.start + this.#moved);
    const candidates = this.#places.find(fragment, near).map((start) => {
      const end = start + exact.length;
      return { start, end, agreement: contextAgreement(fragment, this.#now.text, start, end), isExpected: expected.includes(start) };
    });
    candidates.sort((a, b) => b.agreement.total - a.agreement.total || a.start - b.start);
    const [best, second] = candidates;
    if (candidates.length === 0 || (second && best.agreement.total - second.agreement.total < clearly)) return undefined;
    if (!agrees(best.agreement, best.isExpected ? leastInPlace : leastElsewhere)) return undefined;
    if (!best.isExpected && !isCredible(fragment)) return undefined;
    if (best.isExpected) this.#moved = shifts[expected.indexOf(best.start)];
    return { start: best.start, end: best.end };
  }

  #isOnly(fragment: Fragment, start: number): boolean {
    return this.#places.find(fragment, start).every((place) => place === start);
  }

  /** Whether nothing else with the label was found there, unless it stood in the same place before as well. */
  #claim(label: string, from: readonly Span[], found: readonly (Span | undefined)[]): boolean {
    const place = `${label} ${found.map((span) => `${span?.start}-${span?.end}`).join()}`;
    const origin = from.map(({ start, end }) => `${start}-${end}`).join();
    const claimed = this.#claims.get(place) ?? origin;
    this.#claims.set(place, claimed);
    return claimed === origin;
  }

  /** Where an orphan is shown: where its text was, as far as that can be told. */
  #remains(fragment: Fragment): Span {
    const start = this.#now.offsets.toUtf16(fragment.start + this.#moved);
    return { start, end: start };
  }
}

/** What stands around a span on its own line, of which more may be asked than of the few words that a sidecar keeps. */
function lineContext(text: string, span: Span): { prefix: string; suffix: string } {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const lineEnd = text.indexOf('\n', span.end);
  return {
    prefix: text.slice(Math.max(lineStart, span.start - lineUnits), span.start),
    suffix: text.slice(span.end, Math.min(lineEnd < 0 ? text.length : lineEnd, span.end + lineUnits)),
  };
}

/** Whether a quote's context holds enough to tell its place from others. */
function isCredible({ prefix, suffix }: Fragment): boolean {
  return (prefix + suffix).replace(/\s+/gu, '').length >= credible;
}
