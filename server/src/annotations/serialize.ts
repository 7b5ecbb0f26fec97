import { hullOf } from './annotation.ts';
import type { AnnotationItem, AnnotationPage, Dismissal } from './model.ts';

const pageKeys = ['@context', 'type', 'id', 'formatVersion', 'offsetUnit', 'eol', 'document', 'items', 'dismissals'];
const itemKeys = [
  ...['id', 'type', 'motivation', 'body', 'target', 'relation', 'creator', 'created', 'modified', 'generator'],
  ...['status', 'score', 'formerStatus'],
];
const dismissalKeys = ['rule', 'exact', 'prefix', 'suffix', 'creator', 'created'];

/** How items and dismissals stood in the file that they were read from; they are never changed, only replaced. */
const written = new WeakMap<object, string>();

/** Keeps the text from which an item or dismissal was read, so that writing it back unchanged keeps its bytes. */
export function rememberWritten(entry: AnnotationItem | Dismissal, text: string): void {
  if (!/[\r\n]/.test(text)) written.set(entry, text);
}

/**
 * Writes a sidecar: known keys first and in a fixed order, unknown ones after them; one item a line, sorted by start, end
 * and id, relations last; a final LF. Items that were read and not replaced keep their exact bytes.
 */
export function serializeSidecar(page: AnnotationPage): string {
  const lines = orderedEntries(page, pageKeys)
    .filter(([key, value]) => value !== undefined && !(key === 'dismissals' && page.dismissals?.length === 0))
    .map(([key, value]) => {
      if (key === 'items') return `  "items": ${list(sortItems(page.items), itemKeys)}`;
      if (key === 'dismissals') return `  "dismissals": ${list(page.dismissals ?? [], dismissalKeys)}`;
      return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    });
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** Items in the order of the file: by start, end and id; what has no place in the text, such as relations, last. */
export function sortItems(items: readonly AnnotationItem[]): AnnotationItem[] {
  const keyed = items.map((item) => ({ item, place: hullOf(item) ?? { start: Infinity, end: Infinity } }));
  keyed.sort(
    (a, b) =>
      (a.place.start === b.place.start ? 0 : a.place.start - b.place.start) ||
      (a.place.end === b.place.end ? 0 : a.place.end - b.place.end) ||
      compare(a.item.id, b.item.id),
  );
  return keyed.map(({ item }) => item);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function list(entries: readonly (AnnotationItem | Dismissal)[], keys: readonly string[]): string {
  if (entries.length === 0) return '[]';
  return `[\n${entries.map((entry) => `    ${written.get(entry) ?? object(entry, keys)}`).join(',\n')}\n  ]`;
}

/** One JSON object on one line, written member by member, since a key such as `__proto__` may not be set on an object. */
function object(value: object, keys: readonly string[]): string {
  const members = orderedEntries(value, keys).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${JSON.stringify(member)}`).join(',')}}`;
}

function orderedEntries(value: object, keys: readonly string[]): [string, unknown][] {
  const entries = new Map<string, unknown>(Object.entries(value));
  const known = keys.filter((key) => entries.has(key)).map((key): [string, unknown] => [key, entries.get(key)]);
  return [...known, ...[...entries].filter(([key]) => !keys.includes(key))];
}
