import { numberInUse, tableInUse } from '../../text/wordForms.ts';
import { withRoomFor } from '../columns.ts';
import { describeAround, describeForm, describeHead, describePair, describePlace, formPartCount, pairPartCount, placeInRun } from './features.ts';
import type { AddFeature, FeatureSink, WordList } from './features.ts';
import { combine, finishHash } from './hashing.ts';
import { tagCount } from './labels.ts';
import type { EntityModel } from './model.ts';
import { wordAt, type PreparedSentence } from './sentence.ts';
import { addToSums, readSums, sumWidth } from './tagSums.ts';
import { classParts, mostPairKinds, pairKindOfSigns } from './wordTraits.ts';

/** What words give together is remembered by what counts of them, in a table in which one such key takes the place of another one. */
const keySlots = 1 << 13;

/** Keys of pairs of words are below the first, those of places in runs below the second; above it are those of runs' last words. */
const firstPlaceKey = mostPairKinds * mostPairKinds * pairPartCount;
const firstHeadKey = firstPlaceKey + (1 << 22);

/** The row of the run that the latest token stands in. */
const runRow = 0;

/** With so many rows of weights, all are forgotten. */
const mostRows = 1 << 16;

/**
 * Sums the weights of tokens' features, whole numbers, for each tag. What a form contributes, or what several do together, is summed once and
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
  /** For each slot the key that it holds, -1 where it is free, and its row. */
  readonly #keys = new Int32Array(keySlots).fill(-1);
  readonly #keyRows = new Uint16Array(keySlots);
  /** The sums of the token that is being described. */
  readonly #tokenSums = new Float64Array(sumWidth);
  /** Where the sums of all tokens come, `tagCount` a token. */
  readonly #sums: Int32Array;

  /** For the tokens of whatever sentence stands in `sentence`; their sums come to `sums`, `tagCount` a token. */
  constructor(model: EntityModel, sentence: PreparedSentence, sums: Int32Array) {
    this.#model = model;
    this.#sentence = sentence;
    this.#sums = sums;
  }

  /** Makes ready for the tokens of a stretch. */
  start(): void {
    if (this.#table !== tableInUse()) this.#forget();
    this.#run = -1;
  }

  /** Ends the token whose features have been described: its sums are those of the token with this number. */
  finish(token: number): void {
    readSums(this.#tokenSums, 0, this.#sums, token * tagCount);
    for (let place = 0; place < sumWidth; place++) this.#tokenSums[place] = 0;
  }

  words({ count, places, parts }: WordList): void {
    const { forms } = this.#sentence.tokens;
    const sums = this.#tokenSums;
    const width = sumWidth;
    const partCount = formPartCount;
    let formRows = this.#formRows;
    let rows = this.#rows;
    for (let at = 0; at < count; at++) {
      const index = places[at];
      const part = parts[at];
      const number = index < 0 ? -1 : numberInUse(forms[index]);
      if (number < 0 && index >= 0) {
        describeForm(wordAt(this.#sentence, index), part, this.add);
        continue;
      }
      const place = (number + 1) * partCount + part;
      let row = place < formRows.length ? formRows[place] : runRow;
      if (row === runRow) {
        row = this.#workOutForm(index, part, place);
        formRows = this.#formRows;
        rows = this.#rows;
      }
      for (let sum = 0, from = row * width; sum < width; sum++, from++) sums[sum] += rows[from];
    }
  }

  pair(index: number, other: number, part: number): void {
    const { signs } = this.#sentence;
    const kind = pairKindOfSigns(signs[index]);
    const otherKind = pairKindOfSigns(signs[other]);
    if (kind >= mostPairKinds || otherKind >= mostPairKinds) {
      describePair(wordAt(this.#sentence, index), wordAt(this.#sentence, other), part, this.add);
      return;
    }
    const key = (kind * mostPairKinds + otherKind) * pairPartCount + part;
    const slot = slotOf(key);
    if (this.#keys[slot] !== key) describePair(wordAt(this.#sentence, index), wordAt(this.#sentence, other), part, this.#rowOf(key, slot));
    this.#addRow(this.#keyRows[slot]);
  }

  inRun(index: number, first: number, last: number): void {
    const { tokens, words } = this.#sentence;
    const initial = words.classOf(tokens.forms[first]);
    const final = words.classOf(tokens.forms[last]);
    const place = placeInRun(last - first + 1, index - first);
    this.#addPlace(place, initial & classParts.listsMask, final & classParts.listsMask);
    const sense = (final >>> classParts.senseShift) & classParts.senseMask;
    if (sense === 0) return;
    const word = words.classOf(tokens.forms[index]);
    this.#addHead(sense, word & classParts.listsMask, (word >>> classParts.casingShift) & classParts.casingMask, index === first);
  }

  #addPlace(place: number, initialLists: number, finalLists: number): void {
    const key = firstPlaceKey + ((((place << 8) | initialLists) << 8) | finalLists);
    const slot = slotOf(key);
    if (this.#keys[slot] !== key) describePlace(place, initialLists, finalLists, this.#rowOf(key, slot));
    this.#addRow(this.#keyRows[slot]);
  }

  #addHead(sense: number, lists: number, casing: number, isInitial: boolean): void {
    const key = firstHeadKey + ((((((sense << 8) | lists) << 3) | casing) << 1) | (isInitial ? 1 : 0));
    const slot = slotOf(key);
    if (this.#keys[slot] !== key) describeHead(sense, lists, casing, isInitial, this.#rowOf(key, slot));
    this.#addRow(this.#keyRows[slot]);
  }

  aroundRun(first: number, last: number): void {
    if (first === last) {
      describeAround(this.#sentence, first, last, this.add);
      return;
    }
    if (first !== this.#run) {
      this.#run = first;
      for (let place = 0; place < sumWidth; place++) this.#rows[runRow * sumWidth + place] = 0;
      describeAround(this.#sentence, first, last, this.#addToRun);
    }
    this.#addRow(runRow);
  }

  readonly add: AddFeature = (template, value) => {
    this.#addWeights(template, value, this.#tokenSums, 0);
  };

  readonly #addToRun: AddFeature = (template, value) => {
    this.#addWeights(template, value, this.#rows, runRow * sumWidth);
  };

  #addWeights(template: number, value: number, sums: Float64Array, place: number): void {
    const from = this.#model.weightsAt(combine(template, value));
    if (from >= 0) addToSums(sums, place, this.#model.weights, from);
  }

  #addRow(row: number): void {
    const rows = this.#rows;
    const sums = this.#tokenSums;
    const from = row * sumWidth;
    for (let place = 0; place < sumWidth; place++) sums[place] += rows[from + place];
  }

  #workOutForm(index: number, part: number, place: number): number {
    const row = this.#newRow();
    describeForm(index < 0 ? undefined : wordAt(this.#sentence, index), part, this.#adderTo(row));
    this.#formRows = withRoomFor(this.#formRows, place);
    return (this.#formRows[place] = row);
  }

  /** Gives a slot to a key. Returns what adds to its row. */
  #rowOf(key: number, slot: number): AddFeature {
    const row = this.#newRow();
    this.#keys[slot] = key;
    this.#keyRows[slot] = row;
    return this.#adderTo(row);
  }

  #adderTo(row: number): AddFeature {
    return (template, value) => this.#addWeights(template, value, this.#rows, row * sumWidth);
  }

  #newRow(): number {
    if (this.#rowCount === mostRows) this.#forget();
    const row = this.#rowCount++;
    this.#rows = withRoomFor(this.#rows, (row + 1) * sumWidth);
    for (let place = row * sumWidth; place < (row + 1) * sumWidth; place++) this.#rows[place] = 0;
    return row;
  }

  #forget(): void {
    this.#table = tableInUse();
    this.#rowCount = runRow + 1;
    this.#formRows.fill(runRow);
    this.#keys.fill(-1);
  }
}

function slotOf(key: number): number {
  return finishHash(key) & (keySlots - 1);
}
