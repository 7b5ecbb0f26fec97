import { OffsetMap } from '../offsetMap.ts';

/** Turns code points of a text as a file holds it, perhaps with CRLF or a byte order mark, into those of the normalised text. */
export function normalizer(rawText: string): (codePoint: number) => number {
  if (!rawText.includes('\r\n') && !rawText.startsWith('\ufeff')) return (codePoint) => codePoint;
  const map = new OffsetMap(rawText);
  const starts: number[] = [];
  for (let offset = 0; offset < rawText.length; offset += rawText.codePointAt(offset)! > 0xffff ? 2 : 1) starts.push(offset);
  starts.push(rawText.length);
  return (codePoint) => (codePoint < starts.length ? map.toCodePoint(starts[codePoint]) : codePoint);
}
