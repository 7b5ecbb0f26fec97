import { classAt, classOfUnit, digit, isPairAt, letter, upperCase } from '../../text/characters.ts';
import { numberOfWords, traitOfWords, type WordForm } from '../../text/wordForms.ts';
import { teens, tens, units } from '../quantities/numberWords.ts';
import { extendHash, finishHash, hashStart, hashString } from './hashing.ts';
import { casings, type EntityLexicon, listBits } from './lexicon.ts';
import { longestLook, tokenKindOf, tokenKinds } from './tokens.ts';
import { roleOf } from './wordRoles.ts';

/** What is known of a word wherever it stands; the hashes go into features. */
export interface WordTraits {
  readonly lower: string;
  readonly identity: number;
  readonly shape: number;
  readonly shortShape: number;
  /** Of two, three and four UTF-16 code units, as far as the word is longer; likewise the suffixes. */
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
  readonly lists: number;
  readonly casing: number;
  readonly sense: number;
  readonly clusters: readonly number[];
  /** One of `tokenKinds`. */
  readonly kind: number;
}

/** What the reading of a sentence asks of every word, bit by bit; below them the word's kind, above them `roleOfSigns` and `pairKindOfSigns`. */
export const wordSigns = {
  kind: 7,
  /** Texts write it in lower case where no sentence starts. */
  usuallyLower: 8,
  /** A name may go on after it. */
  mayJoin: 16,
  /** A name may begin or end with it. */
  mayBound: 32,
  /** A particle that a name may begin with. */
  particle: 64,
  title: 128,
  numeral: 256,
  the: 512,
  of: 1024,
} as const;

const roleShift = 12;
const roleMask = 7;
const pairKindShift = 16;

/** One of `wordRoles`. */
export function roleOfSigns(signs: number): number {
  return (signs >>> roleShift) & roleMask;
}

/** Words that have the same number are alike in all that counts when they stand beside another one: short shape, lists, middle cluster. */
export function pairKindOfSigns(signs: number): number {
  return signs >>> pairKindShift;
}

/** Words and marks that may stand inside a name. */
const connectors = new Set(
  "of and the for in on at to a de del della di da do dos du des la le les el al ar ad as von van der den und y e i & - – ' ’ ’s 's . , / !".split(' '),
);

/** What a name neither begins nor ends with: prepositions, articles and conjunctions. */
const functionWords = new Set(['of', 'for', 'in', 'on', 'at', 'and', 'or', 'the', 'a', 'an', 'to', 'by', 'with', 'from']);

/** A pronoun or a verb with what it is drawn together with ("I’m", "we'll", "don’t"), in lower case: in no name at an end of it. */
const contraction = /^(?:(?:i|you|he|she|it|we|they|that|there|what|who)['’](?:d|ll|m|re|ve)|\p{L}+n['’]t)$/u;

/** Particles that a name may begin with. */
const particles = new Set(['al', 'el', 'de', 'von', 'van', 'bin', 'ibn', 'abu', 'ad', 'ar', 'as', 'da', 'du', 'la', 'le']);

const numerals: ReadonlySet<string> = new Set([...units.keys(), ...teens.keys(), ...tens.keys()]);

/** Reads word forms; what is read is remembered with the form. */
export interface WordReader {
  readonly traitsOf: (form: WordForm) => WordTraits;
  /** The bits of `wordSigns`. */
  readonly signsOf: (form: WordForm) => number;
  /** The `identity` of a word. */
  readonly identityOf: (form: WordForm) => number;
  /** The state of a hash after the word in lower case (`extendHash`). */
  readonly hashStateOf: (form: WordForm) => number;
  /** Its `lists`, `casing` and `sense` together (`classParts`). */
  readonly classOf: (form: WordForm) => number;
}

/** Where the parts of a word's class are, from its lowest bit on, and their bits. */
export const classParts = { listsMask: 255, casingShift: 8, casingMask: 7, senseShift: 11, senseMask: 31 } as const;

/** Set of every class. */
const seenClass = 1 << 16;

const readers = new WeakMap<EntityLexicon, WordReader>();

export function wordReaderFor(lexicon: EntityLexicon): WordReader {
  let reader = readers.get(lexicon);
  if (reader === undefined) {
    const pairKindOf = numberKinds();
    const traitsOf = traitOfWords((_, form) => workOut(form, lexicon));
    reader = {
      traitsOf,
      signsOf: numberOfWords((form) => readSigns(form, traitsOf(form), pairKindOf)),
      identityOf: numberOfWords((form) => traitsOf(form).identity),
      hashStateOf: numberOfWords((form) => extendHash(hashStart, traitsOf(form).lower)),
      classOf: numberOfWords((form) => readClass(traitsOf(form))),
    };
    readers.set(lexicon, reader);
  }
  return reader;
}

