import { numberInUse, tableInUse } from '../../text/wordForms.ts';
import { withRoomFor } from '../columns.ts';
import { describeAround, describeForm, describeHead, describePair, describePlace, formPartCount, pairPartCount, placeInRun } from './features.ts';
import type { AddFeature, FeatureSink, WordList } from './features.ts';
import { combine, finishHash } from './hashing.ts';
import type { Kernel } from './kernel.ts';
import { tagCount } from './labels.ts';
import type { EntityModel } from './model.ts';
import { wordAt, type PreparedSentence } from './sentence.ts';
import { classParts, mostPairKinds, pairKindOfSigns } from './wordTraits.ts';

/** What words give together is remembered by what counts of them, in a table in which one such key takes the place of another one. */
const keySlots = 1 << 13;

/** Keys of pairs of words are below the first, those of places in runs below the second; above it are those of runs' last words. */
const firstPlaceKey = mostPairKinds * mostPairKinds * pairPartCount;
const firstHeadKey = firstPlaceKey + (1 << 22);

/** The row of nothing. */
const noRow = 0;

/**
 * Sums the weights of tokens' features, whole numbers, for each tag. What a form contributes, or what several do together, is summed once and
 * kept as a row: most of a token's features say the same wherever its words stand. Here each token's rows are listed; compiled code sums them.
 */
export class FeatureWeights implements FeatureSink {
  readonly #model: EntityModel;
  readonly #sentence: PreparedSentence;
  /** Which table of forms the numbers of forms are of. */
  #table = -1;
  readonly #kernel: Kernel;
  readonly #rows: Int16Array;
  readonly #rowList: Uint16Array;
  /** Rows from this one on are kept; those before it, but for the one of nothing, are of the stretch at hand: one for each token and one for each run. */
  readonly #firstKept: number;
  /** How many rows there are, how many the stretch at hand has of its own, and how many are listed. */
  #rowCount: number;
  #ownCount = 0;
  #listed = 0;
  /** The first token of the run whose row is worked out, -1 for none, and that row. */
  #run = -1;
  #runRow = noRow;
  /** The row of what the token at hand has by itself. */
  #tokenRow = noRow;
  /** For each form and part the row of what it gives, `noRow` where it is not worked out; the first form is the end of a sentence. */
  #formRows = new Uint16Array(1024 * formPartCount);
  /** For each slot the key that it holds, -1 where it is free, and its row. */
  readonly #keys = new Int32Array(keySlots).fill(-1);
  readonly #keyRows = new Uint16Array(keySlots);

  /** For the tokens of whatever sentence stands in `sentence`. */
  constructor(model: EntityModel, sentence: PreparedSentence, kernel: Kernel) {
    this.#model = model;
    this.#sentence = sentence;
    this.#kernel = kernel;
    this.#rows = kernel.rows;
    this.#rowList = kernel.rowList;
    this.#firstKept = 1 + 2 * kernel.mostTokens;
    this.#rowCount = this.#firstKept;
  }

  /** Makes ready for the tokens of a stretch. All rows are forgotten where there may be too few for it. */
  start(): void {
    const { mostRows, mostRowsOfToken, mostTokens } = this.#kernel;
    if (this.#table !== tableInUse() || this.#rowCount + mostRowsOfToken * mostTokens > mostRows) this.#forget();
    this.#run = -1;
    this.#ownCount = 0;
    this.#listed = 0;
  }

  /** Ends the token whose features have been described: its rows are those of the token with this number. */
  finish(token: number): void {
    if (this.#tokenRow !== noRow) this.#list(this.#tokenRow);
    this.#tokenRow = noRow;
    this.#kernel.rowEnds[token] = this.#listed;
  }

  /** Sums what so many tokens weigh, into the kernel's `sums`. */
  sum(tokens: number): void {
    this.#kernel.functions.sumRows(tokens);
  }

  words({ count, places, parts }: WordList): void {
    const { forms } = this.#sentence.tokens;
    const rowList = this.#rowList;
    const partCount = formPartCount;
    let formRows = this.#formRows;
    let listed = this.#listed;
    for (let at = 0; at < count; at++) {
      const index = places[at];
      const part = parts[at];
      const number = index < 0 ? -1 : numberInUse(forms[index]);
      if (number < 0 && index >= 0) {
        describeForm(wordAt(this.#sentence, index), part, this.add);
        continue;
      }
      const place = (number + 1) * partCount + part;
      let row = place < formRows.length ? formRows[place] : noRow;
      if (row === noRow) {
        row = this.#workOutForm(index, part, place);
        formRows = this.#formRows;
      }
      rowList[listed++] = row;
    }
    this.#listed = listed;
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
    this.#list(this.#keyRows[slot]);
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
    this.#list(this.#keyRows[slot]);
  }

  #addHead(sense: number, lists: number, casing: number, isInitial: boolean): void {
    const key = firstHeadKey + ((((((sense << 8) | lists) << 3) | casing) << 1) | (isInitial ? 1 : 0));
    const slot = slotOf(key);
    if (this.#keys[slot] !== key) describeHead(sense, lists, casing, isInitial, this.#rowOf(key, slot));
    this.#list(this.#keyRows[slot]);
  }

  aroundRun(first: number, last: number): void {
    if (first === last) {
      describeAround(this.#sentence, first, last, this.add);
      return;
    }
    if (first !== this.#run) {
      this.#run = first;
      this.#runRow = noRow;
      describeAround(this.#sentence, first, last, this.#addToRun);
    }
    if (this.#runRow !== noRow) this.#list(this.#runRow);
  }

  readonly add: AddFeature = (template, value) => {
    const from = this.#model.weightsAt(combine(template, value));
    if (from < 0) return;
    if (this.#tokenRow === noRow) this.#tokenRow = this.#ownRow();
    this.#addTo(this.#tokenRow, from);
  };

  readonly #addToRun: AddFeature = (template, value) => {
    const from = this.#model.weightsAt(combine(template, value));
    if (from < 0) return;
    if (this.#runRow === noRow) this.#runRow = this.#ownRow();
    this.#addTo(this.#runRow, from);
  };

  /** Adds the weights from a place on to a row. */
  #addTo(row: number, from: number): void {
    const rows = this.#rows;
    const { weights } = this.#model;
    const start = row * this.#kernel.rowWidth;
    for (let tag = 0; tag < tagCount; tag++) rows[start + tag] += weights[from + tag];
  }

  #list(row: number): void {
    this.#rowList[this.#listed++] = row;
  }

  #ownRow(): number {
    return this.#cleared(1 + this.#ownCount++);
  }

  /** The row itself, with nothing in it. */
  #cleared(row: number): number {
    const start = row * this.#kernel.rowWidth;
    for (let tag = 0; tag < tagCount; tag++) this.#rows[start + tag] = 0;
    return row;
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
    return (template, value) => {
      const from = this.#model.weightsAt(combine(template, value));
      if (from >= 0) this.#addTo(row, from);
    };
  }

  #newRow(): number {
    return this.#cleared(this.#rowCount++);
  }

  #forget(): void {
    this.#table = tableInUse();
    this.#rowCount = this.#firstKept;
    this.#formRows.fill(noRow);
    this.#keys.fill(-1);
  }
}

function slotOf(key: number): number {
  return finishHash(key) & (keySlots - 1);
}
