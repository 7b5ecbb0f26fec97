import type { LineReading } from './lineFeatures.ts';

/** Room for words of a page, by their numbers or by their hashes; kept from page to page, since to make arrays costs more than to fill them. */
interface Room {
  /** By the low bits of a word's hash where it stands among the page's, 1 + its number, or 0. */
  readonly places: Int32Array;
  /** For each word the hash that it is known by, the last line that has it, and which of the lines up to that one have it, as bits. */
  readonly hashes: Int32Array;
  readonly lastLines: Int32Array;
  readonly lineBits: Int32Array;
  /** For each word the last line that was held, counted from 1 through all pages, and has it: which words the line has that is compared with. */
  readonly heldBy: Float64Array;
}

/** Rooms for more places than this are not kept. */
const mostKept = 1 << 18;

function makeRoom(places: number): Room {
  return {
    places: new Int32Array(places), hashes: new Int32Array(places), lastLines: new Int32Array(places), lineBits: new Int32Array(places),
    heldBy: new Float64Array(places),
  };
}

let keptRoom = makeRoom(1 << 10);

/** Room with so many places, all of them free. */
function roomFor(places: number): Room {
  if (places > mostKept) return makeRoom(places);
  if (places > keptRoom.places.length) keptRoom = makeRoom(places);
  keptRoom.places.fill(0, 0, places);
  return keptRoom;
}

let holds = 0;

/** How many lines ahead and back a line is looked for again. */
const echoReach = 4;

/** The topic words of a document's lines as numbers from 0, so that lines can be compared without looking words up. */
export class TopicWords {
  /** How many lines there are. */
  readonly lines: number;
  /** How many different words there are. */
  readonly size: number;
  /** The words of line n stand from `#starts[n]` on, up to before `#starts[n + 1]`. */
  readonly #words: readonly number[];
  readonly #starts: readonly number[];
  /** The same without a line's repetitions. */
  readonly different: readonly number[];
  readonly differentStarts: readonly number[];
  readonly #room: Room;

  constructor(readings: readonly LineReading[]) {
    const lines = readings.length;
    let total = 0;
    for (let line = 0; line < lines; line++) total += readings[line].topicWords.length;
    const mask = 2 ** Math.ceil(Math.log2(2 * total + 2)) - 1;
    const room = roomFor(mask + 1);
    const { places, hashes, lastLines } = room;
    const words = new Array<number>(total);
    const different = new Array<number>(total);
    const starts = new Array<number>(lines + 1);
    const differentStarts = new Array<number>(lines + 1);
    let size = 0;
    let said = 0;
    let saidOnce = 0;
    for (let line = 0; line < lines; line++) {
      starts[line] = said;
      differentStarts[line] = saidOnce;
      const { topicWords } = readings[line];
      for (const hash of topicWords) {
        let place = hash & mask;
        while (places[place] !== 0 && hashes[places[place] - 1] !== hash) place = (place + 1) & mask;
        if (places[place] === 0) {
          hashes[size] = hash;
          lastLines[size] = -1;
          places[place] = ++size;
        }
        const number = places[place] - 1;
        words[said++] = number;
        if (lastLines[number] === line) continue;
        lastLines[number] = line;
        different[saidOnce++] = number;
      }
    }
    starts[lines] = said;
    differentStarts[lines] = saidOnce;
    this.lines = lines;
    this.size = size;
    this.#words = words;
    this.#starts = starts;
    this.different = different;
    this.differentStarts = differentStarts;
    this.#room = room;
  }

  /** Has other lines compared with this one, until another line is held, be it of another page. */
  hold(line: number): void {
    const { heldBy } = this.#room;
    holds++;
    for (let at = this.differentStarts[line]; at < this.differentStarts[line + 1]; at++) heldBy[this.different[at]] = holds;
  }

  /** The share of a line's words that the held line has; 0 for a line without words. */
  heldShare(line: number): number {
    const start = this.#starts[line];
    const end = this.#starts[line + 1];
    const { heldBy } = this.#room;
    let shared = 0;
    for (let at = start; at < end; at++) if (heldBy[this.#words[at]] === holds) shared++;
    return shared / Math.max(1, end - start);
  }

  /** How many different words of a line the held line has. */
  heldWords(line: number): number {
    const { heldBy } = this.#room;
    let shared = 0;
    for (let at = this.differentStarts[line]; at < this.differentStarts[line + 1]; at++) if (heldBy[this.different[at]] === holds) shared++;
    return shared;
  }

  /**
   * Writes for each line how much of its words that one of the last few lines (`step` 1), or of the next few (-1), has that has most of them, into an
   * array from `start` on.
   */
  writeEchoes(values: Float32Array, start: number, step: 1 | -1): void {
    const { lastLines, lineBits } = this.#room;
    const words = this.#words;
    const starts = this.#starts;
    lastLines.fill(-echoReach - 1, 0, this.size);
    for (let index = 0; index < this.lines; index++) {
      const line = step > 0 ? index : this.lines - 1 - index;
      const from = starts[line];
      const to = starts[line + 1];
      // How many of its words each of the lines one to four lines away has.
      let first = 0;
      let second = 0;
      let third = 0;
      let fourth = 0;
      for (let at = from; at < to; at++) {
        const word = words[at];
        const since = index - lastLines[word];
        const bits = since > echoReach ? 0 : lineBits[word] << since;
        lastLines[word] = index;
        lineBits[word] = bits | 1;
        if (bits === 0) continue;
        first += (bits >>> 1) & 1;
        second += (bits >>> 2) & 1;
        third += (bits >>> 3) & 1;
        fourth += (bits >>> 4) & 1;
      }
      const size = to > from ? to - from : 1;
      values[start + line] = Math.max(first, second, third, fourth) / size;
    }
  }
}
