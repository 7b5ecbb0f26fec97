import type { Span } from '../../text/span.ts';
import { normalizeText } from '../normalize.ts';
import { OffsetMap } from '../offsetMap.ts';
import type { ImportedDocument, ImportedSpan, Loss } from './interchange.ts';
import type { Numbering } from './jsonLines.ts';

interface Row {
  readonly token: string;
  readonly tag: string;
  readonly line: number;
}

/**
 * Reads CoNLL columns (token first, tag last, tabs or white space between), a document at each `-DOCSTART-`: IOB1, IOB2,
 * BIOES, BILOU or bare tags; lines of comment are passed over. Over a text the tokens are looked for in it; without, the
 * text is made of them: a space between tokens, a line for each sentence.
 */
export function importConll(content: string, rawText?: string, numbering?: Numbering): ImportedDocument[] {
  const documents: Row[][][] = [];
  let sentence: Row[] = [];
  const endSentence = (): void => {
    if (sentence.length === 0) return;
    if (documents.length === 0) documents.push([]);
    documents[documents.length - 1].push(sentence);
    sentence = [];
  };
  for (const [index, line] of normalizeText(content).split('\n').entries()) {
    const columns = columnsOf(line);
    if (columns.length === 0) endSentence();
    else if (columns[0] === '-DOCSTART-') {
      endSentence();
      documents.push([]);
    } else if (!isComment(line, columns)) {
      const tag = columns.length > 1 ? columns[columns.length - 1] : 'O';
      sentence.push({ token: columns[0], tag, line: (numbering?.line ?? 1) + index });
    }
  }
  endSentence();
  return documents.filter((sentences) => sentences.length > 0 || documents.length === 1).map((sentences) => readDocument(sentences, rawText));
}

function columnsOf(line: string): string[] {
  if (line.trim() === '') return [];
  // A token may hold a space where tabs part the columns.
  const byTab = line.split('\t').map((column) => column.trim());
  return byTab.length > 1 && byTab[0] !== '' ? byTab.filter((column) => column !== '') : line.trim().split(/\s+/u);
}

/** A line that begins with `#` and does not end with a tag. The sign itself may be a token. */
function isComment(line: string, columns: readonly string[]): boolean {
  return line.startsWith('#') && (columns.length < 2 || columns[0] !== '#' || !/^(?:O|_|[BIESLUMW]-.+)$/u.test(columns[columns.length - 1]));
}

function readDocument(sentences: readonly (readonly Row[])[], rawText: string | undefined): ImportedDocument {
  const losses: Loss[] = [];
  const text = rawText === undefined ? sentences.map((rows) => rows.map(({ token }) => token).join(' ')).join('\n') : normalizeText(rawText);
  const points = new OffsetMap(text);
  const spans: ImportedSpan[] = [];
  const all = sentences.flat();
  let at = 0;
  let number = 0;
  for (const rows of sentences) {
    let open: { label: string; start: number; end: number } | undefined;
    const close = (): void => {
      if (open) spans.push({ key: String(spans.length), label: open.label, fragments: [points.toCodePoints(open)] });
      open = undefined;
    };
    for (const { token, tag, line } of rows) {
      number++;
      const place = findToken(text, token, at, all[number]?.token);
      const [prefix, label] = splitTag(tag);
      if (!place) {
        losses.push({ item: `line ${line}`, reason: `${token} is not in the text after what was read before.` });
        close();
        continue;
      }
      at = place.end;
      const goesOn = open?.label === label && !/^[BSUW]$/u.test(prefix);
      if (open && goesOn) open = { ...open, end: place.end };
      else {
        close();
        if (label !== '') open = { label, ...place };
      }
      if (/^[ESLUW]$/u.test(prefix)) close();
    }
    close();
  }
  return { text, spans, relations: [], losses };
}

/** How far ahead of the text a token may be, white space aside: what stands between was not in the file. */
const reach = 2000;

/** How the Penn Treebank writes what its own format uses. */
const escapes: ReadonlyMap<string, readonly string[]> = new Map([
  ['-LRB-', ['(']],
  ['-RRB-', [')']],
  ['-LSB-', ['[']],
  ['-RSB-', [']']],
  ['-LCB-', ['{']],
  ['-RCB-', ['}']],
  ['``', ['"', '“', '«']],
  ["''", ['"', '”', '»']],
  ['"', ['“', '”']],
  ["'", ['’', '‘']],
  ['\\/', ['/']],
  ['\\*', ['*']],
]);

/** A token as it may stand in a text. */
function formsOf(token: string): string[] {
  return [token, ...(escapes.get(token) ?? [])];
}

/**
 * Where a token stands: right after what was read before, but for white space. What the file left out is passed over only
 * to where the next token follows, so that a token that is missing is not taken for a later one.
 */
function findToken(text: string, token: string, from: number, next: string | undefined): Span | undefined {
  const forms = formsOf(token);
  const blank = /\s*/uy;
  blank.lastIndex = from;
  blank.exec(text);
  const expected = blank.lastIndex;
  const here = forms.find((form) => text.startsWith(form, expected));
  if (here !== undefined) return { start: expected, end: expected + here.length };
  const window = text.slice(from, from + reach);
  for (const form of forms) {
    for (let place = window.indexOf(form); place >= 0; place = window.indexOf(form, place + 1)) {
      const rest = window.slice(place + form.length).trimStart();
      const follows = next === undefined || rest === '' || formsOf(next).some((word) => rest.startsWith(word));
      if (follows) return { start: from + place, end: from + place + form.length };
    }
  }
  return undefined;
}

/** The prefix and the label of a tag; one without a prefix goes on from token to token. */
function splitTag(tag: string): [prefix: string, label: string] {
  const match = /^([BIESLUMW])-(.+)$/u.exec(tag);
  if (match) return [match[1], match[2]];
  return /^(?:O|o|_|-|-X-|\*|0|[BIESLUMW])$/u.test(tag) ? ['', ''] : ['I', tag];
}
