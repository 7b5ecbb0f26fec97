import type { IndexState } from '../corpusIndex.ts';
import { joinNumbers } from './sortedNumbers.ts';

/** Blocks with more words than this say nothing and are skipped, so that a form is compared with a bounded number of others. */
export const largestBlock = 128;

/** Words, by number, under the hashes of their blocking keys. */
export class Blocks {
  /** Most blocks have one member, which needs no list. */
  readonly #members = new Map<number, number | number[]>();

  /** Files a word. Returns the members of a block that became too large by it. */
  add(block: number, word: number): readonly number[] {
    const members = this.#members.get(block);
    if (members === undefined) this.#members.set(block, word);
    else if (typeof members === 'number') this.#members.set(block, [members, word]);
    else {
      members.push(word);
      if (members.length === largestBlock + 1) return members;
    }
    return [];
  }

  /** Takes a word out. Returns the members of a block that is no longer too large. */
  remove(block: number, word: number): readonly number[] {
    const members = this.#members.get(block);
    if (members === word) this.#members.delete(block);
    if (typeof members !== 'object') return [];
    const place = members.indexOf(word);
    if (place >= 0) members.splice(place, 1);
    if (members.length === 1) this.#members.set(block, members[0]);
    return place >= 0 && members.length === largestBlock ? members : [];
  }

  /** The words of a block; none of one that is too large. */
  members(block: number): readonly number[] {
    const members = this.#members.get(block);
    if (members === undefined) return [];
    if (typeof members === 'number') return [members];
    return members.length <= largestBlock ? members : [];
  }

  save(): IndexState {
    const blocks = new Uint32Array(this.#members.size);
    const sizes = new Uint32Array(this.#members.size);
    const lists: (readonly number[])[] = [];
    for (const [block, members] of this.#members) {
      const list = typeof members === 'number' ? [members] : members;
      blocks[lists.length] = block;
      sizes[lists.length] = list.length;
      lists.push(list);
    }
    return { blocks, sizes, members: joinNumbers(lists) };
  }

  restore(state: IndexState): void {
    const [blocks, sizes, members] = [state.blocks as Uint32Array, state.sizes as Uint32Array, state.members as Uint32Array];
    for (let place = 0, from = 0; place < blocks.length; from += sizes[place++]) {
      this.#members.set(blocks[place], sizes[place] === 1 ? members[from] : Array.from(members.subarray(from, from + sizes[place])));
    }
  }
}
