import { trimSpan } from '../../text/lines.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { contextRows } from './contextFeatures.ts';
import { looksLikeHeading } from './heading.ts';
import { readLine, type LineReading } from './lineFeatures.ts';
import type { BoilerplateModel } from './model.ts';
import type { Rows } from './rows.ts';
import { settledRows } from './settledFeatures.ts';
import type { Trees } from './trees.ts';
import { scoreWording } from './wording.ts';

/** What is known of a document's lines without the other documents; one entry for every line that is not blank. */
export interface BoilerplateFacts {
  /** UTF-16 offsets of the line without the white space around it. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Equal for lines that differ in figures, dates, case or white space only. */
  readonly keys: readonly number[];
  /** Log-odds that the line is content. */
  readonly scores: readonly number[];
  /** Whether the line would be a heading if it is content: 1 or 0. */
  readonly headings: readonly number[];
}

/** Judges every line of a document by its text, its surroundings and the document's topic. */
export function extractBoilerplateFacts(source: SourceText, model: BoilerplateModel): BoilerplateFacts {
  const spans: Span[] = source.lines.map((line) => trimSpan(source.text, line)).filter((span) => span.start < span.end);
  const readings = spans.map((span) => readLine(source.slice(span)));
  const scores = judgeLines(readings, model);
  return {
    starts: spans.map((span) => span.start),
    ends: spans.map((span) => span.end),
    keys: readings.map((reading) => reading.key),
    scores: Array.from(scores, (score) => Math.round(score * 1000) / 1000),
    headings: readings.map((reading, index) => Number(looksLikeHeading(reading, readings[index + 1]))),
  };
}

function judgeLines(readings: readonly LineReading[], model: BoilerplateModel): Float32Array {
  const wording = Float32Array.from(readings, (reading) => scoreWording(reading.wording, model.wording));
  const first = scoreRows(contextRows(readings, wording), readings.length, model.context);
  return scoreRows(settledRows(readings, first), readings.length, model.settled);
}

/** The log-odds of each of `count` rows. */
export function scoreRows(rows: Rows, count: number, trees: Trees): Float32Array {
  const scores = new Float32Array(count);
  for (let row = 0; row < count; row++) scores[row] = trees.score(rows.values, row * rows.width);
  return scores;
}
