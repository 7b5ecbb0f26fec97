import type { Kernel } from './kernel.ts';
import { measureNames, type PackedNetwork } from './networkLayers.ts';
import { unpackLayer, type PackedNumbers } from './packing.ts';
import { paddedPlaces, placeLayer, unitLanes, type Places } from './placeLayer.ts';
import { columnNamed, type Rows } from './rows.ts';
import type { Table } from '../tables.ts';

/** Numbers of a wording's vector that the kernel adds up at a time. */
const vectorLanes = 8;
/**
 * The parts of a unit's projection, one after another and each as wide as the layer, for one direction and then the other:
 * what it would remember, how much it keeps of what it remembers, how much of its memory shows, what shows beside it.
 */
export const projectionParts = 4;

/** A recurrent network that reads a document in both directions, in the memory of the kernel that evaluates it. */
export class Network {
  readonly #kernel: Kernel;
  readonly #record: number;
  /** Where the kernel finds which column each measure is, and the names of the columns that it was told of last. */
  readonly #columns: number;
  #names: readonly string[] = [];
  /** Bytes of a row of what the entry layer gives, and of what a recurrent layer gives. */
  readonly #entryBytes: number;
  readonly #flowBytes: number;

  constructor(kernel: Kernel, { vectorWidth, vectors, means, deviations, entry, recurrent, exit }: PackedNetwork) {
    const measures = measureNames.length;
    const units = recurrent[0].outputs / (2 * projectionParts);
    const ofVector = paddedPlaces(measures, vectorWidth, vectorLanes);
    const ofEntry = paddedPlaces(0, entry.outputs, kernel.denseLanes);
    const ofFlow = [0, 1].flatMap((direction) => paddedPlaces(direction * units, units, unitLanes));
    const ofDirection = (direction: number): Places =>
      [0, 1, 2, 3].flatMap((part) => paddedPlaces((direction * projectionParts + part) * units, units, unitLanes));
    const read: Places = [...measureNames.keys(), ...ofVector];
    const exitWeights = unpackLayer(exit).weights;
    const exitPlaces = [...ofFlow, ...ofEntry.map((place) => (place < 0 ? -1 : 2 * units + place))];
    const { blockRows } = kernel;
    this.#kernel = kernel;
    this.#columns = kernel.keep(Uint32Array.BYTES_PER_ELEMENT * measures);
    this.#entryBytes = 4 * ofEntry.length;
    this.#flowBytes = 4 * ofFlow.length;
    this.#record = kernel.placeRecord(
      measures, this.#columns, kernel.place(means), kernel.place(deviations.map((deviation) => 1 / deviation)), kernel.place(padVectors(vectors, vectorWidth)), ofVector.length,
      placeLayer(kernel, entry, read, ofEntry, (input) => (input < measures ? 1 : vectors.unit)),
      kernel.placeRecord(...recurrent.flatMap((layer, index) => [0, 1].map((direction) => placeLayer(kernel, layer, index === 0 ? ofEntry : ofFlow, ofDirection(direction))))),
      recurrent.length, ofFlow.length / 2,
      kernel.place(Float32Array.from(exitPlaces, (place) => (place < 0 ? 0 : exitWeights[place]))), kernel.place(unpackLayer(exit).biases),
      kernel.keep(blockRows * 4 * read.length), kernel.keep(blockRows * 2 * projectionParts * this.#flowBytes), kernel.keep(this.#flowBytes),
    );
  }

  /** The log-odds for content of each line by its row and the numbers of its wordings. */
  scores(rows: Rows, wordings: readonly (readonly number[])[]): Float32Array {
    const kernel = this.#kernel;
    const { blockRows, functions } = kernel;
    const { count } = rows;
    const words = wordings.reduce((sum, { length }) => sum + length, 0);
    const [scores, entry, flow, otherFlow, starts, numbers, values] = kernel.rooms(
      4 * count, (count + 1) * this.#entryBytes, (count + 1) * this.#flowBytes, (count + 1) * this.#flowBytes, 4 * (count + 1), 4 * words, kernel.sizeOfRows(rows),
    );
    if (this.#names !== rows.names) this.#findColumns(rows.names);
    this.#writeWordings(wordings, starts / 4, numbers / 4);
    for (let start = 0; start < count; start += blockRows) {
      const size = Math.min(blockRows, count - start);
      kernel.copyRows(rows, start, size, values);
      functions.enterRows(this.#record, values, 4 * size, size, numbers, starts + 4 * start, entry + start * this.#entryBytes);
    }
    functions.scoreByNetwork(this.#record, entry, count, flow, otherFlow, scores);
    return kernel.read(scores, count);
  }

  #findColumns(names: readonly string[]): void {
    this.#kernel.words.set(measureNames.map((name) => columnNamed(names, name)), this.#columns / 4);
    this.#names = names;
  }

  /** Writes the numbers of all wordings one after another, and for each row and the end of all rows where they start. */
  #writeWordings(wordings: readonly (readonly number[])[], starts: number, numbers: number): void {
    const { words } = this.#kernel;
    let count = 0;
    for (let row = 0; row < wordings.length; row++) {
      words[starts + row] = count;
      for (const number of wordings[row]) words[numbers + count++] = number;
    }
    words[starts + wordings.length] = count;
  }
}

/** The vectors, each with 0 after its numbers up to what the kernel adds at a time. */
function padVectors({ values }: PackedNumbers, width: number): Table {
  const paddedWidth = paddedPlaces(0, width, vectorLanes).length;
  if (paddedWidth === width) return values;
  const padded = new Int8Array((values.length / width) * paddedWidth);
  for (let at = 0; at < values.length; at++) padded[Math.floor(at / width) * paddedWidth + (at % width)] = values[at];
  return padded;
}
