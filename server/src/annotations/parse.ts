import { membersAt, parseJson, problemAt, problemAtPath, rootOffset } from './json.ts';
import type { Problem } from './json.ts';
import type { AnnotationItem, AnnotationPage, Dismissal } from './model.ts';
import { rememberWritten } from './serialize.ts';
import { violationOf } from './validate.ts';

/** A sidecar, or what is wrong with it and where. */
export type ParsedSidecar = { readonly page: AnnotationPage } | { readonly problem: Problem };

/**
 * Reads a sidecar. Strict JSON that keeps to the schema, of a known `formatVersion`; anything else is a problem and the
 * file must be left alone. Fields that the schema does not know are kept.
 */
export function parseSidecar(text: string): ParsedSidecar {
  const content = text.startsWith('\ufeff') ? text.slice(1) : text;
  const parsed = parseJson(content);
  if ('problem' in parsed) return parsed;
  const violation = violationOf(parsed.value);
  if (violation) return { problem: problemAtPath(content, violation.path, violation.reason) };
  const page = parsed.value as AnnotationPage;
  const twice = rememberLists(content, page);
  return twice ? { problem: twice } : { page };
}

/** Keeps how each item and dismissal is written, and finds top-level keys that stand twice. */
function rememberLists(text: string, page: AnnotationPage): Problem | undefined {
  const keys = new Set<string>();
  for (const member of membersAt(text, rootOffset(text))) {
    if (keys.has(member.key)) return problemAt(text, member.start, `The property ${JSON.stringify(member.key)} stands twice.`);
    keys.add(member.key);
    if (member.key !== 'items' && member.key !== 'dismissals') continue;
    const entries: readonly (AnnotationItem | Dismissal)[] = page[member.key] ?? [];
    for (const [index, place] of membersAt(text, member.start).entries()) {
      rememberWritten(entries[index], text.slice(place.start, place.end));
    }
  }
  return undefined;
}
