import type { Quantity } from '../quantities/quantity.ts';
import { timeOf } from './clock.ts';
import { attributeNear, magnitudeOf } from './attribute.ts';
import { stopWords } from './concepts.ts';
import { conditionOf, countsPeople, fled, hitByBullets, isAmmunition, robbed, ruinOf, tollOf } from './counted.ts';
import type { ClaimKind } from './frame.ts';
import { lastingOf } from './lasting.ts';
import { moneyPurpose } from './money.ts';
import { nounOf } from './noun.ts';
import { findOutcome } from './outcomeOf.ts';
import type { Phrase } from './phrase.ts';
import { stemOf, stemsOf } from './stem.ts';
import { yearOf } from './yearOf.ts';

const measures: ReadonlySet<Quantity['kind']> = new Set(['length', 'area', 'volume', 'mass', 'speed', 'temperature', 'power', 'energy', 'rate', 'measure', 'pressure', 'force']);

/** Stems of verbs for going somewhere. */
const visits = new Set(stemsOf('go come visit respond return'));

/** Stems of verbs for being hit by a bullet. */
const shotBy = new Set(stemsOf('shot hit struck'));

/** What a quantity is compared under: equal kind and concept. */
export interface Subject {
  readonly kind: ClaimKind;
  readonly concept: string;
  readonly done?: boolean;
}

/** What a phrase counts, measures or times; undefined for what is not compared. */
export function subjectOf(phrase: Phrase, event: string | null): Subject | undefined {
  const { quantity } = phrase;
  const toll = quantity.kind === 'number' || quantity.kind === 'count' ? tollOf(phrase) : undefined;
  if (toll !== undefined && quantity.counted === null) return { kind: 'people', concept: toll };
  if (quantity.direction !== null && quantity.change !== '=' && quantity.kind !== 'count' && !(quantity.kind === 'length' && quantity.direction === 'down')) return undefined;
  if (quantity.kind === 'age' || isBareAge(phrase)) return isNoAge(phrase) ? undefined : { kind: 'age', concept: 'age' };
  if (quantity.kind === 'date') {
    const milestone = yearOf(phrase);
    return milestone === null ? undefined : { kind: 'measure', concept: `:year ${milestone}` };
  }
  if (quantity.kind === 'time') {
    const concept = timeOf(phrase);
    return concept === 'other' || quantity.designation?.meridiem !== true ? undefined : { kind: 'clock', concept: concept ?? 'untold' };
  }
  if (quantity.kind === 'money') {
    const purpose = moneyPurpose(phrase);
    return purpose === null ? undefined : { kind: 'money', concept: `${quantity.unit ?? ''}:${purpose}` };
  }
  if (quantity.kind === 'address') {
    const street = quantity.designation?.street;
    return street === undefined ? undefined : { kind: 'address', concept: streetKey(street) };
  }
  if (quantity.kind === 'percent') return shareSubject(phrase, event);
  if (quantity.kind === 'duration') {
    const concept = lastingOf(phrase);
    return concept === null ? undefined : { kind: 'duration', concept: `${quantity.unit ?? ''}:${concept}` };
  }
  if (quantity.kind === 'frequency') return frequencySubject(phrase);
  if (measures.has(quantity.kind)) {
    const attribute = attributeNear(phrase) ?? event;
    return attribute === null ? undefined : { kind: 'measure', concept: `${quantity.unit ?? ''}:${attribute}` };
  }
  if (quantity.kind !== 'count' && quantity.kind !== 'number') return undefined;
  const magnitude = magnitudeOf(phrase);
  if (magnitude !== null) return { kind: 'measure', concept: `:${magnitude}` };
  return countSubject(phrase);
}

