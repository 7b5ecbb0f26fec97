/** A stretch of text: UTF-16 offsets into it, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `offset` lies in the span or at one of its two boundaries. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The span moved by `distance` code units. */
export function shift(span: Span, distance: number): Span {
  return { start: span.start + distance, end: span.end + distance };
}
