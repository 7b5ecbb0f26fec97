/**
 * How plain data is laid out as bytes, in the byte order of the machine: a head of 32-bit numbers, the typed arrays, each from a
 * multiple of eight bytes on, the values, one after the other, the lengths of the texts, and the texts. Each text stands once, however
 * many values have it.
 *
 * A value starts with one byte: up to `tags.short` it is a whole number itself; up to `tags.text` it is the upper bits of one, and the byte
 * after it the lower ones; up to `tags.longText` likewise of the number of a text; else it is one of the other tags.
 */
export const tags = {
  short: 0x80,
  text: 0xc0,
  longText: 0xe0,
  whole: 0xe1,
  double: 0xe2,
  /** A whole number of thousandths follows. */
  thousandths: 0xe3,
  negativeThousandths: 0xe4,
  null: 0xe5,
  true: 0xe6,
  false: 0xe7,
  /** How many values there are follows, and they. */
  list: 0xe8,
  /** The names of the record follow, then its values. */
  newShape: 0xe9,
  /** The number of a shape whose names stood before in the same part, and the values. */
  shape: 0xea,
  /** The number of the array's type, its length, and where it starts, in eights of bytes. */
  array: 0xeb,
} as const;

/** Whole numbers below these are written in one and in two bytes; numbers of texts below the last one in two. */
export const shortLimit = tags.short;
export const wholeLimit = (tags.text - tags.short) << 8;
export const textLimit = (tags.longText - tags.text) << 8;

/**
 * What the head says: how many bytes the arrays take, the values, the values with the lengths of texts, and the texts; how many texts there
 * are, whether they are UTF-16 rather than UTF-8, and how many parts; where in the values each part starts follows.
 */
export const headFields = 7;

export const arrayTypes = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array] as const;
export type DataArray = InstanceType<(typeof arrayTypes)[number]>;

export const alignment = 8;

/**
 * Names of fields that are written as one byte, their place in the list. A name that is not here takes a few bytes more, and nothing else;
 * what was written with another list cannot be read.
 */
export const knownNames: readonly string[] = (
  'start end starts ends keys scores headings signs lineStarts lineEnds pairs length suspects marks forms vocabulary word key lower place hyphenated left right ' +
  'unknownNeighbours capitalNeighbours foreign reason suggestion capital small words lengths sentences quantities kind text number low high lowOpen highOpen approx ' +
  'change unit counted countedSpan head elided partOf state direction precision inWords designation form value meridiem street frames names nameCounts lead span quote quoteAt ' +
  'concept slack rounding noun label actor event context template listed part inclusive done dates time updated superseded written spokenOn attributed person name ' +
  'sentence gender role mentions likelihoods exact endings wordCounts sketchLengths sketches letters sentenceHashes duplicates boilerplate spelling claims entities totals reliable formCounts ' +
  'lefts rights suspected signature counts fullNames'
).split(' ');

/** Stands for a name that is not known; the name follows as a text. */
export const unknownName = 0xff;
