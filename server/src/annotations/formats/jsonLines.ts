import { isObject } from '../json.ts';
import type { Loss } from './interchange.ts';

/** Where the first line and the first value of a part of a file stand in the whole: both from 1. */
export interface Numbering {
  readonly line: number;
  readonly number: number;
}

const fromTheStart: Numbering = { line: 1, number: 1 };

/** A JSON object and where in the file it stands. */
export interface PlacedObject {
  readonly value: Record<string, unknown>;
  readonly place: string;
}

/** The objects of a JSON Lines file, or of a JSON list, with where they stand; what is none of these is reported. */
export function readObjects(content: string, numbering = fromTheStart, asObject = objectOf): { readonly objects: PlacedObject[]; readonly losses: Loss[] } {
  const losses: Loss[] = [];
  const objects: PlacedObject[] = [];
  const text = content.startsWith('\ufeff') ? content.slice(1) : content;
  const add = (value: unknown, place: string): void => {
    const object = asObject(value);
    if (object) objects.push({ value: object, place });
    else losses.push({ item: place, reason: 'It is not a JSON object.' });
  };
  const whole = parsed(text);
  if (Array.isArray(whole) && !asObject(whole)) for (const [index, value] of whole.entries()) add(value, `task ${numbering.number + index}`);
  else if (whole !== undefined) add(whole, `line ${numbering.line}`);
  else {
    for (const [index, line] of text.split(/\r\n?|\n/u).entries()) {
      if (line.trim() === '') continue;
      const value = parsed(line);
      if (value === undefined) losses.push({ item: `line ${numbering.line + index}`, reason: 'It is not valid JSON.' });
      else add(value, `line ${numbering.line + index}`);
    }
  }
  return { objects, losses };
}

function objectOf(value: unknown): Record<string, unknown> | undefined {
  return isObject(value) ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A number where an offset should be, or text of digits; undefined for anything else. */
export function offsetOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** A string or a number as a key; undefined for anything else. */
export function keyOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