/** "many were in their mid-20s" is nobody's age in particular, "would have turned 18" and "when he was 12" not the age now. */
function isNoAge({ quantity, tokens, first, last }: Phrase): boolean {
  const before = tokens.slice(Math.max(0, first - 5), first).map((token) => token.lower);
  if (/\btheir\b/iu.test(quantity.text) || before.at(-1) === 'their') return true;
  if (before.some((word) => /^(?:would|would['’]ve|will|when|since|until|under|over|before)$/.test(word))) return true;
  return /^(?:at the time|when|then)\b/.test(tokens.slice(last + 1, last + 4).map((token) => token.lower).join(' '));
}

const oldestAge = 115;

/** "Rolando Jr., 22, who", "Williams turns 18", "dead at 95": an age without a word for years. */
function isBareAge({ quantity, tokens, first, last }: Phrase): boolean {
  if ((quantity.kind !== 'number' && quantity.kind !== 'count') || quantity.counted !== null) return false;
  if (quantity.low === null || quantity.low !== quantity.high || quantity.low > oldestAge || quantity.low < 1) return false;
  const third = tokens[first - 3];
  const second = tokens[first - 2];
  const previous = tokens[first - 1];
  if (/^(?:turns|turned|turning|aged)$/.test(previous?.lower ?? '')) return true;
  if (previous?.lower === 'at') return /^(?:dead|dies|died)$/.test(second?.lower ?? '');
  if (previous?.lower === 'of' && third?.lower === 'a') return /^(?:man|woman|boy|girl|child)$/.test(second?.lower ?? '') && !/^(?:his|her|the|their|its)$/.test(tokens[last + 1]?.lower ?? '');
  if (previous?.lower === 'be' && second?.lower === 'to') return third?.lower === 'believed';
  if (/^(?:is|was)$/.test(previous?.lower ?? '') && saysAge(tokens, first, last)) return true;
  const named = second?.text === '.' ? /^[js]r$/.test(third?.lower ?? '') : second?.isCapital === true && second.isWord && !stopWords.has(second.lower);
  return previous?.text === ',' && named && /^[,;.)]?$/.test(tokens[last + 1]?.text ?? '');
}

/** "She was 91 and", "Amy, was 8; their son": nothing but an age is said of someone so. */
function saysAge(tokens: Phrase['tokens'], first: number, last: number): boolean {
  if (!/^(?:[,;.]|and|when|but|at)$/.test(tokens[last + 1]?.lower ?? '.')) return false;
  const said = tokens[first - 2]?.text === ',' ? tokens[first - 3] : tokens[first - 2];
  return said !== undefined && (/^(?:s?he|who)$/.test(said.lower) || (said.isWord && said.isCapital && !stopWords.has(said.lower) && first > 2 && tokens[first - 2]?.text === ','));
}

function countSubject(phrase: Phrase): Subject | undefined {
  const told = findOutcome(phrase);
  const noun = nounOf(phrase);
  const people = countsPeople(phrase.tokens[phrase.end].lower, noun);
  const condition = conditionOf(phrase, noun);
  if (condition === null) return undefined;
  if (condition !== undefined && (told === undefined || condition === 'without power')) return { kind: condition === 'without power' ? 'things' : 'people', concept: condition };
  if (told === undefined && people && hitByBullets(phrase)) return { kind: 'people', concept: 'shot' };
  if (told === undefined && people && fled(phrase)) return { kind: 'people', concept: 'displaced' };
  if (told === undefined && people && robbed(phrase, noun)) return { kind: 'people', concept: 'robber' };
  if (told !== undefined && people) return { kind: 'people', concept: told.outcome, done: told.done };
  if (noun === '') return undefined;
  if (noun === 'shot' && isAmmunition(phrase)) return undefined;
  const ruin = people ? undefined : ruinOf(phrase);
  if (ruin !== undefined) return { kind: 'things', concept: `${noun} ${ruin}` };
  if (noun === 'wound' && phrase.quantity.counted?.toLowerCase().includes('gunshot') === true) return { kind: 'things', concept: 'times shot' };
  return { kind: people ? 'people' : 'things', concept: noun === 'shot' && !phrase.tokens[phrase.end].text.includes('-') ? 'shot fired' : noun };
}

function frequencySubject({ tokens, first }: Phrase): Subject | undefined {
  const before = tokens.slice(Math.max(0, first - 10), first).map((token) => token.stem);
  if (before.slice(-4).includes(stemOf('fired'))) return { kind: 'things', concept: 'shot fired' };
  if (before.slice(-4).some((stem) => shotBy.has(stem))) return { kind: 'things', concept: 'times shot' };
  if (before.slice(-4).includes(stemOf('stabbed'))) return { kind: 'things', concept: 'times stabbed' };
  return before.some((stem) => visits.has(stem)) ? { kind: 'things', concept: 'visit' } : undefined;
}

/** Verbs and small words between a share and what it is of ("inflation, which stood at 6.7%", "the jobless rate fell to 4.1%"). */
const shareLinks = /^(?:was|is|were|at|of|to|by|reached|hit|stood|stands|put|rose|rises|fell|falls|slipped|climbed|dropped|jumped|declined|edged|increased|decreased|grew|which|that|has|had|been|only|just|about|nearly|around|,)$/;
const shareReach = 6;

/** The noun that a share is of, else the one behind it ("a 28% premium"), else the one that it is said of ("turnout was 71 percent"), else the verb. */
function shareSubject(phrase: Phrase, event: string | null): Subject | undefined {
  const noun = nounOf(phrase);
  const { tokens, first, last } = phrase;
  if (noun !== '') return { kind: 'share', concept: noun };
  const next = tokens[last + 1];
  if (next?.isWord === true && !next.isCapital && next.lower.length > 3 && !stopWords.has(next.lower) && !/(?:ing|ly|er|st)$/.test(next.lower)) return { kind: 'share', concept: shareStem(next.lower) };
  let index = first - 1;
  while (index > first - shareReach && shareLinks.test(tokens[index]?.lower ?? '')) index--;
  const linked = index < first - 1 ? tokens[index] : undefined;
  if (linked?.isWord === true && linked.isCapital === (index === 0) && !stopWords.has(linked.lower)) {
    const kind = linked.lower === 'rate' && tokens[index - 1]?.isWord === true ? `${tokens[index - 1].lower.replace('jobless', 'unemployment')} ` : '';
    return { kind: 'share', concept: `${kind}${shareStem(linked.lower)}` };
  }
  return event === null ? undefined : { kind: 'share', concept: `:${event}` };
}

/** "80 percent contained" is a containment of 80 percent. */
function shareStem(word: string): string {
  return stemOf(word.replace(/(?<=\p{L}{4})ment$/u, ''));
}

function streetKey(street: string): string {
  return street
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .split(/\s+/u)
    .filter((word) => !/^(?:avenue|ave|street|st|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|pl|way|highway|hwy|trail|north|south|east|west|n|s|e|w)$/.test(word))
    .join(' ');
}
