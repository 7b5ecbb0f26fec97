import { combine } from './hashing.ts';
import { listBits } from './lexicon.ts';
import { turnToRunAt, wordAt, type PreparedSentence } from './sentence.ts';
import { tokenKinds } from './tokens.ts';
import { endsPhrase, wordRoles } from './wordRoles.ts';
import { roleOfSigns, wordSigns, type WordTraits } from './wordTraits.ts';

/** Takes a feature: the number of its template and the hash of its value. */
export type AddFeature = (template: number, value: number) => void;

/** As what a word form gives features; what it gives depends on nothing else. */
export const formParts = {
  /** As the token itself, in a longer run of capitalised words or in none; inside a sentence and at its start. */
  own: 0,
  ownOpening: 1,
  /** As the token itself, which is a run of its own. */
  alone: 2,
  aloneOpening: 3,
  /** As a token two before, one before, one after and two after the token; without a form where the sentence ends before it. */
  secondBefore: 4,
  firstBefore: 5,
  firstAfter: 6,
  secondAfter: 7,
  /** As the word before and as the word after the run that the token stands in, which may also be the one before or after the token. */
  beforeRun: 8,
  afterRun: 9,
  firstBeforeAndBeforeRun: 10,
  firstAfterAndAfterRun: 11,
  /** As the last and as the first word of a run of several words that the token stands in. */
  final: 12,
  initial: 13,
} as const;

export const formPartCount = 14;

/** Features of two forms, one of which is the token and the other the one before or after it. */
export const pairParts = { before: 0, after: 1 } as const;

export const pairPartCount = 2;

/** The words that give a token features by themselves, each by its place in the sentence, -1 beyond an end of it, and as one of the `formParts`. */
export interface WordList {
  count: number;
  readonly places: Int32Array;
  readonly parts: Int32Array;
}

/** What takes the features of a token: those that words of its sentence give, by their places in it, and the others one by one. */
export interface FeatureSink {
  /** The list is used again for the next token. */
  words(list: WordList): void;
  pair(index: number, other: number, part: number): void;
  /** What a token of the run of the tokens `first` to `last`, inclusive and more than one, is in it. */
  inRun(index: number, first: number, last: number): void;
  /** What stands around the run: the same for each of its tokens. */
  aroundRun(first: number, last: number): void;
  add: AddFeature;
}

/** Describes the token at `index` to a sink. */
export function describeToken(sentence: PreparedSentence, index: number, sink: FeatureSink): void {
  turnToRunAt(sentence, index);
  const { runStart, runEnd } = sentence;
  listWords(sentence, index, runStart, runEnd);
  sink.words(wordList);
  if (index > 0) sink.pair(index, index - 1, pairParts.before);
  if (index + 1 < sentence.tokens.count) sink.pair(index, index + 1, pairParts.after);
  if (sentence.hasPhrases && sentence.phrases[index] !== 0) sink.add(14, sentence.phrases[index]);
  if (runStart < 0) return;
  if (runEnd > runStart) sink.inRun(index, runStart, runEnd);
  sink.aroundRun(runStart, runEnd);
}

const mostWords = 9;
const wordList: WordList = { count: 0, places: new Int32Array(mostWords), parts: new Int32Array(mostWords) };

function listWords({ tokens }: PreparedSentence, index: number, first: number, last: number): void {
  const { count, opening } = tokens;
  const isAlone = first === last && first === index;
  wordList.count = 0;
  if (index === opening) list(index, isAlone ? formParts.aloneOpening : formParts.ownOpening);
  else list(index, isAlone ? formParts.alone : formParts.own);
  list(index > 1 ? index - 2 : -1, formParts.secondBefore);
  list(index - 1, first === index ? formParts.firstBeforeAndBeforeRun : formParts.firstBefore);
  list(index + 1 < count ? index + 1 : -1, last === index ? formParts.firstAfterAndAfterRun : formParts.firstAfter);
  list(index + 2 < count ? index + 2 : -1, formParts.secondAfter);
  if (last === first) return;
  list(last, formParts.final);
  list(first, formParts.initial);
  if (index > first && first > 0) list(first - 1, formParts.beforeRun);
  if (index < last && last + 1 < count) list(last + 1, formParts.afterRun);
}

function list(place: number, part: number): void {
  const at = wordList.count++;
  wordList.places[at] = place;
  wordList.parts[at] = part;
}

