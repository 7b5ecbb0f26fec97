import type { ClaimFinding, ClaimMention } from '../../analysis/claims/index.ts';
import type { RuleId } from '../rules.ts';
import { count, lineOf, listWords, type FindingContext, type RawFinding } from './context.ts';

const ruleOf = { conflict: 'claim.conflict', update: 'claim.update', differs: 'claim.difference' } as const satisfies Record<string, RuleId>;

/** Other places named in a message; the rest are counted, and all of them are related places. */
const mostNamed = 2;

/** Words of another place that a message shows to either side of its number. */
const wordsBefore = 4;
const wordsAfter = 5;

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

function messageOf(context: FindingContext, { mention, group, verdict, others }: ClaimFinding): string {
  const worst = others.filter((other) => other.verdict === verdict).map((other) => other.mention);
  const named = worst.slice(0, mostNamed).map((other) => `“${wordsAround(other)}” (${lineOf(context, placeOf(other))})`);
  const rest = worst.length - named.length;
  const places = listWords(rest > 0 ? [...named, count(rest, 'more place')] : named);
  const subject = group.about === '' ? 'This number' : capitalized(group.about);
  const here = `${subject}: “${ownWords(mention)}” here`;
  switch (verdict) {
    case 'conflict':
      return `${here}, contradicted by ${places}.`;
    case 'update':
      return `${here}, at another time ${places}.`;
    case 'differs':
      return `${here}, stated differently as ${places}; both can be true.`;
  }
}

function placeOf(mention: ClaimMention): { document: string; span: ClaimMention['span'] } {
  return { document: mention.document, span: mention.span };
}

function ownWords({ quote, quoteAt, span }: ClaimMention): string {
  return quote.slice(quoteAt, quoteAt + span.end - span.start).replace(/\s+/gu, ' ');
}

/** The mention's own words with a little of what stands around them. */
function wordsAround(mention: ClaimMention): string {
  const { quote, quoteAt, span } = mention;
  const end = quoteAt + span.end - span.start;
  const [textBefore, textAfter] = [quote.slice(0, quoteAt), quote.slice(end)];
  const [before, after] = [wordsIn(textBefore), wordsIn(textAfter)];
  const left = before.slice(-wordsBefore).join(' ') + (/\s$/u.test(textBefore) && before.length > 0 ? ' ' : '');
  const right = (/^\s/u.test(textAfter) && after.length > 0 ? ' ' : '') + after.slice(0, wordsAfter).join(' ');
  return `${before.length > wordsBefore ? '… ' : ''}${left}${ownWords(mention)}${right}${after.length > wordsAfter ? ' …' : ''}`;
}

function wordsIn(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
