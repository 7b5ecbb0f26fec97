import { describeQuantity } from '../../../analysis/quantities/index.ts';
import type { ClaimGroup, ClaimMention, Verdict } from '../../../analysis/claims/index.ts';
import { onDemand } from '../../../text/onDemand.ts';
import { overlaps, touches, type Span } from '../../../text/span.ts';
import type { ServiceContext } from '../../languageService.ts';
import type { CorpusWorkspace } from '../../workspace.ts';
import { escapeMarkdown, linkTo, table } from './markdown.ts';

export interface HoverPart {
  readonly span: Span;
  readonly markdown: string;
}

const verdictWords: Record<Verdict, string> = {
  agree: '✓ agrees',
  differs: '≈ differs',
  update: '↻ update',
  conflict: '✗ **conflict**',
};

/** What the number at an offset says, and what every other source says of the same quantity. */
export function claimHover({ workspace }: ServiceContext, document: string, offset: number): HoverPart | undefined {
  const claim = workspace.corpus.claims.claimAt(document, offset);
  if (claim) return { span: claim.mention.span, markdown: groupMarkdown(workspace, claim.group, claim.mention) };
  const quantity = workspace.corpus.sharedFacts(document)?.quantities.quantities.find((candidate) => touches(candidate, offset));
  if (!quantity) return undefined;
  return { span: quantity, markdown: `**${escapeMarkdown(describeQuantity(quantity))}** — no other place speaks of this quantity.` };
}

function groupMarkdown(workspace: CorpusWorkspace, group: ClaimGroup, mention: ClaimMention): string {
  const others = group.mentions.filter((other) => other !== mention && other.duplicateOf === undefined && mention.duplicateOf !== other);
  const rows = others.map((other) => [
    linkTo(workspace, other),
    `“${escapeMarkdown(other.quote)}”`,
    escapeMarkdown(valueOf(workspace, other)),
    verdictWords[group.verdictBetween(mention, other)],
  ]);
  const heading = `**${escapeMarkdown(valueOf(workspace, mention))}** — ${escapeMarkdown(group.about)}`;
  const copies = group.mentions.filter((other) => other.duplicateOf !== undefined).length;
  const note = copies > 0 ? `\n\n_${copies === 1 ? 'One copy' : `${String(copies)} copies`} of the same words not counted as a source._` : '';
  return rows.length === 0 ? `${heading}${note}` : `${heading}\n\n${table(['Source', 'Says', 'Value', 'Verdict'], rows)}${note}`;
}

/** A mention's value in one normal form, such as "> 6,000 fighters". */
export function valueOf(workspace: CorpusWorkspace, mention: ClaimMention): string {
  const facts = workspace.corpus.sharedFacts(mention.document);
  const quantity = facts?.quantities.quantities.find((candidate) => overlaps(candidate.number, mention.number));
  return quantity ? describeQuantity(quantity) : describeInterval(mention);
}

const grouped = onDemand(() => new Intl.NumberFormat('en-US'));

function describeInterval({ low, high, approx }: ClaimMention): string {
  const write = (value: number): string => grouped().format(value);
  const about = approx ? '≈ ' : '';
  if (low !== null && high !== null) return about + (low === high ? write(low) : `${write(low)}–${write(high)}`);
  if (low !== null) return `${about}≥ ${write(low)}`;
  return high === null ? 'unknown' : `${about}≤ ${write(high)}`;
}
