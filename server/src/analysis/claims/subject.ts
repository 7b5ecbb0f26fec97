import type { Quantity } from '../quantities/quantity.ts';
import { timeOf } from './clock.ts';
import { namesPeople, stopWords } from './concepts.ts';
import type { ClaimKind } from './frame.ts';
import { moneyPurpose } from './money.ts';
import { nounOf } from './noun.ts';
import { findOutcome } from './outcomeOf.ts';
import { breaksClause, type Phrase } from './phrase.ts';
import { stemOf, stemsOf } from './stem.ts';

const measures: ReadonlySet<Quantity['kind']> = new Set(['length', 'area', 'volume', 'mass', 'speed', 'temperature', 'power', 'energy', 'rate', 'measure', 'pressure', 'force']);

/** Stems of verbs for going somewhere. */
const visits = new Set(stemsOf('go come visit respond return'));

/** Stems of nouns for what goes on for a time. */
const lasting = new Set(
  stemsOf(
    'riot rioting protest fighting violence clash siege talks negotiation search strike war battle unrest trial testimony deliberation delay bombing rain flooding mourning captivity jail prison demonstration shelling airstrike',
  ),
);

/** What a quantity is compared under: equal kind and concept. */
export interface Subject {
  readonly kind: ClaimKind;
  readonly concept: string;
  readonly done?: boolean;
}

/** What a phrase counts, measures or times; undefined for what is not compared. */
export function subjectOf(phrase: Phrase, event: string | null): Subject | undefined {
  const { quantity } = phrase;
  if (quantity.direction !== null && quantity.change !== '=' && quantity.kind !== 'count') return undefined;
  if (quantity.kind === 'age' || isBareAge(phrase)) return isNoAge(phrase) ? undefined : { kind: 'age', concept: 'age' };
  if (quantity.kind === 'time') {
    const concept = timeOf(phrase);
    return concept === null || concept === 'other' || quantity.designation?.meridiem !== true ? undefined : { kind: 'clock', concept };
  }
  if (quantity.kind === 'money') {
    const purpose = moneyPurpose(phrase);
    return purpose === null ? undefined : { kind: 'money', concept: `${quantity.unit ?? ''}:${purpose}` };
  }
  if (quantity.kind === 'address') {
    const street = quantity.designation?.street;
    return street === undefined ? undefined : { kind: 'address', concept: streetKey(street) };
  }
  if (quantity.kind === 'percent') return event === null ? undefined : { kind: 'share', concept: `${nounOf(phrase)}:${event}` };
  if (quantity.kind === 'duration') return durationSubject(phrase);
  if (quantity.kind === 'frequency') return frequencySubject(phrase);
  if (measures.has(quantity.kind)) return event === null ? undefined : { kind: 'measure', concept: `${quantity.unit ?? ''}:${event}` };
  if (quantity.kind !== 'count' && quantity.kind !== 'number') return undefined;
  return countSubject(phrase);
}

/** "many were in their mid-20s" is nobody's age in particular, "would have turned 18" and "when he was 12" not the age now. */
function isNoAge({ quantity, tokens, first, last }: Phrase): boolean {
  const before = tokens.slice(Math.max(0, first - 5), first).map((token) => token.lower);
  if (/\btheir\b/iu.test(quantity.text) || before.includes('their')) return true;
  if (before.some((word) => /^(?:would|would['’]ve|will|when|since|until|under|over|before)$/.test(word))) return true;
  return /^(?:at the time|when|then)\b/.test(tokens.slice(last + 1, last + 4).map((token) => token.lower).join(' '));
}

const oldestAge = 115;

/** "Rolando Jr., 22, who", "Williams turns 18", "dead at 95": an age without a word for years. */
function isBareAge({ quantity, tokens, first, last }: Phrase): boolean {
  if ((quantity.kind !== 'number' && quantity.kind !== 'count') || quantity.counted !== null) return false;
  if (quantity.low === null || quantity.low !== quantity.high || quantity.low > oldestAge || quantity.low < 1) return false;
  const [third, second, previous] = [first - 3, first - 2, first - 1].map((index) => tokens[index]);
  if (/^(?:turns|turned|turning|aged)$/.test(previous?.lower ?? '')) return true;
  if (previous?.lower === 'at') return /^(?:dead|dies|died)$/.test(second?.lower ?? '');
  if (previous?.lower === 'be' && second?.lower === 'to') return third?.lower === 'believed';
  const named = second?.text === '.' ? /^[js]r$/.test(third?.lower ?? '') : second?.isCapital === true && second.isWord && !stopWords.has(second.lower);
  return previous?.text === ',' && named && /^[,;.)]?$/.test(tokens[last + 1]?.text ?? '');
}

function countSubject(phrase: Phrase): Subject | undefined {
  const told = findOutcome(phrase);
  const noun = nounOf(phrase);
  const word = phrase.tokens[phrase.end].lower;
  const people = noun === '' || namesPeople(word) || namesPeople(noun);
  if (told !== undefined && people) return { kind: 'people', concept: told.outcome, done: told.done };
  if (noun === '') return undefined;
  if (noun === 'wound' && phrase.quantity.counted?.toLowerCase().includes('gunshot') === true) return { kind: 'things', concept: 'times shot' };
  return { kind: people ? 'people' : 'things', concept: noun === 'shot' ? 'shot fired' : noun };
}

function frequencySubject({ tokens, first }: Phrase): Subject | undefined {
  const before = tokens.slice(Math.max(0, first - 10), first).map((token) => token.stem);
  if (before.slice(-4).includes(stemOf('fired'))) return { kind: 'things', concept: 'shot fired' };
  if (before.slice(-4).includes(stemOf('shot'))) return { kind: 'things', concept: 'times shot' };
  return before.some((stem) => visits.has(stem)) ? { kind: 'things', concept: 'visit' } : undefined;
}

/** "five days of rioting": how long an event lasted; times before or after something are not compared. */
function durationSubject({ tokens, last, quantity }: Phrase): Subject | undefined {
  if (tokens[last + 1]?.lower !== 'of') return undefined;
  for (let index = last + 2; index < Math.min(tokens.length, last + 7); index++) {
    const token = tokens[index];
    if (!token.isWord || breaksClause(token)) return undefined;
    if (lasting.has(token.stem)) return { kind: 'duration', concept: `${quantity.unit ?? ''}:${token.stem}` };
  }
  return undefined;
}

function streetKey(street: string): string {
  return street
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .split(/\s+/u)
    .filter((word) => !/^(?:avenue|ave|street|st|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|pl|way|highway|hwy|trail|north|south|east|west|n|s|e|w)$/.test(word))
    .join(' ');
}
