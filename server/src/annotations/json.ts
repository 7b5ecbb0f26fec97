import { findNodeAtLocation, parse, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { JSONPath, ParseError } from 'jsonc-parser';

/** What is wrong with a file and where: line and column from 1, the column in UTF-16 units. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  /** One sentence, without the file's name. */
  readonly reason: string;
}

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that JSON-LD lets stand alone or in a list, as a list; nothing is an empty list. */
export function listOf<Value>(value: Value | readonly Value[] | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value as Value];
}

/** An object without one of its optional fields. */
export function without<Value extends object>(value: Value, key: keyof Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as Value;
}

/** The problem at an offset of a file's text. */
export function problemAt(text: string, offset: number, reason: string): Problem {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length, column: lines[lines.length - 1].length + 1, reason };
}

/** The problem with the value at a path of a valid JSON text; where the path leads nowhere, the nearest value above it. */
export function problemAtPath(text: string, path: JSONPath, reason: string): Problem {
  const root = parseTree(text);
  for (let length = path.length; root && length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return problemAt(text, node.offset, reason);
  }
  return problemAt(text, root?.offset ?? 0, reason);
}

const reasons: Partial<Record<ReturnType<typeof printParseErrorCode>, string>> = {
  InvalidSymbol: 'This is not JSON: a value in quotes, a number, true, false, null, { or [ is expected.',
  InvalidNumberFormat: 'This number is not written as JSON wants it.',
  PropertyNameExpected: 'A property name in double quotes is expected (or there is a comma too many before this).',
  ValueExpected: 'A value is expected here (or there is a comma too many before this).',
  ColonExpected: 'A colon is expected after the property name.',
  CommaExpected: 'A comma is expected here.',
  CloseBraceExpected: 'The closing } is missing.',
  CloseBracketExpected: 'The closing ] is missing.',
  EndOfFileExpected: 'Something follows the end of the JSON value.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfComment: 'JSON has no comments.',
  UnexpectedEndOfString: 'The closing quote of this string is missing.',
  UnexpectedEndOfNumber: 'This number breaks off.',
  InvalidUnicode: 'This \\u escape needs four hexadecimal digits.',
  InvalidEscapeCharacter: 'This escape is not one that JSON knows.',
  InvalidCharacter: 'A string may not hold this control character; write it as an escape.',
};

/** Deeper values are refused: writing them back could exhaust the stack. */
const deepest = 200;

/** Parses strict JSON. Fails with line, column and reason; never throws. */
export function parseJson(text: string): { readonly value: unknown } | { readonly problem: Problem } {
  try {
    const value = JSON.parse(text) as unknown;
    const tooDeep = offsetOfDepth(text, deepest);
    if (tooDeep !== undefined) return { problem: problemAt(text, tooDeep, 'The values are nested too deeply.') };
    return { value };
  } catch {
    return { problem: syntaxProblem(text) };
  }
}

function syntaxProblem(text: string): Problem {
  const conflict = /^<{7} /m.exec(text);
  if (conflict) return problemAt(text, conflict.index, 'A git merge conflict is not resolved yet.');
  if (text.trim() === '') return problemAt(text, 0, 'The file is empty.');
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    return problemAt(text, 0, 'The values are nested too deeply.');
  }
  if (errors.length === 0) return problemAt(text, 0, 'This is not strict JSON.');
  const first = errors.reduce((earliest, error) => (error.offset < earliest.offset ? error : earliest));
  return problemAt(text, first.offset, reasons[printParseErrorCode(first.error)] ?? 'This is not JSON.');
}

/** Where a valid JSON text first opens more than `limit` brackets. */
function offsetOfDepth(text: string, limit: number): number | undefined {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const character = text[offset];
    if (character === '"') offset = endOfString(text, offset) - 1;
    else if (character === '{' || character === '[') {
      if (++depth > limit) return offset;
    } else if (character === '}' || character === ']') depth--;
  }
  return undefined;
}

/** One member of a JSON object or array as it stands in the text; `key` is empty in an array. */
export interface Member {
  readonly key: string;
  /** UTF-16 offsets of the value. */
  readonly start: number;
  readonly end: number;
}

/**
 * The members of the object or array that starts at `start` (its bracket) of a text that is valid JSON, in order,
 * without descending into them.
 */
export function membersAt(text: string, start: number): Member[] {
  const members: Member[] = [];
  const inObject = text[start] === '{';
  let offset = skipBlank(text, start + 1);
  while (text[offset] !== '}' && text[offset] !== ']') {
    let key = '';
    if (inObject) {
      const keyEnd = endOfValue(text, offset);
      key = JSON.parse(text.slice(offset, keyEnd)) as string;
      offset = skipBlank(text, skipBlank(text, keyEnd) + 1);
    }
    const end = endOfValue(text, offset);
    members.push({ key, start: offset, end });
    offset = skipBlank(text, end);
    if (text[offset] === ',') offset = skipBlank(text, offset + 1);
  }
  return members;
}

/** Where the root value of a valid JSON text starts. */
export function rootOffset(text: string): number {
  return skipBlank(text, 0);
}

function skipBlank(text: string, offset: number): number {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++;
  return at;
}

function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  let offset = start;
  if (text[start] !== '{' && text[start] !== '[') {
    while (offset < text.length && !/[\s,}\]]/.test(text[offset])) offset++;
    return offset;
  }
  for (let depth = 0; offset < text.length; offset++) {
    const character = text[offset];
    if (character === '"') offset = endOfString(text, offset) - 1;
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return offset + 1;
  }
  return offset;
}

function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote + 1;
}

/** Whether an odd number of backslashes stands before an offset. */
function isEscaped(text: string, offset: number): boolean {
  let first = offset;
  while (text[first - 1] === '\\') first--;
  return (offset - first) % 2 === 1;
}