function readClass({ lists, casing, sense }: WordTraits): number {
  return lists | (casing << classParts.casingShift) | (sense << classParts.senseShift) | seenClass;
}

function readSigns(form: WordForm, word: WordTraits, pairKindOf: (traits: number) => number): number {
  const { kind, lower, lists, casing, clusters, shortShape } = word;
  const pairKind = pairKindOf(shortShape * 2 ** 16 + lists * 2 ** 8 + (clusters.length > 0 ? clusters[1] + 1 : 0));
  let signs = kind | (roleOf(lower) << roleShift) | (pairKind << pairKindShift);
  if (casing === casings.lower) signs |= wordSigns.usuallyLower;
  // A word so rare that nobody knows it may be a foreign one.
  if (connectors.has(lower) || (kind === tokenKinds.lower && casing === casings.unknown)) signs |= wordSigns.mayJoin;
  const isContraction = kind === tokenKinds.capitalised && contraction.test(lower);
  if (kind !== tokenKinds.mark && !functionWords.has(form.text) && !isContraction) signs |= wordSigns.mayBound;
  if (kind === tokenKinds.lower && particles.has(lower)) signs |= wordSigns.particle;
  if (isTitle(word)) signs |= wordSigns.title;
  if (numerals.has(lower)) signs |= wordSigns.numeral;
  if (lower === 'the') signs |= wordSigns.the;
  if (lower === 'of') signs |= wordSigns.of;
  return signs;
}

/** What is a given name too ("Prince", "Earl") is a title only where texts mostly write it in lower case ("general"). */
function isTitle({ kind, lists, casing }: WordTraits): boolean {
  if (kind !== tokenKinds.capitalised || (lists & listBits.role) === 0) return false;
  return (lists & listBits.givenName) === 0 || casing === casings.lower || casing === casings.mostlyLower;
}

/** Kinds of words in pairs are numbered below it; words of further kinds all have it for their number. */
export const mostPairKinds = 1 << 12;

function numberKinds(): (traits: number) => number {
  const kinds = new Map<number, number>();
  return (traits) => {
    const kind = kinds.get(traits);
    if (kind !== undefined || kinds.size === mostPairKinds) return kind ?? mostPairKinds;
    kinds.set(traits, kinds.size);
    return kinds.size - 1;
  };
}

function workOut(form: WordForm, lexicon: EntityLexicon): WordTraits {
  const word = form.text.slice(0, longestLook);
  const kind = tokenKindOf(form);
  const lower = word.toLowerCase();
  const hash = hashString(lower);
  const folded = (form.classes & digit) === 0 ? lower : lower.replace(/\p{N}/gu, '0');
  const { casing, sense, clusters } = lexicon.wordClass(hash);
  return {
    lower,
    identity: folded === lower ? hash : hashString(folded),
    ...shapesOf(word),
    ...affixesOf(folded),
    lists: lexicon.lists(hash),
    casing,
    sense,
    clusters,
    kind,
  };
}

const shortestAffix = 2;
const longestAffix = 4;

function affixesOf(folded: string): { prefixes: number[]; suffixes: number[] } {
  const prefixes: number[] = [];
  const suffixes: number[] = [];
  for (let length = shortestAffix; length <= longestAffix && length < folded.length; length++) {
    prefixes.push(finishHash(extendHash(hashStart, folded, 0, length)));
    suffixes.push(finishHash(extendHash(hashStart, folded, folded.length - length)));
  }
  return { prefixes, suffixes };
}

const shapeLength = 12;

/** The hashes of the word's shape ("Xxxxx", "0xx") and of that with like characters in a row as one. */
function shapesOf(word: string): { shape: number; shortShape: number } {
  let shape = hashStart;
  let shortShape = hashStart;
  let previous = '';
  const end = Math.min(word.length, shapeLength);
  for (let offset = 0; offset < end; offset++) {
    const sign = signAt(word, offset, end);
    shape = extendHash(shape, sign);
    if (sign !== previous) shortShape = extendHash(shortShape, sign);
    previous = sign;
    if (offset + 1 < end && isPairAt(word, offset)) offset++;
  }
  return { shape: finishHash(shape), shortShape: finishHash(shortShape) };
}

/** What stands for the character at an offset in a shape; a character that is cut at `end` stands for itself. */
function signAt(word: string, offset: number, end: number): string {
  const isPair = offset + 1 < end && isPairAt(word, offset);
  const classes = isPair ? classAt(word, offset) : classOfUnit(word.charCodeAt(offset));
  if ((classes & upperCase) !== 0) return 'X';
  if ((classes & letter) !== 0) return 'x';
  return (classes & digit) !== 0 ? '0' : word.slice(offset, isPair ? offset + 2 : offset + 1);
}
