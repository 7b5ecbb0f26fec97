import { AnnotatedText, emptySidecar, tag } from '../../../server/src/annotations/index.ts';
import type { AnnotationPage, SidecarFiles, Stamp } from '../../../server/src/annotations/index.ts';

/** A stamp whose ids count up from 1 and whose clock stands still. */
export function stampOf(creator = 'anna', now = '2026-01-02T03:04:05Z', first = 1): Stamp {
  let next = first;
  return { creator, now, newId: () => `urn:uuid:00000000-0000-4000-8000-${String(next++).padStart(12, '0')}` };
}

/** A text with `[…]` around the stretches to tag as PERSON, and its page. */
export function tagged(marked: string, stamp = stampOf()): { text: string; page: AnnotationPage; ids: readonly string[] } {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (const [index, part] of marked.split(/[[\]]/u).entries()) {
    if (index % 2 === 1) spans.push({ start: text.length, end: text.length + part.length });
    text += part;
  }
  return { text, ...tag(emptySidecar('article.txt', text), new AnnotatedText(text), spans, 'PERSON', stamp) };
}

/** Files in memory that count what is written. */
export class MemoryFiles implements SidecarFiles {
  readonly contents = new Map<string, string>();
  writes = 0;
  /** Whether writing fails. */
  isFull = false;

  read(uri: string): Promise<Uint8Array | undefined> {
    const content = this.contents.get(uri);
    return Promise.resolve(content === undefined ? undefined : new TextEncoder().encode(content));
  }

  writeAtomic(uri: string, bytes: Uint8Array): Promise<void> {
    if (this.isFull) return Promise.reject(new Error('The disk is full.'));
    this.writes++;
    this.contents.set(uri, new TextDecoder().decode(bytes));
    return Promise.resolve();
  }
}
