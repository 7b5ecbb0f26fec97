import type { Span } from '../../text/span.ts';
import { describeGroup } from './about.ts';
import type { ClaimFrame, ClaimKind } from './frame.ts';
import { judge } from './judge.ts';
import { worse, type Verdict } from './verdict.ts';

/** One place that states a quantity. Offsets are UTF-16 into the document. */
export interface ClaimMention {
  readonly document: string;
  /** The whole expression with modifiers and unit. */
  readonly span: Span;
  /** The number's own words. */
  readonly number: Span;
  readonly low: number | null;
  readonly high: number | null;
  readonly approx: boolean;
  /** The text around the number, as written. */
  readonly quote: string;
  /** Where in it the span starts. */
  readonly quoteAt: number;
  /** Someone is said to say so ("police said", "reportedly"). */
  readonly attributed: boolean;
  /** The earlier mention whose sentence this one's is a copy of: no source of its own. */
  readonly duplicateOf?: ClaimMention;
}

/** The claims of the corpus about one quantity, in order of document and place. */
export interface ClaimGroup {
  /** Stable while the group keeps its first mention. */
  readonly id: string;
  /** The quantity in plain words: "fighters in Panjshir". */
  readonly about: string;
  readonly kind: ClaimKind;
  /** The worst verdict of any two mentions. */
  readonly verdict: Verdict;
  readonly mentions: readonly ClaimMention[];
  /** How two mentions of the group stand. */
  verdictBetween(a: ClaimMention, b: ClaimMention): Verdict;
}

/** A frame and the document that it stands in. */
export interface Placed {
  readonly document: string;
  readonly frame: ClaimFrame;
}

/** The group of these claims. */
export function makeGroup(placed: readonly Placed[]): ClaimGroup {
  const firstCopy = new Map<string, ClaimMention>();
  const frames = new Map<ClaimMention, ClaimFrame>();
  const mentions = placed.map(({ document, frame }) => {
    const key = `${frame.sentence} ${frame.low} ${frame.high}`;
    const original = firstCopy.get(key);
    const copy = original !== undefined && !(original.document === document && original.span.start === frame.span.start);
    const mention: ClaimMention = {
      document,
      span: frame.span,
      number: frame.number,
      low: frame.low,
      high: frame.high,
      approx: frame.approx,
      quote: frame.quote,
      quoteAt: frame.quoteAt,
      attributed: frame.attributed,
      ...(copy ? { duplicateOf: original } : {}),
    };
    if (!copy) firstCopy.set(key, mention);
    frames.set(mention, frame);
    return mention;
  });
  const all = placed.map((each) => each.frame);
  const changing = all.filter((frame) => frame.superseded || frame.updated);
  const verdictBetween = (a: ClaimMention, b: ClaimMention): Verdict => judge(frames.get(a)!, frames.get(b)!, a.document === b.document, changing);
  const verdict = worstVerdict(mentions, verdictBetween);
  const first = placed[0];
  return { id: `${first.document}#${first.frame.number.start}`, about: describeGroup(all), kind: first.frame.kind, verdict, mentions, verdictBetween };
}

/** The worst verdict of any two mentions; stops where nothing can be worse. */
function worstVerdict(mentions: readonly ClaimMention[], verdictBetween: ClaimGroup['verdictBetween']): Verdict {
  let verdict: Verdict = 'agree';
  for (let first = 0; first < mentions.length; first++) {
    for (let second = first + 1; second < mentions.length; second++) {
      verdict = worse(verdict, verdictBetween(mentions[first], mentions[second]));
      if (verdict === 'conflict') return verdict;
    }
  }
  return verdict;
}
