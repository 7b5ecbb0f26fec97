import type { ErrorModel } from './errorModel.ts';

/** What was trained: the error model, and how much each piece of evidence weighs. */
export interface SpellingModel {
  readonly errors: ErrorModel;
  /** By `rankingEvidence`: what makes a candidate the word that was meant. */
  readonly ranking: readonly number[];
  /** By `slipEvidence`, for each way a suspect can be written: what makes it a slip. */
  readonly slip: Readonly<Record<Population, readonly number[]>>;
}

/** Words in small letters, words with a capital where any word has one, and words with a capital of their own. */
export type Population = 'small' | 'head' | 'name';

/** Costs are written in hundredths. */
const scale = 100;

/** The model as JSON text: numbers in hundredths. */
export function serialiseModel(model: SpellingModel): string {
  const round = (numbers: ArrayLike<number>): number[] => Array.from(numbers, (number) => Math.round(number * scale));
  const { errors } = model;
  return JSON.stringify({
    substitution: round(errors.substitution),
    insertion: round(errors.insertion),
    deletion: round(errors.deletion),
    edits: round([errors.transposition, errors.first]),
    sequences: errors.sequences.map(({ written, meant, cost }) => [written, meant, Math.round(cost * scale)]),
    ranking: round(model.ranking),
    small: round(model.slip.small),
    head: round(model.slip.head),
    name: round(model.slip.name),
  });
}

/** Reads what `serialiseModel` wrote. */
export function parseModel(json: string): SpellingModel {
  const read = JSON.parse(json) as Record<'substitution' | 'insertion' | 'deletion' | 'edits' | 'ranking' | Population, number[]> & {
    sequences: [written: number[], meant: number[], cost: number][];
  };
  const numbers = (name: Exclude<keyof typeof read, 'sequences'>): number[] => read[name].map((number) => number / scale);
  const [transposition, first] = numbers('edits');
  return {
    errors: {
      substitution: Float32Array.from(numbers('substitution')),
      insertion: Float32Array.from(numbers('insertion')),
      deletion: Float32Array.from(numbers('deletion')),
      transposition,
      first,
      sequences: read.sequences.map(([written, meant, cost]) => ({ written, meant, cost: cost / scale })),
    },
    ranking: numbers('ranking'),
    slip: { small: numbers('small'), head: numbers('head'), name: numbers('name') },
  };
}
