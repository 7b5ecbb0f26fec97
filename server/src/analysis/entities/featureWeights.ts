import { tableInUse } from '../../text/wordForms.ts';
import { withRoomFor } from '../columns.ts';
import { describeAround, describeForm, describePair, formPartCount, pairPartCount } from './features.ts';
import type { AddFeature, FeatureSink } from './features.ts';
import { combine, finishHash } from './hashing.ts';
import { tagCount } from './labels.ts';
import type { EntityModel } from './model.ts';
import { wordAt, type PreparedSentence } from './sentence.ts';
import { addToSums, readSums, sumWidth } from './tagSums.ts';
import { mostPairKinds, pairKindOfSigns } from './wordTraits.ts';

/** Pairs of words are remembered by the kinds of the two, in a table in which a pair takes the place of another one. */
const pairSlots = 1 << 13;

/** The row of the run that the latest token stands in. */
const runRow = 0;

/** With so many rows of weights, all are forgotten. */
const mostRows = 1 << 16;

/**
 * Sums the weights of tokens' features, whole numbers, for each tag. What a form or a pair of forms contributes is summed once and
 * kept: most of a token's features say the same wherever its words stand. As many rows are met over and over, they lie close together.
 */
export class FeatureWeights implements FeatureSink {
  readonly #model: EntityModel;
  readonly #sentence: PreparedSentence;
  /** Which table of forms the numbers of forms are of. */
  #table = -1;
  /** `sumWidth` numbers a row. */
  #rows = new Float64Array(1024 * sumWidth);
  #rowCount = runRow + 1;
  /** The first token of the run whose row is worked out; -1 for none. */
  #run = -1;
  /** For each form and part the row of what it gives, `runRow` where it is not worked out; the first form is the end of a sentence. */
  #formRows = new Uint16Array(1024 * formPartCount);
  /** For each slot the pair that it holds, -1 where it is free, and its row. */
  readonly #pairs = new Int32Array(pairSlots).fill(-1);
  readonly #pairRows = new Uint16Array(pairSlots);
  /** Likewise for each token. */
  #tokenSums = new Float64Array(64 * sumWidth);
  #tokens = 0;
  #place = 0;
  #sums = new Int32Array(64 * tagCount);

  /** For the tokens of whatever sentence stands in `sentence`. */
  constructor(model: EntityModel, sentence: PreparedSentence) {
    this.#model = model;
    this.#sentence = sentence;
  }

  /** Makes ready for so many tokens, with sums of 0. */
  start(tokens: number): void {
    if (this.#table !== tableInUse()) this.#forget();
    this.#run = -1;
    this.#tokens = tokens;
    this.#tokenSums = withRoomFor(this.#tokenSums, tokens * sumWidth);
    this.#tokenSums.fill(0, 0, tokens * sumWidth);
  }

  /** Which of the tokens the next features are of. */
  turnTo(token: number): void {
    this.#place = token * sumWidth;
  }

  /** The sums of the tokens that were described, `tagCount` a token; in an array that is used again. */
  finish(): Int32Array {
    this.#sums = withRoomFor(this.#sums, this.#tokens * tagCount);
    for (let token = 0; token < this.#tokens; token++) readSums(this.#tokenSums, token * sumWidth, this.#sums, token * tagCount);
    return this.#sums;
  }

  form(index: number, part: number): void {
    const number = index < 0 ? -1 : this.#sentence.numbers[index];
    if (number < 0 && index >= 0) {
      describeForm(wordAt(this.#sentence, index), part, this.add);
      return;
    }
    const place = (number + 1) * formPartCount + part;
    const known = place < this.#formRows.length ? this.#formRows[place] : runRow;
    this.#add(known === runRow ? this.#workOutForm(index, part, place) : known);
  }

  pair(index: number, other: number, part: number): void {
    const { signs } = this.#sentence;
    const kind = pairKindOfSigns(signs[index]);
    const otherKind = pairKindOfSigns(signs[other]);
    if (kind >= mostPairKinds || otherKind >= mostPairKinds) {
      describePair(wordAt(this.#sentence, index), wordAt(this.#sentence, other), part, this.add);
      return;
    }
    const pair = (kind * mostPairKinds + otherKind) * pairPartCount + part;
    const slot = finishHash(pair) & (pairSlots - 1);
    this.#add(this.#pairs[slot] === pair ? this.#pairRows[slot] : this.#workOutPair(index, other, part, pair, slot));
  }

  aroundRun(first: number, last: number): void {
    if (first !== this.#run) {
      this.#run = first;
      this.#rows.fill(0, runRow * sumWidth, (runRow + 1) * sumWidth);
      describeAround(this.#sentence, first, last, this.#addToRun);
    }
    this.#add(runRow);
  }

  readonly add: AddFeature = (template, value) => {
    this.#addWeights(template, value, this.#tokenSums, this.#place);
  };

  readonly #addToRun: AddFeature = (template, value) => {
    this.#addWeights(template, value, this.#rows, runRow * sumWidth);
  };

  #addWeights(template: number, value: number, sums: Float64Array, place: number): void {
    const from = this.#model.weightsAt(combine(template, value));
    if (from >= 0) addToSums(sums, place, this.#model.weights, from);
  }

  #add(row: number): void {
    const rows = this.#rows;
    const sums = this.#tokenSums;
    const from = row * sumWidth;
    const to = this.#place;
    for (let place = 0; place < sumWidth; place++) sums[to + place] += rows[from + place];
  }

  #workOutForm(index: number, part: number, place: number): number {
    const row = this.#newRow();
    const word = index < 0 ? undefined : wordAt(this.#sentence, index);
    describeForm(word, part, (template, value) => this.#addWeights(template, value, this.#rows, row * sumWidth));
    this.#formRows = withRoomFor(this.#formRows, place);
    return (this.#formRows[place] = row);
  }

  #workOutPair(index: number, other: number, part: number, pair: number, slot: number): number {
    const row = this.#newRow();
    describePair(wordAt(this.#sentence, index), wordAt(this.#sentence, other), part, (template, value) => this.#addWeights(template, value, this.#rows, row * sumWidth));
    this.#pairs[slot] = pair;
    return (this.#pairRows[slot] = row);
  }

  #newRow(): number {
    if (this.#rowCount === mostRows) this.#forget();
    const row = this.#rowCount++;
    this.#rows = withRoomFor(this.#rows, (row + 1) * sumWidth);
    this.#rows.fill(0, row * sumWidth, (row + 1) * sumWidth);
    return row;
  }

  #forget(): void {
    this.#table = tableInUse();
    this.#rowCount = runRow + 1;
    this.#formRows.fill(runRow);
    this.#pairs.fill(-1);
  }
}
