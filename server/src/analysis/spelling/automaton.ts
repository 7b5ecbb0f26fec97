import { letterAt } from './letters.ts';

/** What an automaton is made of: see `Automaton`. */
export interface AutomatonParts {
  readonly edges: Uint32Array;
  readonly words: Uint16Array;
  readonly root: number;
}

/**
 * The lexicon's words as a minimal acyclic automaton (Daciuk et al., "Incremental Construction of Minimal Acyclic
 * Finite-State Automata", 2000), which also numbers them: a word's number is how many words sort before it (Lucchesi and
 * Kowaltowski, "Applications of Finite Automata Representing Large Vocabularies", 1993).
 *
 * An edge is 32 bits: the letter (5), whether it is its state's last edge (1), whether a word ends after it (1), unused (1),
 * the index of the first edge of the state it leads to (24; 0 where nothing follows).
 */
export class Automaton implements AutomatonParts {
  readonly edges: Uint32Array;
  /** By edge: how many words end on it or beyond it. */
  readonly words: Uint16Array;
  /** The first edge of the start state. */
  readonly root: number;
  #following: Uint32Array | undefined;

  constructor({ edges, words, root }: AutomatonParts) {
    this.edges = edges;
    this.words = words;
    this.root = root;
  }

  /** By edge: the letters that can follow it, anywhere on to the end of a word, as bits. */
  get following(): Uint32Array {
    return (this.#following ??= followingLetters(this.edges));
  }

  /** How many words the automaton holds. */
  get size(): number {
    let size = 0;
    for (let edge = this.root; ; edge++) {
      size += this.words[edge];
      if (isLast(this.edges[edge])) return size;
    }
  }

  /** The number of a folded word, or -1 where it is none. */
  find(key: string): number {
    const { words } = this;
    let number = 0;
    let state = this.root;
    if (key.length === 0) return -1;
    for (let offset = 0; ; offset++) {
      const letter = letterAt(key, offset);
      let edge = state;
      if (edge === 0) return -1;
      while (letterFrom(this.edges[edge]) !== letter) {
        if (isLast(this.edges[edge])) return -1;
        number += words[edge++];
      }
      if (offset === key.length - 1) return isFinal(this.edges[edge]) ? number : -1;
      if (isFinal(this.edges[edge])) number++;
      state = targetOf(this.edges[edge]);
    }
  }
}

export function letterFrom(edge: number): number {
  return edge & 31;
}

export function isLast(edge: number): boolean {
  return (edge & 32) !== 0;
}

export function isFinal(edge: number): boolean {
  return (edge & 64) !== 0;
}

export function targetOf(edge: number): number {
  return edge >>> 8;
}

/** One edge in its 32 bits. */
export function packEdge(letter: number, last: boolean, final: boolean, target: number): number {
  return (letter | (last ? 32 : 0) | (final ? 64 : 0) | (target << 8)) >>> 0;
}

/** States are stored before the states that lead to them, so that one pass in order sees every target first. */
function followingLetters(edges: Uint32Array): Uint32Array {
  const following = new Uint32Array(edges.length);
  const states = new Uint32Array(edges.length);
  let start = 1;
  let letters = 0;
  for (let edge = 1; edge < edges.length; edge++) {
    following[edge] = states[targetOf(edges[edge])];
    letters |= following[edge] | (1 << letterFrom(edges[edge]));
    if (!isLast(edges[edge])) continue;
    states[start] = letters;
    start = edge + 1;
    letters = 0;
  }
  return following;
}
