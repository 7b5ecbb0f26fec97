import type { Annotation, Loss } from '../../annotations/index.ts';

/** Something that was not written, or not read, and where. */
export interface LossRow {
  /** The document, or the file that was read. */
  readonly file: string;
  /** The annotation's id, or where in the file; empty where it concerns the whole. */
  readonly item: string;
  /** One sentence. */
  readonly reason: string;
  readonly label?: string;
  readonly text?: string;
  /** Code points of the document, end exclusive. */
  readonly start?: number;
  readonly end?: number;
}

/** A document or file that was left out, and why: one sentence. */
export interface ProblemRow {
  readonly file: string;
  readonly reason: string;
}

/** A loss with what the annotation is that it concerns. */
export function lossRow(file: string, { item, reason }: Loss, annotation: Annotation | undefined): LossRow {
  if (!annotation) return { file, item, reason };
  const { label, kind, text, start, end } = annotation;
  return kind === 'span' ? { file, item, reason, label, text, start, end } : { file, item, reason, label };
}

/** A loss as one line: the file, which annotation, the sentence. */
export function lossLine({ file, item, reason, label, text, start, end }: LossRow): string {
  const what = text === undefined ? (label ?? item) : `${String(start)}–${String(end)} ${label ?? ''} “${text.replace(/\s+/gu, ' ')}”`;
  return what === '' ? `${file}: ${reason}` : `${file}: ${what}: ${reason}`;
}
