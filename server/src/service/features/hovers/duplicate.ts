import { diffWordsWithSpace, type Change as Part } from 'diff';
import type { Twin } from '../../../analysis/duplicates/index.ts';
import { percent } from '../../findings/context.ts';
import type { ServiceContext } from '../../languageService.ts';
import type { HoverPart } from './claim.ts';
import { escapeMarkdown, linkTo } from './markdown.ts';

/** Longer differences are cut: a hover is read at a glance. */
const longestDifference = 1200;

/** Twins listed in one hover. */
const mostTwins = 8;

/** Where the twins of the paragraph at an offset are, and what differs in the closest of them that is not a plain copy. */
export async function duplicateHover({ workspace }: ServiceContext, document: string, offset: number): Promise<HoverPart | undefined> {
  const found = workspace.corpus.duplicates.twinsAt(document, offset);
  if (!found) return undefined;
  const own = await workspace.text(document);
  const edited = found.twins.find(({ edit }) => edit !== 'copied');
  const theirs = edited && (await workspace.text(edited.document));
  const difference = own !== undefined && edited && theirs !== undefined
    ? describeDifference(theirs.slice(edited.span.start, edited.span.end), own.slice(found.span.start, found.span.end))
    : '';
  const list = found.twins.slice(0, mostTwins).map((twin) => `- ${linkTo(workspace, twin)} ${describe(twin)}`);
  if (found.twins.length > mostTwins) list.push(`- and ${String(found.twins.length - mostTwins)} more`);
  return { span: found.span, markdown: `**This paragraph stands elsewhere too**\n\n${list.join('\n')}${difference}` };
}

function describe({ edit, similarity }: Twin): string {
  return edit === 'copied' ? 'word for word' : `${percent(similarity)} alike`;
}

/** The few changes in words, then both texts in one. */
function describeDifference(there: string, here: string): string {
  const parts = diffWordsWithSpace(there, here);
  const changes = changesIn(parts);
  const named = changes.length > 0 && changes.length <= mostChanges ? `\n\nWhat differs: ${changes.join('; ')}.` : '';
  return `${named}\n\n${markDifference(parts)}`;
}

/** Changes named one by one in a hover, each of so many characters at most. */
const mostChanges = 4;
const longestChange = 40;

/** Each change in words: "“ten” here for “nine” there", "“only” is left out here", "“very” stands only here". */
function changesIn(parts: readonly Part[]): string[] {
  const changes: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const [part, next] = [parts[at], parts[at + 1] as Part | undefined];
    if (!part.added && !part.removed) continue;
    if (part.removed && next?.added) {
      changes.push(`${quoted(next)} here for ${quoted(part)} there`);
      at++;
    } else if (part.value.trim() !== '') changes.push(`${quoted(part)} ${part.added ? 'stands only here' : 'is left out here'}`);
  }
  return changes;
}

function quoted({ value }: Part): string {
  const words = value.trim().replace(/\s+/gu, ' ');
  return `“${escapeMarkdown(words.length <= longestChange ? words : `${words.slice(0, longestChange).trimEnd()}…`)}”`;
}

/** What stands only here in bold, what stands only there struck out. */
function markDifference(differences: readonly Part[]): string {
  let length = 0;
  const parts: string[] = [];
  for (const { value, added, removed } of differences) {
    if (length > longestDifference) return `${parts.join('')} …`;
    length += value.length;
    const words = escapeMarkdown(value.trim());
    const [before, after] = [/^\s/u.test(value) ? ' ' : '', /\s$/u.test(value) ? ' ' : ''];
    if (words === '') parts.push(' ');
    else if (added) parts.push(`${before}**${words}**${after}`);
    else if (removed) parts.push(`${before}~~${words}~~${after}`);
    else parts.push(before + words + after);
  }
  return parts.join('');
}
