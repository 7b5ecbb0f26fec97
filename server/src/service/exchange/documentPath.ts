import { parseSidecarName } from '../../annotations/index.ts';

/** Folders that hold what is no document. */
const reserved = new Set(['.git', '.collate', 'node_modules']);

/**
 * The path of a document that an imported file names, beneath the folder that the import goes to: with `/`, ending in
 * `.txt`. A name that leads out of the folder, or to something that is no document, is refused with a sentence.
 */
export function documentPath(name: string): { readonly path: string } | { readonly reason: string } {
  const shown = JSON.stringify(name.length > 200 ? `${name.slice(0, 200)}…` : name);
  const plain = name.replace(/\\/gu, '/').replace(/^(?:\.\/)+/u, '');
  const segments = plain.split('/');
  if (/^(?:[A-Za-z]:|\/|~)/u.test(plain) || segments.includes('..')) return { reason: `The document's name ${shown} leads out of the folder, so nothing of it was imported.` };
  const isOdd = segments.some((segment) => segment === '' || segment === '.' || segment.length > 200 || reserved.has(segment.toLowerCase()));
  if (isOdd || hasForbidden(name)) return { reason: `${shown} cannot be the name of a document, so nothing of it was imported.` };
  const path = segments.join('/');
  if (parseSidecarName(path)) return { reason: `${shown} is the name of a file with annotations, so nothing of it was imported.` };
  return { path: /\.te?xt$/iu.test(path) ? path : `${path}.txt` };
}

/** Control characters, and what file names cannot hold everywhere. */
function hasForbidden(name: string): boolean {
  return /[:*?"<>|]/u.test(name) || Array.from(name).some((character) => character.codePointAt(0)! < 0x20 || character === '\u007f');
}
