import type { JSONPath } from 'jsonc-parser';
import { isObject, listOf } from './json.ts';
import { formatVersion } from './model.ts';

/** What keeps a JSON value from being a sidecar, and where in it. */
export interface Violation {
  readonly path: JSONPath;
  readonly reason: string;
}

const statuses = ['suggested', 'accepted', 'rejected', 'orphan'];

/** The first thing in which a JSON value breaks the sidecar's schema, if any. Unknown fields are welcome. */
export function violationOf(value: unknown): Violation | undefined {
  if (!isObject(value)) return { path: [], reason: 'A sidecar is a JSON object.' };
  if (value['type'] !== 'AnnotationPage') return at(['type'], 'The type must be "AnnotationPage".');
  const version = value['formatVersion'];
  if (typeof version !== 'number') return at(['formatVersion'], 'The formatVersion must be a number.');
  if (version > formatVersion) {
    const reason = `The file is of formatVersion ${version}; this program knows ${formatVersion} at most. Update Collate.`;
    return at(['formatVersion'], reason);
  }
  if (version !== formatVersion) return at(['formatVersion'], `There is no formatVersion ${version}.`);
  if (value['offsetUnit'] !== 'codepoint') return at(['offsetUnit'], 'The offsetUnit must be "codepoint".');
  if (value['eol'] !== 'lf') return at(['eol'], 'The eol must be "lf".');
  if (typeof value['id'] !== 'string') return at(['id'], 'The id must be a string: a relative IRI.');
  return documentViolation(value['document']) ?? itemsViolation(value['items']) ?? dismissalsViolation(value['dismissals']);
}

function at(path: JSONPath, reason: string): Violation {
  return { path, reason };
}

function documentViolation(document: unknown): Violation | undefined {
  if (!isObject(document)) return at(['document'], 'The document must be an object with source, sha256 and length.');
  if (typeof document['source'] !== 'string') return at(['document', 'source'], 'The source must be a string.');
  const sha256 = document['sha256'];
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) {
    return at(['document', 'sha256'], 'The sha256 must be 64 hexadecimal digits in lower case.');
  }
  if (!isOffset(document['length'])) return at(['document', 'length'], 'The length must be a whole number from 0.');
  return undefined;
}

function itemsViolation(items: unknown): Violation | undefined {
  if (!Array.isArray(items)) return at(['items'], 'The items must be a list.');
  const places = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const path: JSONPath = ['items', index];
    const violation = itemViolation(item);
    if (violation) return at([...path, ...violation.path], violation.reason);
    const { id } = item as { id: string };
    if (places.has(id)) return at([...path, 'id'], `Two items have the id ${id}.`);
    places.set(id, index);
  }
  return undefined;
}

/** The first thing in which a value is no item of a sidecar, if any. */
export function itemViolation(item: unknown): Violation | undefined {
  if (!isObject(item)) return at([], 'An item must be an object.');
  if (typeof item['id'] !== 'string' || item['id'] === '') return at(['id'], 'An item must have an id.');
  if (item['type'] !== 'Annotation') return at(['type'], 'The type of an item must be "Annotation".');
  if (!isOneOf(item['status'], statuses)) return at(['status'], `The status must be one of ${statuses.join(', ')}.`);
  if (!isOneOf(item['formerStatus'], statuses)) return at(['formerStatus'], `The formerStatus must be one of ${statuses.join(', ')}.`);
  if (item['score'] !== undefined && typeof item['score'] !== 'number') return at(['score'], 'The score must be a number.');
  for (const field of ['created', 'modified']) {
    if (item[field] !== undefined && typeof item[field] !== 'string') return at([field], `${field} must be a date in quotes.`);
  }
  return relationViolation(item['relation']) ?? bodyViolation(item['body']) ?? targetViolation(item['target']);
}

function relationViolation(relation: unknown): Violation | undefined {
  if (relation === undefined) return undefined;
  if (!isObject(relation)) return at(['relation'], 'A relation must be an object with type, from and to.');
  for (const field of ['type', 'from', 'to']) {
    if (typeof relation[field] !== 'string') return at(['relation', field], `The ${field} of a relation must be a string.`);
  }
  return undefined;
}

function bodyViolation(body: unknown): Violation | undefined {
  for (const [index, part] of listOf(body).entries()) {
    const path: JSONPath = Array.isArray(body) ? ['body', index] : ['body'];
    if (typeof part === 'string') continue;
    if (!isObject(part)) return at(path, 'A body must be an object or an IRI.');
    if (part['attributes'] !== undefined && !isObject(part['attributes'])) {
      return at([...path, 'attributes'], 'The attributes must be an object.');
    }
    if (part['purpose'] === 'tagging' && typeof part['value'] !== 'string') {
      return at([...path, 'value'], 'The value of a tagging body is the label, a string.');
    }
  }
  return undefined;
}

function targetViolation(target: unknown): Violation | undefined {
  for (const [index, part] of listOf(target).entries()) {
    const path: JSONPath = Array.isArray(target) ? ['target', index] : ['target'];
    if (typeof part === 'string') continue;
    if (!isObject(part)) return at(path, 'A target must be an object or an IRI.');
    const selectors = part['selector'];
    for (const [place, selector] of listOf(selectors).entries()) {
      const violation = selectorViolation(selector);
      const inside: JSONPath = Array.isArray(selectors) ? ['selector', place] : ['selector'];
      if (violation) return at([...path, ...inside, ...violation.path], violation.reason);
    }
  }
  return undefined;
}

function selectorViolation(selector: unknown): Violation | undefined {
  if (!isObject(selector)) return at([], 'A selector must be an object.');
  if (selector['type'] === 'TextPositionSelector') {
    const { start, end } = selector;
    if (!isOffset(start)) return at(['start'], 'The start must be a whole number from 0.');
    if (!isOffset(end) || end < start) return at(['end'], 'The end must be a whole number not below the start.');
  }
  if (selector['type'] === 'TextQuoteSelector') {
    if (typeof selector['exact'] !== 'string') return at(['exact'], 'The exact text must be a string.');
    for (const field of ['prefix', 'suffix']) {
      if (selector[field] !== undefined && typeof selector[field] !== 'string') return at([field], `The ${field} must be a string.`);
    }
  }
  return undefined;
}

function dismissalsViolation(dismissals: unknown): Violation | undefined {
  if (dismissals === undefined) return undefined;
  if (!Array.isArray(dismissals)) return at(['dismissals'], 'The dismissals must be a list.');
  for (const [index, dismissal] of dismissals.entries()) {
    if (!isObject(dismissal)) return at(['dismissals', index], 'A dismissal must be an object with rule and exact.');
    for (const field of ['rule', 'exact']) {
      if (typeof dismissal[field] !== 'string') return at(['dismissals', index, field], `The ${field} must be a string.`);
    }
    for (const field of ['prefix', 'suffix']) {
      const context = dismissal[field];
      if (context !== undefined && typeof context !== 'string') return at(['dismissals', index, field], `The ${field} must be a string.`);
    }
  }
  return undefined;
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isOneOf(value: unknown, allowed: readonly string[]): boolean {
  return value === undefined || (typeof value === 'string' && allowed.includes(value));
}
