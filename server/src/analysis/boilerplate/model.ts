import { onDemand } from '../../text/onDemand.ts';
import type { ChainWeights } from './chain.ts';
import { Judges, type JudgesWeights } from './judges.ts';
import { Kernel } from './kernel.ts';
import type { PackedNetwork } from './networkLayers.ts';
import { unpackNumbers, type PackedLayer, type PackedNumbers } from './packing.ts';
import { TableReader, writeTables, type Table } from '../tables.ts';
import type { TreeTables } from './trees.ts';
import { Vocabulary } from './wording.ts';

/** The trained weights as they stand in `boilerplate.bin`. */
export interface BoilerplateWeights extends JudgesWeights {
  /** The keys of the wordings that the weights know, in ascending order. */
  readonly vocabulary: Uint32Array;
  readonly vocabularyBuckets: Uint16Array;
  /** What each wording speaks for content. */
  readonly wording: PackedNumbers;
  readonly chain: ChainWeights;
}

/** The weights ready for use. */
export interface BoilerplateModel {
  readonly vocabulary: Vocabulary;
  readonly wording: Float32Array;
  /** The models that judge a page of so many lines; those of one page may be asked again when the next is read. */
  judgesFor(lines: number): Judges;
  readonly chain: ChainWeights;
}

/** What a file of the weights begins with: "CNT" and the form that this code reads. */
const magic = 0x434e5404;
const formBits = 8;

/** The weights as a file. */
export function writeBoilerplateModel({ vocabulary, vocabularyBuckets, wording, context, settled, networks, chain }: BoilerplateWeights): Uint8Array {
  const tables: Table[] = [Uint32Array.of(magic), Float64Array.of(chain.scale, chain.bias, chain.stay), vocabulary, vocabularyBuckets];
  const addNumbers = ({ unit, values }: PackedNumbers): unknown => tables.push(Float64Array.of(unit), values);
  const addLayer = ({ inputs, outputs, weights, biases }: PackedLayer): void => {
    tables.push(Uint16Array.of(inputs, outputs));
    addNumbers(weights);
    addNumbers(biases);
  };
  addNumbers(wording);
  for (const { base, columns, starts, bounds, roots, tests, left, right, leaves } of [context, settled]) {
    tables.push(Float64Array.of(base), columns, starts, bounds, roots, tests, left, right, leaves);
  }
  tables.push(Uint16Array.of(networks.length));
  for (const { vectorWidth, vectors, means, deviations, entry, recurrent, exit } of networks) {
    tables.push(Uint16Array.of(vectorWidth, recurrent.length), means, deviations);
    addNumbers(vectors);
    for (const layer of [entry, ...recurrent, exit]) addLayer(layer);
  }
  return writeTables(tables);
}

/**
 * Reads the weights that `writeBoilerplateModel` wrote, most of them where they stand in the bytes. `kernel` is the code that evaluates them.
 * @throws {Error} when the bytes are not such weights or such code, in a sentence that a user can read.
 */
export function parseBoilerplateModel(bytes: Uint8Array, kernel: Uint8Array): BoilerplateModel {
  try {
    return modelOf(readWeights(new TableReader(bytes)), new WebAssembly.Module(kernel.slice()));
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof WebAssembly.CompileError)) throw error;
    throw new Error('The boilerplate model is not readable; reinstall Collate.', { cause: error });
  }
}

function readWeights(tables: TableReader): BoilerplateWeights {
  const [found] = tables.next(Uint32Array);
  if (found >>> formBits !== magic >>> formBits) throw new RangeError('not a boilerplate model');
  if (found !== magic) throw new Error('The boilerplate model is of another version; reinstall Collate.');
  const [scale, bias, stay] = tables.next(Float64Array);
  const readNumbers = (kind: typeof Int8Array | typeof Int16Array): PackedNumbers => ({ unit: tables.next(Float64Array)[0], values: tables.next<Int8Array | Int16Array>(kind) });
  const readLayer = (): PackedLayer => {
    const [inputs, outputs] = tables.next(Uint16Array);
    return { inputs, outputs, weights: readNumbers(Int16Array), biases: readNumbers(Int16Array) };
  };
  const readTrees = (): TreeTables => ({
    base: tables.next(Float64Array)[0], columns: tables.next(Uint16Array), starts: tables.next(Uint16Array), bounds: tables.next(Float32Array), roots: tables.next(Uint16Array),
    tests: tables.next(Uint16Array), left: tables.next(Uint16Array), right: tables.next(Uint16Array), leaves: tables.next(Float32Array),
  });
  const readNetwork = (): PackedNetwork => {
    const [vectorWidth, recurrentLayers] = tables.next(Uint16Array);
    const [means, deviations] = [tables.next(Float32Array), tables.next(Float32Array)];
    const vectors = readNumbers(Int8Array);
    return { vectorWidth, means, deviations, vectors, entry: readLayer(), recurrent: Array.from({ length: recurrentLayers }, readLayer), exit: readLayer() };
  };
  const [vocabulary, vocabularyBuckets] = [tables.next(Uint32Array), tables.next(Uint16Array)];
  const wording = readNumbers(Int8Array);
  const [context, settled] = [readTrees(), readTrees()];
  const networks = Array.from({ length: tables.next(Uint16Array)[0] }, readNetwork);
  return { vocabulary, vocabularyBuckets, wording, context, settled, networks, chain: { scale, bias, stay } };
}

/** A page of more lines than this takes memory that is not kept: a kernel's memory never shrinks. */
const mostLinesKept = 20_000;

/** The model made of weights. Its parts are laid out when the first page is read: a start that reads none need not wait for them. */
export function modelOf(weights: BoilerplateWeights, kernel: WebAssembly.Module): BoilerplateModel {
  const vocabulary = onDemand(() => new Vocabulary(weights.vocabulary, weights.vocabularyBuckets));
  const wording = onDemand(() => unpackNumbers(weights.wording));
  const makeJudges = (): Judges => new Judges(new Kernel(kernel), weights);
  const usualJudges = onDemand(makeJudges);
  return {
    get vocabulary() {
      return vocabulary();
    },
    get wording() {
      return wording();
    },
    judgesFor: (lines) => (lines > mostLinesKept ? makeJudges() : usualJudges()),
    chain: weights.chain,
  };
}
