import type { Span } from '../../text/span.ts';
import { provenance } from '../create.ts';
import type { AnnotationPage, Dismissal, Stamp } from '../model.ts';
import { quoteAt } from '../quote.ts';
import type { Quote } from '../quote.ts';

/** Waves a finding away for good: its rule and the words (UTF-16 span of the raw text) that it stands on. */
export function dismiss(page: AnnotationPage, text: string, rule: string, span: Span, stamp: Stamp): AnnotationPage {
  if (isDismissed(page, text, rule, span)) return page;
  const { creator, created } = provenance(stamp);
  const dismissal: Dismissal = { rule, ...quoteAt(text, span), creator, created };
  return { ...page, dismissals: [...(page.dismissals ?? []), dismissal] };
}

/** Takes the dismissals that cover a finding back. */
export function undismiss(page: AnnotationPage, text: string, rule: string, span: Span): AnnotationPage {
  const quote = quoteAt(text, span);
  const dismissals = page.dismissals ?? [];
  const kept = dismissals.filter((dismissal) => dismissal.rule !== rule || !standsOn(dismissal, quote));
  return kept.length === dismissals.length ? page : { ...page, dismissals: kept };
}

/**
 * Whether a finding was waved away: a dismissal of its rule stands on the same words, and the words right before or right
 * after are still the same, so that an edit on one side does not bring it back and another place with these words is free.
 */
export function isDismissed(page: AnnotationPage, text: string, rule: string, span: Span): boolean {
  const ofRule = (page.dismissals ?? []).filter((dismissal) => dismissal.rule === rule);
  if (ofRule.length === 0) return false;
  const quote = quoteAt(text, span);
  return ofRule.some((dismissal) => standsOn(dismissal, quote));
}

/** How much context must agree on one side: two or three words; less only where the document ends. */
const enough = 12;

function standsOn(dismissal: Dismissal, { exact, prefix, suffix }: Quote): boolean {
  if (dismissal.exact !== exact) return false;
  return prefix.slice(-enough) === (dismissal.prefix ?? '').slice(-enough) || suffix.slice(0, enough) === (dismissal.suffix ?? '').slice(0, enough);
}
