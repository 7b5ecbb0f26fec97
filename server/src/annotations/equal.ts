import { isObject } from './json.ts';

/** Whether two JSON values say the same; the order of an object's keys does not count, and `undefined` is no field. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, index) => sameJson(value, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const fields = Object.entries(a).filter(([, value]) => value !== undefined);
  const others = Object.entries(b).filter(([, value]) => value !== undefined);
  return fields.length === others.length && fields.every(([key, value]) => Object.hasOwn(b, key) && sameJson(value, b[key]));
}
