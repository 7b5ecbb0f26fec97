import type { Token } from './tokens.ts';
import type { Unit } from './unit.ts';
import { isAdverb } from './wordClasses.ts';

export type Direction = 'up' | 'down';

/** A change that the words before a quantity tell of. */
export interface ChangeReading {
  readonly direction: Direction;
  /** The quantity is how much it changed by, rather than what it came to. */
  readonly amount: boolean;
}

function directed(direction: Direction, list: string): [string, Direction][] {
  return list.split(' ').map((word): [string, Direction] => [word, direction]);
}

/** Verbs and particles that tell of a rise or fall of whatever stands after them. */
const movements: ReadonlyMap<string, Direction> = new Map([
  ...directed(
    'up',
    'up rose rise rises risen rising climb climbs climbed climbing jump jumps jumped jumping grew grow grows grown growing increase increases ' +
      'increased increasing soar soars soared soaring surge surges surged surging rally rallied spike spiked swell swelled advance advances advanced ' +
      'advancing higher expand expanded skyrocket skyrocketed rebound rebounded',
  ),
  ...directed(
    'down',
    'down fell fall falls fallen falling drop drops dropped dropping decline declines declined declining slide slid sliding slip slips slipped ' +
      'slipping tumble tumbled tumbling plunge plunged plunging plummet plummeted plummeting decrease decreases decreased decreasing sink sank ' +
      'sinking dip dipped dipping lower shrink shrank shrunk slump slumped retreat retreated ease eased narrowed crash crashed',
  ),
]);

/** Verbs that tell of a change only before a share, points or the like: one also gains a friend and loses a game. */
const transitive: ReadonlyMap<string, Direction> = new Map([
  ...directed('up', 'gain gains gained gaining add adds added adding put'),
  ...directed('down', 'lose loses lost losing shed sheds shedding shaved'),
]);

const between = new Set('by to at from on as much another about around some nearly almost over just only roughly approximately an average of further more than back'.split(' '));

const farthest = 5;

/** The change told of right before token `index`, where a quantity in `unit` starts. */
export function readChange(tokens: readonly Token[], index: number, unit: Unit | null): ChangeReading | null {
  let preposition: string | null = null;
  for (let at = index - 1; at >= Math.max(0, index - farthest); at--) {
    const token = tokens[at];
    if (token.kind !== 'word') return null;
    const loose = isShareOrPoints(unit) ? transitive.get(token.lower) : undefined;
    const direction = loose ?? movements.get(token.lower);
    if (direction !== undefined) {
      if (isNoun(tokens, at)) return null;
      if (preposition === 'from' || preposition === 'at') return { direction, amount: false };
      const amount = !isHypothetical(tokens, at) && (preposition === 'by' || (preposition !== 'to' && (unit !== null || token.lower === 'up' || token.lower === 'down')));
      return { direction, amount };
    }
    if (!between.has(token.lower) && !isAdverb(token)) return null;
    if (token.lower === 'by' || token.lower === 'to' || token.lower === 'from' || token.lower === 'at') preposition ??= token.lower;
  }
  return null;
}

const modals = new Set('to will would could may might can should shall must'.split(' '));

/** "could rise 5%", "expected to go up by 10": a change that has not happened. */
function isHypothetical(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at - 1]?.lower === 'go' ? at - 1 : at;
  return modals.has(tokens[verb - 1]?.lower ?? '');
}

function isShareOrPoints(unit: Unit | null): boolean {
  return unit !== null && (unit.kind === 'percent' || unit.name === 'point');
}

const determiners = new Set('a an the this that its his her their our'.split(' '));

/** "an increase of 60,600 jobs", "a drop to 3": the noun tells how much, not that this quantity moved. */
function isNoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  return after?.lower === 'of' || (before !== undefined && determiners.has(before.lower));
}
