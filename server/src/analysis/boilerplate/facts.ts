import { trimSpan } from '../../text/lines.ts';
import type { SourceText } from '../../text/source.ts';
import { contextRows } from './contextFeatures.ts';
import { looksLikeHeading } from './heading.ts';
import { readLine, readParagraph, type LineReading } from './lineFeatures.ts';
import { signNumberOf } from './lineSign.ts';
import type { BoilerplateModel } from './model.ts';
import { pageOf } from './page.ts';
import { pageShapeRows } from './pageShape.ts';
import { settledRows } from './settledFeatures.ts';
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
  /** The number of what shows of the line that it is furniture, if it is (`signOf`). */
  readonly signs: readonly number[];
}

/** Judges every line of a document by its text, its surroundings and the document's topic. */
export function extractBoilerplateFacts(source: SourceText, model: BoilerplateModel): BoilerplateFacts {
  const starts: number[] = [];
  const ends: number[] = [];
  const readings: LineReading[] = [];
  const { text, paragraphs } = source;
  let next = 0;
  for (const line of source.lines) {
    const { start, end } = trimSpan(text, line);
    if (start === end) continue;
    starts.push(start);
    ends.push(end);
    while (next < paragraphs.length && paragraphs[next].end < end) next++;
    const isParagraph = next < paragraphs.length && paragraphs[next].start === start && paragraphs[next].end === end;
    readings.push(isParagraph ? readParagraph(source.slice(paragraphs[next])) : readLine(text.slice(start, end)));
  }
  const scores = judgeLines(readings, model);
  return {
    starts, ends,
    keys: readings.map((reading) => reading.key),
    scores: readings.map((_, line) => Math.round(scores[line] * 1000) / 1000),
    headings: readings.map((reading, line) => Number(looksLikeHeading(reading, readings[line + 1]))),
    signs: readings.map(signNumberOf),
  };
}

function judgeLines(readings: readonly LineReading[], model: BoilerplateModel): Float32Array {
  const wordings = readings.map((reading) => model.vocabulary.lookUp(reading.wording));
  const page = pageOf(readings);
  const shape = pageShapeRows(page);
  const context = contextRows(page, shape, wordings.map((numbers) => scoreWording(numbers, model.wording)));
  const judges = model.judgesFor(readings.length);
  const byNetworks = judges.networks.map((network) => network.scores(context, wordings));
  const settled = judges.settled.scores(settledRows(page, shape, judges.context.scores(context)));
  return blendScores(settled, byNetworks);
}

/** How much the networks' mean counts beside the trees. */
const networkShare = 0.3;
/** A blended probability is not surer than this. */
const leastDoubt = 1e-4;

/**
 * The log-odds of the trees and the networks together, which err on different lines: of the mean of their probabilities, so
 * that a judge who is sure does not silence one who is not.
 */
export function blendScores(trees: Float32Array, networks: readonly Float32Array[]): Float32Array {
  const blended = new Float32Array(trees.length);
  for (let line = 0; line < trees.length; line++) {
    let sum = 0;
    for (const scores of networks) sum += probabilityOf(scores[line]);
    const mean = (1 - networkShare) * probabilityOf(trees[line]) + networkShare * (sum / networks.length);
    const probability = Math.min(1 - leastDoubt, Math.max(leastDoubt, mean));
    blended[line] = Math.log(probability / (1 - probability));
  }
  return blended;
}

function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
