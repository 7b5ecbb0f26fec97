import { type AutomatonParts, packEdge } from '../../server/src/analysis/spelling/automaton.ts';
import { letterAt } from '../../server/src/analysis/spelling/letters.ts';

interface State {
  final: boolean;
  readonly edges: [letter: number, target: State][];
}

/** The minimal automaton of sorted, different words. Throws a RangeError where more of them begin with one letter than an edge can count. */
export function minimise(words: readonly string[]): AutomatonParts {
  const register = new Map<string, State>();
  const names = new Map<State, number>();
  const start: State = { final: false, edges: [] };
  const path: State[] = [start];
  let previous = '';
  /** Replaces the states of the last word beyond `depth` by equal ones that are registered, or registers them. */
  const settle = (depth: number): void => {
    while (path.length > depth + 1) {
      const state = path.pop() as State;
      const signature = `${state.final ? 1 : 0};${state.edges.map(([letter, target]) => `${letter}:${names.get(target)}`).join()}`;
      const known = register.get(signature);
      if (known === undefined) {
        register.set(signature, state);
        names.set(state, names.size);
      } else {
        const edges = path[path.length - 1].edges;
        edges[edges.length - 1][1] = known;
      }
    }
  };
  for (const word of words) {
    let shared = 0;
    while (shared < word.length && word[shared] === previous[shared]) shared++;
    settle(shared);
    for (let offset = shared; offset < word.length; offset++) {
      const next: State = { final: false, edges: [] };
      path[offset].edges.push([letterAt(word, offset), next]);
      path.push(next);
    }
    path[word.length].final = true;
    previous = word;
  }
  settle(0);
  return pack([...names.keys()], start);
}

const mostWords = 2 ** 16 - 1;

/** Registration order puts every state after those it leads to; the start state comes last. */
function pack(states: readonly State[], start: State): AutomatonParts {
  const firstEdges = new Map<State, number>();
  const counts = new Map<State, number>();
  const edges = [0];
  const words = [0];
  for (const state of [...states, start]) {
    firstEdges.set(state, state.edges.length === 0 ? 0 : edges.length);
    let inState = 0;
    state.edges.forEach(([letter, target], index) => {
      edges.push(packEdge(letter, index === state.edges.length - 1, target.final, firstEdges.get(target) as number));
      const beyond = (target.final ? 1 : 0) + (counts.get(target) as number);
      if (beyond > mostWords) throw new RangeError(`more than ${mostWords} words go on alike`);
      words.push(beyond);
      inState += beyond;
    });
    counts.set(state, inState);
  }
  return { edges: Uint32Array.from(edges), words: Uint16Array.from(words), root: firstEdges.get(start) as number };
}
