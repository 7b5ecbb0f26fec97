/**
 * Texts of which every match of a pattern holds at least one, worked out from the pattern's source; undefined where none
 * are sure. Knows the syntax that `phrasePatterns` use: literals, classes, escapes, groups without capture, quantifiers and alternatives.
 */
export function requiredLiterals(pattern: RegExp): readonly string[] | undefined {
  return readAlternatives(new SourceReader(pattern.source));
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

  /** The quantifier that stands next, if any, and moves past it. */
  takeQuantifier(): string {
    if (!'?*+{'.includes(this.next)) return '';
    const quantifier = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/u.exec(this.source.slice(this.at, this.at + 12))?.[0] ?? '';
    this.at += quantifier.length;
    return quantifier;
  }
}

/** Reads alternatives up to the end of their group: any of them may match, so what each requires is needed. */
function readAlternatives(reader: SourceReader): readonly string[] | undefined {
  const required: string[] = [];
  let sure = true;
  for (;;) {
    const literals = readSequence(reader);
    if (literals === undefined) sure = false;
    else required.push(...literals);
    if (reader.next !== '|') break;
    reader.at++;
  }
  return sure ? required : undefined;
}

/** Reads one alternative: of all that it requires, what is the longest, since that is the rarest. */
function readSequence(reader: SourceReader): readonly string[] | undefined {
  let best: readonly string[] | undefined;
  let run = '';
  const offer = (literals: readonly string[] | undefined): void => {
    if (literals !== undefined && shortest(literals) > (best === undefined ? 0 : shortest(best))) best = literals;
  };
  const endRun = (): void => {
    offer([run]);
    run = '';
  };
  while (reader.at < reader.source.length && reader.next !== '|' && reader.next !== ')') {
    const { literal, group } = readAtom(reader);
    const quantifier = reader.takeQuantifier();
    const optional = /^(?:[?*]|\{0)/u.test(quantifier);
    if (literal !== undefined && !optional) run += literal;
    if (literal === undefined || quantifier !== '') endRun();
    if (!optional) offer(group);
  }
  endRun();
  return best;
}

/** Reads a character, class, escape or group: what it stands for literally, or what a group requires. */
function readAtom(reader: SourceReader): { literal?: string; group?: readonly string[] | undefined } {
  const { source } = reader;
  const first = reader.next;
  if (first === '(') {
    const plain = source.startsWith('(?:', reader.at);
    reader.at += plain ? '(?:'.length : /^\((?:\?(?:<?[=!]|<\w+>))?/u.exec(source.slice(reader.at))![0].length;
    const required = readAlternatives(reader);
    reader.at++;
    return plain ? { group: required } : {};
  }
  if (first === '[') {
    reader.at = /^\[(?:[^\]\\]|\\.)*\]/u.exec(source.slice(reader.at))![0].length + reader.at;
    return {};
  }
  if (first === '\\') {
    const escaped = source.charAt(reader.at + 1);
    reader.at += 2;
    return /[a-z\d]/iu.test(escaped) ? {} : { literal: escaped };
  }
  reader.at++;
  return '^$.'.includes(first) ? {} : { literal: first };
}

/** How long the shortest of the literals is; spaces do not count, since they are everywhere. */
function shortest(literals: readonly string[]): number {
  return literals.reduce((least, literal) => Math.min(least, literal.replaceAll(' ', '').length), Infinity);
}
