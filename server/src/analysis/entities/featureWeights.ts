import { withRoomFor } from '../columns.ts';
import { describeForm, describePair, formPartCount, pairPartCount } from './features.ts';
import type { FeatureSink } from './features.ts';
import { combine, finishHash } from './hashing.ts';
import { tagCount } from './labels.ts';
import type { EntityModel } from './model.ts';
import { mostPairKinds, type WordTraits } from './wordTraits.ts';

/** Pairs of forms are remembered by the kinds of the two, in a table in which a pair takes the place of another one. */
const pairSlots = 1 << 13;

const blockSize = 1 + formPartCount * tagCount;

/**
 * Sums the weights of tokens' features, whole numbers, for each tag. What a form or a pair of forms contributes is summed once and
 * kept: most of a token's features say the same wherever its words stand.
 */
export class FeatureWeights implements FeatureSink {
  readonly #model: EntityModel;
  /** For each form a block: a bit for each of its parts that is worked out, then the sums of each part. Block 0 is the end of a sentence, or a form that no table holds. */
  #formSums = new Int16Array(1024 * blockSize);
  /** Whose block each is: forms are numbered anew with each new table of them. */
  readonly #owners: (WordTraits | undefined)[] = [];
  /** For each slot the pair that it holds, -1 where it is free. */
  readonly #pairs = new Int32Array(pairSlots).fill(-1);
  readonly #pairSums = new Int16Array(pairSlots * tagCount);
  #tokenSums = new Int32Array(64 * tagCount);
  #row = 0;

  constructor(model: EntityModel) {
    this.#model = model;
  }

  /** The sums of the tokens that were described, `tagCount` a token. */
  get sums(): Int32Array {
    return this.#tokenSums;
  }

  /** Makes ready for so many tokens, with sums of 0. */
  start(tokens: number): void {
    this.#tokenSums = withRoomFor(this.#tokenSums, tokens * tagCount).fill(0, 0, tokens * tagCount);
  }

  /** Which of the tokens the next features are of. */
  turnTo(token: number): void {
    this.#row = token * tagCount;
  }

  form(word: WordTraits | undefined, part: number): void {
    const number = word === undefined ? 0 : word.number + 1;
    const block = number * blockSize;
    if (this.#owners[number] !== word) this.#giveBlock(word, number);
    if ((this.#formSums[block] & (1 << part)) === 0) this.#workOutForm(word, part, block);
    this.#add(this.#formSums, block + 1 + part * tagCount);
  }

  pair(word: WordTraits, other: WordTraits, part: number): void {
    if (word.pairKind >= mostPairKinds || other.pairKind >= mostPairKinds) {
      describePair(word, other, part, (template, value) => this.add(template, value));
      return;
    }
    const pair = (word.pairKind * mostPairKinds + other.pairKind) * pairPartCount + part;
    const slot = finishHash(pair) & (pairSlots - 1);
    if (this.#pairs[slot] !== pair) this.#workOutPair(word, other, part, pair, slot);
    this.#add(this.#pairSums, slot * tagCount);
  }

  add(template: number, value: number): void {
    this.#model.addWeights(combine(template, value), this.#tokenSums, this.#row);
  }

  #giveBlock(word: WordTraits | undefined, number: number): void {
    const block = number * blockSize;
    this.#formSums = withRoomFor(this.#formSums, block + blockSize);
    this.#formSums.fill(0, block, block + blockSize);
    while (this.#owners.length < number) this.#owners.push(undefined);
    this.#owners[number] = word;
  }

  #add(sums: Int16Array, place: number): void {
    const tokenSums = this.#tokenSums;
    const row = this.#row;
    for (let tag = 0; tag < tagCount; tag++) tokenSums[row + tag] += sums[place + tag];
  }

  #workOutForm(word: WordTraits | undefined, part: number, block: number): void {
    const sums = this.#formSums;
    const place = block + 1 + part * tagCount;
    describeForm(word, part, (template, value) => this.#model.addWeights(combine(template, value), sums, place));
    sums[block] |= 1 << part;
  }

  #workOutPair(word: WordTraits, other: WordTraits, part: number, pair: number, slot: number): void {
    const place = slot * tagCount;
    const sums = this.#pairSums.fill(0, place, place + tagCount);
    describePair(word, other, part, (template, value) => this.#model.addWeights(combine(template, value), sums, place));
    this.#pairs[slot] = pair;
  }
}
