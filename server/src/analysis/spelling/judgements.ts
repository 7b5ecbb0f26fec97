import { documentEvidence } from './documentEvidence.ts';
import type { DocumentEvidence } from './evidence.ts';
import type { SpellingFacts, Suspect } from './facts.ts';
import type { Judge, Judgement } from './judge.ts';

/** Of so many documents the judgements are remembered; the oldest make room. */
const judgedDocuments = 1000;

/** What was judged of a suspect, and what the judge was told of the document then. */
interface Remembered {
  readonly key: string;
  readonly judgement: Judgement;
  readonly capitals: ReadonlyMap<string, number>;
  readonly has: ReadonlyMap<string, boolean>;
}

interface Judged {
  /** Of the suspects in their order; undefined since the document has changed. */
  judgements: readonly Judgement[] | undefined;
  readonly bySuspect: Map<string, Remembered>;
}

/** Judgements on the suspects of documents, each remembered while what it rests on stays the same: an edit has only the words that it touched judged anew. */
export class Judgements {
  readonly #judge: Judge;
  readonly #judged = new Map<string, Judged>();

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  /** The judgements on a document's suspects, in their order. */
  of(document: string, facts: SpellingFacts): readonly Judgement[] {
    const known = this.#judged.get(document);
    if (known?.judgements !== undefined) return known.judgements;
    const evidence = documentEvidence(facts);
    const bySuspect = new Map<string, Remembered>();
    const judgements = facts.suspects.map((suspect) => {
      const words = wordsOf(suspect);
      const former = bySuspect.get(words) ?? known?.bySuspect.get(words);
      const remembered = former !== undefined && holds(former, evidence) ? former : this.#judgeAnew(suspect, evidence);
      bySuspect.set(words, remembered);
      return remembered.judgement;
    });
    this.#keep(document, { judgements, bySuspect });
    return judgements;
  }

  /**
   * Judges the suspects that `of` would judge, one by one: a single word that nothing comes near takes some milliseconds. `pause` is
   * awaited between them; stops when these facts are no longer those of the document.
   */
  async prepare(document: string, facts: SpellingFacts, pause: () => Promise<void>, isCurrent: () => boolean): Promise<void> {
    if (this.#judged.get(document)?.judgements !== undefined) return;
    const evidence = documentEvidence(facts);
    for (const suspect of facts.suspects) {
      const words = wordsOf(suspect);
      const former = this.#judged.get(document)?.bySuspect;
      if (former?.has(words) === true && holds(former.get(words)!, evidence)) continue;
      const bySuspect = former ?? new Map<string, Remembered>();
      bySuspect.set(words, this.#judgeAnew(suspect, evidence));
      if (former === undefined) this.#keep(document, { judgements: undefined, bySuspect });
      await pause();
      if (!isCurrent()) return;
    }
  }

  /** A document changed: what was judged of its words holds on, but for words of which the corpus says something else now. */
  changed(document: string, words: ReadonlySet<string>): void {
    const known = this.#judged.get(document);
    if (known === undefined) return;
    this.#judged.set(document, { judgements: undefined, bySuspect: new Map([...known.bySuspect].filter(([, { key }]) => !words.has(key))) });
  }

  forget(document: string): void {
    this.#judged.delete(document);
  }

  forgetAll(): void {
    this.#judged.clear();
  }

  #keep(document: string, judged: Judged): void {
    this.#judged.set(document, judged);
    if (this.#judged.size > judgedDocuments) this.#judged.delete(this.#judged.keys().next().value as string);
  }

  #judgeAnew(suspect: Suspect, evidence: DocumentEvidence): Remembered {
    const capitals = new Map<string, number>();
    const has = new Map<string, boolean>();
    const judgement = this.#judge.judge(suspect, {
      capitals: (key) => remember(capitals, key, evidence.capitals(key)),
      has: (key) => remember(has, key, evidence.has(key)),
    });
    return { key: suspect.key, judgement, capitals, has };
  }
}

function remember<Answer>(answers: Map<string, Answer>, key: string, answer: Answer): Answer {
  answers.set(key, answer);
  return answer;
}

/** Whether a document still answers as it did. */
function holds({ capitals, has }: Remembered, evidence: DocumentEvidence): boolean {
  for (const [key, answer] of capitals) if (evidence.capitals(key) !== answer) return false;
  for (const [key, answer] of has) if (evidence.has(key) !== answer) return false;
  return true;
}

/** All of a suspect that a judge looks at. */
function wordsOf({ key, lower, place, hyphenated, left, right, unknownNeighbours, capitalNeighbours, foreign }: Suspect): string {
  return `${key} ${left} ${right} ${place} ${String(unknownNeighbours)} ${String(capitalNeighbours)} ${String(lower)} ${String(hyphenated)} ${String(foreign)}`;
}
