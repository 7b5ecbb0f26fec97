import type { Numbering } from './jsonLines.ts';

/** A piece of a file that can be read by itself, and where it begins in the whole. */
export interface Part extends Numbering {
  readonly content: string;
}

/** Cuts a file that comes chunk by chunk into parts, so that a large corpus is never in memory as a whole. */
export interface PartReader {
  /** The parts that are complete now. */
  push(chunk: string): Part[];
  /** What is left when the file is at its end. */
  end(): Part[];
}

/** The file as one part. */
export function wholeFile(): PartReader {
  const chunks: string[] = [];
  return {
    push: (chunk) => {
      chunks.push(chunk);
      return [];
    },
    end: () => [{ content: chunks.join(''), line: 1, number: 1 }],
  };
}

/** CoNLL columns, cut before each `-DOCSTART-` line. */
export function conllParts(): PartReader {
  let lines: string[] = [];
  let rest = '';
  let first = 1;
  let next = 1;
  let number = 1;
  const flush = (): Part[] => {
    const part = { content: lines.join(''), line: first, number };
    const isEmpty = part.content.trim() === '';
    lines = [];
    first = next;
    if (!isEmpty) number++;
    return isEmpty ? [] : [part];
  };
  const take = (line: string): Part[] => {
    const parts = /^\ufeff?-DOCSTART-/u.test(line) ? flush() : [];
    lines.push(line);
    next++;
    return parts;
  };
  return {
    push: (chunk) => {
      const pieces = (rest + chunk).split(/(?<=\n)/u);
      rest = pieces.at(-1)!.endsWith('\n') ? '' : pieces.pop()!;
      return pieces.flatMap(take);
    },
    end: () => [...(rest === '' ? [] : take(rest)), ...flush()],
  };
}

/**
 * JSON Lines, a JSON list cut into its entries, or JSON values one after another. A line that is no JSON spoils nothing
 * but itself as long as the first line of the file was a whole value.
 */
export function jsonParts(): PartReader {
  let reader: PartReader | undefined;
  let head = '';
  return {
    push: (chunk) => {
      if (reader) return reader.push(chunk);
      head += chunk;
      reader = readerFor(head, false);
      return reader?.push(head) ?? [];
    },
    end: () => {
      if (reader) return reader.end();
      reader = readerFor(head, true);
      return reader ? [...reader.push(head), ...reader.end()] : [];
    },
  };
}

/** What the beginning of a file shows it to be; undefined while that is not clear yet. */
function readerFor(head: string, isWhole: boolean): PartReader | undefined {
  const start = head.search(/[^\s\ufeff]/u);
  if (start < 0) return undefined;
  const lineEnd = head.indexOf('\n', start);
  if (lineEnd < 0 && !isWhole) return head[start] === '[' && head.length > 1_000_000 ? jsonValues() : undefined;
  const line = head.slice(start, lineEnd < 0 ? head.length : lineEnd);
  const isList = line.startsWith('[');
  // A list on one line is cut into its entries; a pair of a text and its entities is an entry by itself.
  if (isJson(line)) return isList && (JSON.parse(line) as unknown[]).every((entry) => typeof entry === 'object') ? jsonValues() : jsonLines();
  return isList || line.startsWith('{') ? jsonValues() : jsonLines();
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function jsonLines(): PartReader {
  let rest = '';
  let line = 1;
  const take = (content: string): Part[] => {
    const part = { content, line, number: line };
    line++;
    return content.trim() === '' ? [] : [part];
  };
  return {
    push: (chunk) => {
      const pieces = (rest + chunk).split(/(?<=\n)/u);
      rest = pieces.at(-1)!.endsWith('\n') ? '' : pieces.pop()!;
      return pieces.flatMap(take);
    },
    end: () => (rest === '' ? [] : take(rest)),
  };
}

/** The entries of a JSON list, or values one after another, each as a list of its own so that places are counted. */
function jsonValues(): PartReader {
  let buffer = '';
  let at = 0;
  let depth = 0;
  let start = -1;
  let isInString = false;
  let isEscaped = false;
  let outer = 0;
  let isBegun = false;
  let line = 1;
  let number = 1;
  const scan = (): Part[] => {
    const parts: Part[] = [];
    for (; at < buffer.length; at++) {
      const character = buffer[at];
      if (character === '\n') line++;
      if (isInString) {
        if (isEscaped) isEscaped = false;
        else if (character === '\\') isEscaped = true;
        else if (character === '"') isInString = false;
        continue;
      }
      if (!isBegun && /[^\s\ufeff]/u.test(character)) {
        isBegun = true;
        if (character === '[') {
          outer = 1;
          depth = 1;
          continue;
        }
      }
      if (character === '"') isInString = true;
      const opens = character === '{' || character === '[';
      if (start < 0 && depth === outer && /[^\s,\]\ufeff]/u.test(character)) start = at;
      if (opens) depth++;
      else if (character === '}' || character === ']') depth--;
      const isClosed = (character === '}' || character === ']') && depth === outer;
      if (start >= 0 && isClosed) {
        parts.push({ content: `[${buffer.slice(start, at + 1)}]`, line, number: number++ });
        start = -1;
      }
    }
    const kept = start < 0 ? at : start;
    buffer = buffer.slice(kept);
    at -= kept;
    if (start >= 0) start = 0;
    return parts;
  };
  return {
    push: (chunk) => {
      buffer += chunk;
      return scan();
    },
    end: () => {
      const rest = start < 0 ? '' : buffer.slice(start).trim();
      const isBrokenOff = rest !== '' && rest !== ']';
      return isBrokenOff || depth > 0 ? [{ content: rest === '' ? '[' : rest.replace(/\n/gu, ' '), line, number }] : [];
    },
  };
}
