/** A text that a pattern requires, and whether it stands at the bounds of words (`\b`) there, so that no letter or figure of ASCII is before or after it. */
export interface RequiredLiteral {
  readonly text: string;
  readonly opens: boolean;
  readonly closes: boolean;
}

/**
 * Texts of which every match of a pattern holds at least one, worked out from the pattern's source; undefined where none
 * are sure. Knows the syntax that `phrases` use: literals, classes, escapes, groups without capture, quantifiers and alternatives.
 */
export function requiredLiterals(source: string): readonly RequiredLiteral[] | undefined {
  return readAlternatives(new SourceReader(source), false);
}

/** A pattern's source and how far it was read. */
class SourceReader {
  at = 0;
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  get next(): string {
    return this.source.charAt(this.at);
  }

  /** What of the source stands next and matches a sticky expression; moves past it. */
  take(expected: RegExp): string {
    expected.lastIndex = this.at;
    if (!expected.test(this.source)) return '';
    const start = this.at;
    this.at = expected.lastIndex;
    return this.source.slice(start, this.at);
  }
}

const quantifiers = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/uy;
/** Characters that stand for themselves, but for one that is quantified after others. */
const plainCharacters = /[^\\()[{|?*+.^$](?:[^\\()[{|?*+.^$]+(?![?*+{]))*/uy;
const groupStart = /\((?:\?(?:<?[=!]|<\w+>|:))?/uy;
const characterClass = /\[(?:[^\]\\]|\\.)*\]/uy;

/** Reads alternatives up to the end of their group: any of them may match, so what each requires is needed. `atBound` says whether the group is at the bound of a word. */
function readAlternatives(reader: SourceReader, atBound: boolean): readonly RequiredLiteral[] | undefined {
  const required: RequiredLiteral[] = [];
  let sure = true;
  for (;;) {
    const literals = readSequence(reader, atBound);
    if (literals === undefined) sure = false;
    else required.push(...literals);
    if (reader.next !== '|') break;
    reader.at++;
  }
  return sure ? required : undefined;
}

/** Reads one alternative: of all that it requires, what is the longest, since that is the rarest. */
function readSequence(reader: SourceReader, startsAtBound: boolean): readonly RequiredLiteral[] | undefined {
  let best: readonly RequiredLiteral[] | undefined;
  let bestLength = 0;
  let run = '';
  let atBound = startsAtBound;
  let opens = false;
  const offer = (literals: readonly RequiredLiteral[] | undefined): void => {
    const length = literals === undefined ? 0 : shortest(literals);
    if (length > bestLength) [best, bestLength] = [literals, length];
  };
  const endRun = (closes: boolean): void => {
    if (run !== '') offer([{ text: run, opens, closes }]);
    run = '';
  };
  while (reader.at < reader.source.length && reader.next !== '|' && reader.next !== ')') {
    const { literal, group, bound = false } = readAtom(reader, atBound);
    const quantifier = reader.take(quantifiers);
    const optional = quantifier !== '' && /^(?:[?*]|\{0)/u.test(quantifier);
    if (literal !== undefined && !optional) {
      if (run === '') opens = atBound;
      run += literal;
    }
    if (literal === undefined || quantifier !== '') endRun(bound);
    if (!optional) offer(group);
    atBound = bound;
  }
  endRun(false);
  return best;
}

interface Atom {
  /** The text that it stands for. */
  readonly literal?: string;
  /** What a group requires. */
  readonly group?: readonly RequiredLiteral[] | undefined;
  /** Whether it is the bound of a word. */
  readonly bound?: boolean;
}

/** Marks before which a line starts. */
const openingMarks = /\^\\W\*/uy;

/** Reads characters that stand for themselves, a class, an escape or a group. */
function readAtom(reader: SourceReader, atBound: boolean): Atom {
  const literal = reader.take(plainCharacters);
  if (literal !== '') return { literal };
  const first = reader.next;
  if (first === '(') {
    const plain = reader.take(groupStart) === '(?:';
    const required = readAlternatives(reader, atBound);
    reader.at++;
    return plain ? { group: required } : {};
  }
  if (first === '[') {
    reader.take(characterClass);
    return {};
  }
  if (reader.take(openingMarks) !== '') return { bound: true };
  reader.at++;
  if (first !== '\\') return {};
  const escaped = reader.next;
  reader.at++;
  return isLetterOrDigit(escaped) ? { bound: escaped === 'b' } : { literal: escaped };
}

function isLetterOrDigit(character: string): boolean {
  return /^[a-zA-Z\d]/u.test(character);
}

/** How long the shortest of the literals is; spaces do not count, since they are everywhere. */
function shortest(literals: readonly RequiredLiteral[]): number {
  let least = Infinity;
  for (const { text } of literals) least = Math.min(least, text.includes(' ') ? text.replaceAll(' ', '').length : text.length);
  return least;
}
