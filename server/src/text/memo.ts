/** A memory makes room when its texts have this many UTF-16 units together, however few they are. */
const longestMemory = 8_000_000;

/** No memory holds more texts than this. */
let mostTexts = Infinity;

/**
 * Has every memory make room at so many texts from now on. Who reads a corpus from end to end meets few paragraphs again, and those soon;
 * what is kept for long costs the collector of garbage more than it saves.
 */
export function limitMemories(texts: number): void {
  mostTexts = texts;
}

/** How many texts the document at hand has. */
let textsAtHand = 0;

/** Has every memory hold so many texts at least, until this is called again: the analyses of a document go through all of its paragraphs, one analysis after the other. */
export function makeRoomFor(texts: number): void {
  textsAtHand = texts;
  row.length = 0;
  expected = 0;
}

/** `compute` with a memory for its latest texts, at least half of `limit` and at most all of it unless they are very long, memories are limited or the document at hand has more. */
export function memoizeByText<Value>(compute: (text: string) => Value, limit = 4096): (text: string) => Value {
  // Two generations: what was asked for since the younger one began outlives the older. To delete texts one by one costs far more.
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  let length = 0;
  return (text) => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const value = old.get(text) ?? compute(text);
    if (young.size >= Math.max(Math.min(limit, mostTexts) / 2, textsAtHand) || length > longestMemory / 2) {
      [old, young] = [young, new Map()];
      length = 0;
    }
    young.set(text, value);
    length += text.length;
    return value;
  };
}

/** A paragraph, and what was worked out of it, by the number of the work. */
interface Paragraph {
  readonly text: string;
  readonly works: unknown[];
  /** Where it stands in the row, if it does. */
  place: number;
}

const paragraphOf = memoizeByText((text: string): Paragraph => ({ text, works: [], place: 0 }));
let latest = paragraphOf('');
let kindsOfWork = 0;

/** The paragraphs of the document at hand, as they were first asked for, and the place of the one that is asked for next by an analysis that goes through them in that order too. */
const row: Paragraph[] = [];
let expected = 0;

function findParagraph(text: string): Paragraph {
  if (expected < row.length && row[expected].text === text) return row[expected++];
  const paragraph = paragraphOf(text);
  if (paragraph.place >= row.length || row[paragraph.place] !== paragraph) {
    if (row.length >= textsAtHand) return paragraph;
    paragraph.place = row.length;
    row.push(paragraph);
  }
  expected = paragraph.place + 1;
  return paragraph;
}

/**
 * `compute` with a memory that all works on paragraphs share, so that one look-up finds what each made of a paragraph, and none is needed of the
 * paragraph that was asked for last, nor where analyses go through the paragraphs of a document in the same order. Analysers wrap their work on one
 * paragraph in it, so that an edit computes the paragraph it touched and no other.
 */
export function memoizeByParagraph<Value extends object>(compute: (paragraph: string) => Value): (paragraph: string) => Value {
  const work = kindsOfWork++;
  return (text) => {
    if (text !== latest.text) latest = findParagraph(text);
    const { works } = latest;
    return ((works[work] as Value | undefined) ?? (works[work] = compute(text))) as Value;
  };
}
