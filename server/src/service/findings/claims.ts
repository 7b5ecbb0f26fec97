import type { ClaimFinding, ClaimMention } from '../../analysis/claims/index.ts';
import type { RuleId } from '../rules.ts';
import { count, lineOf, listWords, type FindingContext, type RawFinding } from './context.ts';

const ruleOf = { conflict: 'claim.conflict', update: 'claim.update', differs: 'claim.difference' } as const satisfies Record<string, RuleId>;

/** Other places named in a message; the rest are counted, and all of them are related places. */
const mostNamed = 2;

export function claimFindings(context: FindingContext): RawFinding[] {
  return context.corpus.claims
    .findings(context.document)
    .filter(({ mention, verdict }) => context.sensitivity(ruleOf[verdict]) !== 'low' || !mention.approx)
    .map((finding): RawFinding => {
      const { mention, group, verdict, others } = finding;
      return {
        rule: ruleOf[verdict],
        span: mention.span,
        message: messageOf(context, finding),
        related: others.map((other) => ({ document: other.mention.document, span: other.mention.span, message: `“${other.mention.quote}”` })),
        data: { about: group.about, low: mention.low, high: mention.high, approx: mention.approx, verdict },
      };
    });
}

function messageOf(context: FindingContext, { group, verdict, others }: ClaimFinding): string {
  const worst = others.filter((other) => other.verdict === verdict).map((other) => other.mention);
  const named = worst.slice(0, mostNamed).map((other) => `“${wordsAround(other)}” (${lineOf(context, placeOf(other))})`);
  const rest = worst.length - named.length;
  const places = listWords(rest > 0 ? [...named, `${count(rest, 'more place')}`] : named);
  const subject = group.about === '' ? 'This number' : capitalized(group.about);
  switch (verdict) {
    case 'conflict':
      return `${subject}: contradicted by ${places}.`;
    case 'update':
      return `${subject}: at another time ${places}.`;
    case 'differs':
      return `${subject}: stated differently as ${places}.`;
  }
}

function placeOf(mention: ClaimMention): { document: string; span: ClaimMention['span'] } {
  return { document: mention.document, span: mention.span };
}

/** The mention's own words, with a little of what stands around them where they are only a number. */
function wordsAround({ quote }: ClaimMention): string {
  const words = quote.split(/\s+/u);
  return words.length <= 12 ? words.join(' ') : `${words.slice(0, 12).join(' ')} …`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