/** Appends the hashes of the features of the token at `index`. */
export function collectFeatures(sentence: PreparedSentence, index: number, features: number[]): void {
  const add: AddFeature = (template, value) => {
    features.push(combine(template, value));
  };
  describeToken(sentence, index, {
    add,
    words: ({ count, places, parts }) => {
      for (let at = 0; at < count; at++) describeForm(places[at] < 0 ? undefined : wordAt(sentence, places[at]), parts[at], add);
    },
    pair: (place, other, part) => describePair(wordAt(sentence, place), wordAt(sentence, other), part, add),
    inRun: (place, first, last) => {
      const [word, initial, final] = [place, first, last].map((at) => wordAt(sentence, at));
      describePlace(placeInRun(last - first + 1, place - first), initial.lists, final.lists, add);
      if (final.sense !== 0) describeHead(final.sense, word.lists, word.casing, place === first, add);
    },
    aroundRun: (first, last) => describeAround(sentence, first, last, add),
  });
}

/** The features that a form gives in one of the `formParts`. */
export function describeForm(form: WordTraits | undefined, part: number, add: AddFeature): void {
  switch (part) {
    case formParts.secondBefore:
      return describeNeighbour(form, -2, add);
    case formParts.firstBefore:
    case formParts.firstBeforeAndBeforeRun:
      describeNeighbour(form, -1, add);
      break;
    case formParts.firstAfter:
    case formParts.firstAfterAndAfterRun:
      describeNeighbour(form, 1, add);
      break;
    case formParts.secondAfter:
      return describeNeighbour(form, 2, add);
  }
  if (form === undefined) return;
  switch (part) {
    case formParts.own:
    case formParts.ownOpening:
      return describeOwn(form, part === formParts.ownOpening, add);
    case formParts.alone:
    case formParts.aloneOpening:
      describeOwn(form, part === formParts.aloneOpening, add);
      describeFinal(form, add);
      add(runTemplates.place, placeInRun(1, 0));
      return add(runTemplates.ends, combine(form.lists, form.lists));
    case formParts.beforeRun:
    case formParts.firstBeforeAndBeforeRun:
      return describeBeside(form, 186, 192, add);
    case formParts.afterRun:
    case formParts.firstAfterAndAfterRun:
      return describeBeside(form, 189, 196, add);
    case formParts.final:
      describeFinal(form, add);
      return addLists(form.lists, 212, add);
    case formParts.initial:
      return describeInitial(form, add);
  }
}

/** The features that a token and the one beside it give together. */
export function describePair(word: WordTraits, other: WordTraits, part: number, add: AddFeature): void {
  const template = part === pairParts.before ? 97 : 137;
  add(template, combine(word.shortShape, other.shortShape));
  add(template + 1, combine(word.lists, other.lists));
  if (word.clusters.length > 0 && other.clusters.length > 0) add(template + 2, combine(word.clusters[1], other.clusters[1]));
}

function describeOwn(word: WordTraits, opens: boolean, add: AddFeature): void {
  add(0, 0);
  add(1, word.identity);
  add(2, word.shape);
  add(3, word.shortShape);
  word.prefixes.forEach((prefix, length) => add(4 + length, prefix));
  word.suffixes.forEach((suffix, length) => add(8 + length, suffix));
  const casing = (opens ? 8 : 0) + word.casing;
  add(12, casing);
  add(13, combine(word.shortShape, casing));
  addLists(word.lists, 20, add);
  if (word.lists !== 0) add(15, word.lists);
  addClusters(word, 30, add);
  if (word.sense !== 0) add(33, word.sense);
}

function describeNeighbour(other: WordTraits | undefined, distance: number, add: AddFeature): void {
  const template = 60 + 20 * (distance + 2);
  if (other === undefined) {
    add(template, distance);
    return;
  }
  add(template + 1, other.identity);
  add(template + 2, other.shortShape);
  add(template + 3, other.casing);
  addClusters(other, template + 4, add);
  if (other.sense !== 0) add(template + 7, other.sense);
  if (distance !== -1 && distance !== 1) return;
  addLists(other.lists, template + 8, add);
  if (other.suffixes.length > 1) add(template + 16, other.suffixes[1]);
}

function addLists(lists: number, template: number, add: AddFeature): void {
  for (let bit = 0; bit < 8; bit++) if ((lists & (1 << bit)) !== 0) add(template + bit, 1);
}

