import { isVague, ratio, valueOf } from './comparable.ts';
import { namesPeople } from './concepts.ts';
import type { ClaimFrame } from './frame.ts';
import { common, isOutcome, isSingular } from './likeness.ts';
import { relatedTo } from './relatedWords.ts';
import type { Surroundings } from './surroundings.ts';
import { isUnnamed } from './unnamed.ts';

/** What two documents have in common beside the two claims. */
export interface Meeting {
  readonly a: Surroundings;
  readonly b: Surroundings;
  /** How likely they are about one event, from 0 to 1. */
  readonly event: number;
  /** On how many numbers they agree. */
  readonly agreements: number;
  /** One of them is an extract of a sentence or a few. */
  readonly extract: boolean;
}

/** How a pair of claims stands among the others of the two documents. */
export interface Standing {
  /** How much the words around the two have in common. */
  readonly near: number;
  /** How many other claims of either document might be meant in place of one of the two. */
  readonly rivals: number;
  /** How much the words have in common where they have most in common with one of these. */
  readonly nearest: number;
}

const mostBits = 5;
/** "At least 80" beside "80" is as near as if an eighth lay between them. */
const bitsOfBound = 3;
const smallCount = 10;
const mostAgreements = 4;
const mostNames = 3;

/** What tells whether two claims of one dimension that say different things are of one quantity; x is the i-th claim of its document, y the j-th. */
export function pairFeatures(x: ClaimFrame, y: ClaimFrame, i: number, j: number, meeting: Meeting, { near, rivals, nearest }: Standing): number[] {
  const { a, b, event, agreements, extract } = meeting;
  const apart = ratio(x, y);
  const nouns = x.noun !== '' && y.noun !== '';
  const sameNoun = nouns && relatedTo(x.noun) === relatedTo(y.noun);
  const bothPeople = countsPeople(x) && countsPeople(y);
  const [telling, alsoTelling] = [isTelling(x), isTelling(y)];
  const counts = x.kind === 'people' || x.kind === 'things';
  return [
    near,
    nearest,
    Math.log(1 + rivals),
    Number(rivals === 0),
    common(a.words[i], b.words[j]),
    Number(sameNoun && x.noun !== 'person'),
    Number(nouns && !sameNoun && !bothPeople),
    Number(nouns && !sameNoun && bothPeople),
    Number(telling && x.concept === y.concept),
    Number(telling && alsoTelling && x.concept !== y.concept),
    Number(x.event !== null && y.event !== null && relatedTo(x.event) === relatedTo(y.event)),
    apart === 1 ? bitsOfBound : Math.min(mostBits, -Math.log2(1 - 1 / apart)),
    Math.min(2, Math.log2(apart)),
    Number(x.low !== x.high || y.low !== y.high || isVague(x) || isVague(y)),
    Number(counts && Math.max(valueOf(x), valueOf(y)) < smallCount),
    event,
    Number(extract),
    Math.min(mostAgreements, agreements),
    Number(x.template !== '' && x.template === y.template),
    Math.min(mostNames, common(x.names, y.names)),
    Number(x.actor !== null && y.actor !== null && x.actor !== y.actor),
    Number(x.time !== y.time),
    Number(x.kind === 'share'),
    Number(x.kind === 'money'),
    Number(x.kind === 'measure'),
    Number(x.kind === 'duration'),
    Number(x.concept === 'number:' || y.concept === 'number:'),
    Number(isUnnamed(x) || isUnnamed(y)),
    Number(x.unit !== null && x.unit === y.unit),
    Number(i === 0 && j === 0),
    Math.abs(i / a.words.length - j / b.words.length),
  ];
}

/** Whether the wording tells more of a claim than what is counted. */
function isTelling(frame: ClaimFrame): boolean {
  return !isUnnamed(frame) && frame.concept !== frame.noun;
}

function countsPeople(frame: ClaimFrame): boolean {
  return frame.kind === 'people' || namesPeople(frame.noun) || isOutcome(frame) || isSingular(frame);
}
