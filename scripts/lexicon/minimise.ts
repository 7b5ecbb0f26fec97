import { packEdge } from '../../server/src/analysis/spelling/automaton.ts';
import { letterAt } from '../../server/src/analysis/spelling/letters.ts';

interface State {
  final: boolean;
  readonly edges: [letter: number, target: State][];
}

/** The minimal automaton of sorted, different words, in the form that `Automaton` reads: its edges and its root. */
export function minimise(words: readonly string[]): { edges: Uint32Array; root: number } {
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

/** Registration order puts every state after those it leads to; the start state comes last. */
function pack(states: readonly State[], start: State): { edges: Uint32Array; root: number } {
  const firstEdges = new Map<State, number>();
  const edges = [0];
  for (const state of [...states, start]) {
    firstEdges.set(state, state.edges.length === 0 ? 0 : edges.length);
    state.edges.forEach(([letter, target], index) => {
      edges.push(packEdge(letter, index === state.edges.length - 1, target.final, firstEdges.get(target) as number));
    });
  }
  return { edges: Uint32Array.from(edges), root: firstEdges.get(start) as number };
}