function addClusters(word: WordTraits, template: number, add: AddFeature): void {
  for (let depth = 0; depth < word.clusters.length; depth++) add(template + depth, word.clusters[depth]);
}

const runTemplates = { place: 180, ends: 184 } as const;

/** Numbers the places in runs of more words and fewer; below 64. */
export function placeInRun(length: number, place: number): number {
  return Math.min(length, 6) * 8 + Math.min(place, 6);
}

/** The features of a token's place in a run of several words (`placeInRun`), and of the lists that the run's first and last word are in. */
export function describePlace(place: number, initialLists: number, finalLists: number, add: AddFeature): void {
  add(runTemplates.place, place);
  add(runTemplates.ends, combine(finalLists, initialLists));
}

/** The features of a token in a run of which the last word has a sense: that often says what the whole is. */
export function describeHead(sense: number, lists: number, casing: number, isInitial: boolean, add: AddFeature): void {
  add(226, sense * 2 + (isInitial ? 1 : 0));
  add(227, combine(sense, lists));
  add(228, combine(sense, casing));
}

/** The features of what stands around a run of capitalised words, `first` to `last` inclusive. */
export function describeAround(sentence: PreparedSentence, first: number, last: number, add: AddFeature): void {
  const { tokens, words } = sentence;
  const { count, forms } = tokens;
  if (first > 1) add(220, combine(words.identityOf(forms[first - 2]), words.identityOf(forms[first - 1])));
  const whole = wholeBefore(sentence, first);
  if (whole >= 0) {
    const { sense } = wordAt(sentence, whole);
    if (sense !== 0) add(229, sense);
  }
  if (last + 2 < count) add(221, combine(words.identityOf(forms[last + 2]), words.identityOf(forms[last + 1])));
  if (last + 1 < count) describeDefinition(sentence, last + 1, add);
}

/** The place of what the run that starts at `first` is a name of or a part belongs to: "the village of X", "the mayor of the X"; -1 for none. */
function wholeBefore({ signs }: PreparedSentence, first: number): number {
  let before = first - 1;
  if (before > 0 && (signs[before] & wordSigns.the) !== 0) before--;
  return before > 0 && (signs[before] & wordSigns.of) !== 0 ? before - 1 : -1;
}

function describeFinal(final: WordTraits, add: AddFeature): void {
  add(181, final.identity);
  if (final.clusters.length > 0) add(182, final.clusters[0]);
  if (final.suffixes.length > 1) add(183, final.suffixes[1]);
  if (final.sense !== 0) add(202, final.sense);
}

function describeInitial(initial: WordTraits, add: AddFeature): void {
  add(185, initial.identity);
  add(203, initial.sense);
  addLists(initial.lists, 204, add);
}

function describeBeside(word: WordTraits, template: number, clusterTemplate: number, add: AddFeature): void {
  add(template, word.identity);
  addClusters(word, clusterTemplate, add);
  if (word.sense !== 0) add(clusterTemplate + 3, word.sense);
  if ((word.lists & listBits.role) !== 0) add(template + 2, 1);
}

/** "X (born 1904) was an Australian rules footballer", "X, a village in": what the head of the phrase after the name is. */
function describeDefinition(sentence: PreparedSentence, from: number, add: AddFeature): void {
  const { signs, tokens } = sentence;
  const { count } = tokens;
  let at = from;
  if (roleOfSigns(signs[at]) === wordRoles.openingBracket) {
    const limit = Math.min(count, at + 24);
    while (at < limit && roleOfSigns(signs[at]) !== wordRoles.closingBracket) at++;
    at++;
  }
  if (at >= count) return;
  const role = roleOfSigns(signs[at]);
  if (role !== wordRoles.comma && role !== wordRoles.copula) return;
  const kind = role === wordRoles.comma ? 0 : 1;
  let head: WordTraits | undefined;
  for (let next = at + 1; next < Math.min(count, at + 9) && !endsPhrase(roleOfSigns(signs[next])); next++) {
    if ((signs[next] & wordSigns.kind) !== tokenKinds.lower) continue;
    const word = wordAt(sentence, next);
    if (word.sense !== 0) head = word;
  }
  if (head === undefined) return;
  add(222 + kind, head.sense);
  add(224 + kind, head.identity);
}
