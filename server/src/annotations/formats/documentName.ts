import { isObject } from '../json.ts';

const holders = ['meta', 'metadata', 'data'];
const fields = ['name', 'filename', 'file_name', 'file', 'document', 'source', 'path'];

/**
 * The document's file name that a task of an annotation tool carries, in itself or in what it says about itself. Only what
 * looks like the name of a text file counts: a `source` may as well be a newspaper's name.
 */
export function documentNameIn(task: Record<string, unknown>): string | undefined {
  const places = [...holders.map((holder) => task[holder]), task].filter(isObject);
  return places.flatMap((place) => fields.map((field) => place[field])).find(isFileName);
}

/** Whether something is the name of a text file. */
export function isFileName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 1000 && /[^/\\]\.(?:txt|text)$/iu.test(value) && !/^[a-z][a-z0-9+.-]*:\/\//iu.test(value) && !/[\r\n]/u.test(value);
}
