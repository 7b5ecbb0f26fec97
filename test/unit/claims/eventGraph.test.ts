import assert from 'node:assert/strict';
import fc from 'fast-check';
import { signatureOf } from '../../../server/src/analysis/claims/event.ts';
import { EventGraph } from '../../../server/src/analysis/claims/eventGraph.ts';
import type { ClaimFacts } from '../../../server/src/analysis/claims/frame.ts';
import { DocumentNumbers } from '../../../server/src/analysis/documentNumbers.ts';
import { hashText } from '../../../server/src/text/hash.ts';

/** So many documents on one event that not all are held against each other. */
const documents = 72;

const names = ['aurora', 'porto vela', 'marenco', 'sorel', 'brandt', 'harwick'];

/** A document that has some of the names, each so often, and some lead words. */
const facts = fc.record({
  counts: fc.array(fc.nat(3), { minLength: names.length, maxLength: names.length }),
  lead: fc.subarray(['ferry', 'sink', 'storm', 'kill']),
  length: fc.constantFrom(40, 300),
});

class Graph {
  readonly #numbers = new DocumentNumbers();
  readonly #facts = new Map<string, ClaimFacts>();
  readonly #graph = new EventGraph(this.#numbers);

  set(document: string, now: ClaimFacts | undefined): void {
    const number = this.#numbers.take(document);
    this.#graph.replace(number, now && signatureOf(now));
    if (now) this.#facts.set(document, now);
    else this.#facts.delete(document);
  }

  /** By document, with whom it is held against how surely. */
  all(): Record<string, [string, number][]> {
    return Object.fromEntries(
      [...this.#facts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([document]) => {
        const found = [...this.#graph.neighbours(this.#numbers.take(document))].map(([other, likelihood]): [string, number] => [this.#numbers.documentOf(other), likelihood]);
        return [document, found.sort(([a], [b]) => (a < b ? -1 : 1))];
      }),
    );
  }

  rebuilt(): Graph {
    const graph = new Graph();
    for (const [document, each] of [...this.#facts].reverse()) graph.set(document, each);
    return graph;
  }
}

describe('the documents on an event', () => {
  it('are those of a rebuild after any changes, also where there are more than are compared', () => {
    const change = fc.record({ document: fc.nat(documents - 1), facts: fc.option(facts, { nil: undefined, freq: 5 }), looks: fc.boolean() });
    fc.assert(
      fc.property(fc.array(facts, { minLength: documents, maxLength: documents }), fc.array(change, { minLength: 1, maxLength: 12 }), (first, changes) => {
        const graph = new Graph();
        for (const [number, each] of first.entries()) graph.set(nameOf(number), factsOf(each));
        graph.all();
        for (const { document, facts: now, looks } of changes) {
          graph.set(nameOf(document), now && factsOf(now));
          if (looks) graph.all();
        }
        assert.deepEqual(graph.all(), graph.rebuilt().all());
      }),
      { numRuns: 12 },
    );
  });
});

function factsOf({ counts, lead, length }: { counts: readonly number[]; lead: readonly string[]; length: number }): ClaimFacts {
  const own = names.flatMap((name, index) => (counts[index] > 0 ? [{ name, count: counts[index] }] : []));
  return { frames: [], names: own.map(({ name }) => name), nameCounts: own.map(({ count }) => count), lead: lead.map((stem) => hashText(stem) >>> 0), length };
}

function nameOf(number: number): string {
  return `document ${String(number).padStart(2, '0')}`;
}
