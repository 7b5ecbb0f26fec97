import { isObject } from '../json.ts';
import type { Loss } from './interchange.ts';

/** The objects of a JSON Lines file, or of a JSON list, with where they stand; what is none of these is reported. */
export function readObjects(content: string): { readonly objects: { readonly value: Record<string, unknown>; readonly place: string }[]; readonly losses: Loss[] } {
  const losses: Loss[] = [];
  const objects: { value: Record<string, unknown>; place: string }[] = [];
  const text = content.startsWith('\ufeff') ? content.slice(1) : content;
  const add = (value: unknown, place: string): void => {
    if (isObject(value)) objects.push({ value, place });
    else losses.push({ item: place, reason: 'It is not a JSON object.' });
  };
  const whole = parsed(text);
  if (Array.isArray(whole)) for (const [index, value] of whole.entries()) add(value, `task ${index + 1}`);
  else if (whole !== undefined) add(whole, 'line 1');
  else {
    for (const [index, line] of text.split(/\r\n?|\n/u).entries()) {
      if (line.trim() === '') continue;
      const value = parsed(line);
      if (value === undefined) losses.push({ item: `line ${index + 1}`, reason: 'It is not valid JSON.' });
      else add(value, `line ${index + 1}`);
    }
  }
  return { objects, losses };
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
