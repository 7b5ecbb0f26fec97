import type { GoldPage, LineKind } from '../../eval/packs/boilerplate/goldLines.ts';
import { randomFrom } from '../gradientBoosting.ts';
import { isHeadline } from './excerpts.ts';
import { drawPrompts } from './prompts.ts';
import { slogans } from './slogans.ts';

/** Of a page in so many a plain text is made. */
const everyPage = 3;
/** The share of plain texts that are a part of the article only, and how many lines such a part has. */
const partShare = 0.5;
const partLines = [3, 14] as const;
/** The share of plain texts that are hard-wrapped, and the widths that they are wrapped to. */
const wrappedShare = 0.5;
const widths = [58, 66, 72, 80, 96];
/** The share of plain texts that keep the furniture among the article and just after it. */
const furnishedShare = 0.3;
const keptAfter = 6;
/** The share of plain texts that have their headline, and of all the shares that begin with banners and prompts or with the slogan of a site. */
const headlineShare = 0.6;
const promptShare = 0.35;
const sloganShare = 0.2;

/**
 * Articles as clean corpora hold them: without the page around them, often short, often with their paragraphs wrapped into
 * lines, now and then with some furniture left in it or over it. A model that has seen whole pages only looks for furniture where there is none.
 */
export function plainTexts(pages: readonly GoldPage[]): GoldPage[] {
  const random = randomFrom(23);
  return pages.flatMap((page, index) => {
    if (index % everyPage !== 0) return [];
    const first = page.kinds.indexOf('content');
    const last = page.kinds.lastIndexOf('content');
    if (first < 0) return [];
    const furnished = random() < furnishedShare;
    const kept = [...page.lines.keys()].filter((line) => line >= first && line <= last + (furnished ? keptAfter : 0) && (furnished || page.kinds[line] !== 'boilerplate'));
    const [least, most] = partLines;
    const size = random() < partShare ? least + Math.floor(random() * (most - least + 1)) : kept.length;
    const start = Math.floor(random() * Math.max(1, kept.length - size + 1));
    const width = random() < wrappedShare ? widths[Math.floor(random() * widths.length)] : Infinity;
    const lines: string[] = [];
    const kinds: LineKind[] = [];
    const add = (line: string, kind: LineKind): void => {
      for (const wrapped of wrapLine(line, width)) {
        lines.push(wrapped);
        kinds.push(kind);
      }
    };
    if (random() < promptShare) for (const prompt of drawPrompts(random)) add(prompt, 'boilerplate');
    if (random() < sloganShare) add(slogans[Math.floor(random() * slogans.length)], 'boilerplate');
    const headline = page.lines.slice(0, first).findLast((line, before) => page.kinds[before] === 'ignore' && isHeadline(line));
    if (headline !== undefined && random() < headlineShare) add(headline, 'content');
    for (const line of kept.slice(start, start + size)) add(page.lines[line], page.kinds[line]);
    return kinds.includes('content') ? [{ name: page.name, source: page.source, lines, kinds }] : [];
  });
}

/** The words of a line in lines of up to `width` UTF-16 code units where no word is longer. */
function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.trim().split(/\s+/u)) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
