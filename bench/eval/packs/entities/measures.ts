import { entityLabels } from '../../../../server/src/analysis/entities/index.ts';
import type { EntityLexicon } from '../../../../server/src/analysis/entities/lexicon.ts';
import { overlaps } from '../../../../server/src/text/span.ts';
import type { Span } from '../../../../server/src/text/span.ts';
import type { GoldDocument } from '../../../train/entities/gold.ts';
import { toNames } from '../../../train/entities/nameConvention.ts';
import type { EvalRow } from '../../pack.ts';

/** A suggested or gold entity; UTF-16 offsets. */
export interface Marked extends Span {
  readonly label: string;
}

/** True and false suggestions and missed entities. */
interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

const labels: readonly string[] = ['PERSON', 'ORG', 'PLACE'];

/**
 * Suggestions against what annotators marked: exact span and label, MISC left out. One source (re3d) marks pronouns,
 * descriptions, articles and titles too ("we", "the town", "the Foreign Secretary Philip Hammond"); `names F1` asks for the
 * names in what it marks, and sets aside the places where that is not clear.
 */
export class EntityMeasures {
  readonly #lexicon: EntityLexicon;
  readonly #counts = new Map<string, Counts>();
  readonly #names = new Map<string, Counts>();

  /** `lexicon` tells a source's names from its descriptions. */
  constructor(lexicon: EntityLexicon) {
    this.#lexicon = lexicon;
  }

  add(document: GoldDocument, suggestions: readonly Marked[]): void {
    const suggested = suggestions.filter(({ label }) => labels.includes(label));
    const source = `entities/${document.source}`;
    for (const label of labels) {
      const own = count(goldOf(document).filter((entity) => entity.label === label), suggested.filter((row) => row.label === label));
      for (const key of ['entities/all', source, `${source} ${label}`]) this.#counts.set(key, sum(this.#counts.get(key), own));
    }
    const asNames = this.#countNames(document, suggested);
    for (const key of ['entities/all', source]) this.#names.set(key, sum(this.#names.get(key), asNames));
  }

  rows(): EvalRow[] {
    return [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([source, own]) => rowsOf(source, own, this.#names.get(source)));
  }

  #countNames(document: GoldDocument, suggested: readonly Marked[]): Counts {
    if (document.source !== 're3d') return count(goldOf(document), suggested);
    const named = toNames(document, this.#lexicon);
    return count(goldOf(named), suggested.filter((row) => !named.unclear.some((place) => overlaps(place, row))));
  }
}

function goldOf({ entities }: GoldDocument): Marked[] {
  return entities.map(({ start, end, label }) => ({ start, end, label: entityLabels[label] })).filter(({ label }) => labels.includes(label));
}

function count(gold: readonly Marked[], suggested: readonly Marked[]): Counts {
  const keyOf = ({ start, end, label }: Marked): string => `${String(start)}-${String(end)} ${label}`;
  const places = new Set(gold.map(keyOf));
  const right = suggested.filter((row) => places.has(keyOf(row))).length;
  return { right, wrong: suggested.length - right, missed: places.size - right };
}

function sum(a: Counts | undefined, b: Counts): Counts {
  return a === undefined ? b : { right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed };
}

function f1({ right, wrong, missed }: Counts): number {
  return (2 * right) / (2 * right + wrong + missed);
}

function rowsOf(source: string, counts: Counts, names: Counts | undefined): EvalRow[] {
  const { right, wrong, missed } = counts;
  const row = (measure: string, value: number): EvalRow => ({ analysis: 'entities', source, measure, value, unit: 'ratio' });
  const whole = row('typed span F1', f1(counts));
  return [
    row('precision', right / (right + wrong)),
    row('recall', right / (right + missed)),
    source === 'entities/all' ? { ...whole, peer: 'compromise .36', target: '≥ .75' } : whole,
    ...(names === undefined ? [] : [row('names F1', f1(names))]),
  ];
}
