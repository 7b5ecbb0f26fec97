import { namesPeople } from './concepts.ts';
import type { Outcome } from './outcomes.ts';
import { outcomeOf } from './outcomes.ts';
import type { Phrase } from './phrase.ts';
import { stemsOf } from './stem.ts';

/** Groups that a number stands behind: "a crew of 23". */
const collectives = /^(?:crew|staff|workforce|population)$/;
const crowds = /^(?:crowd|audience|attendance|turnout)$/;
const relations = /^(?:father|mother|parents?|dad|mom|mum|grandfather|grandmother|family|pair|group)$/;
const robbing = new Set(stemsOf('rob steal stole raid burst snatch'));
const homes = /^(?:houses?|homes?|households?|properties|villages?|towns?|area|flames|fighting|country|violence)$/;

const jobsLost = /^(?:cuts?|cutting|loss|los(?:e|es|ing)|lost|shed(?:s|ding)?|ax(?:e|es|ed|ing)|slash(?:es|ed|ing)?|eliminat(?:e|es|ed|ing)|risk|layoffs)$/;
const travelling = new Set(['person', 'student', 'passenger', 'child', 'refugee', 'tourist', 'pilgrim', 'worker', 'crew']);

/** How far a word that tells what state those counted are in may stand, in tokens. */
const reach = 8;

/** What tells of those counted beside an outcome: the concept that the count is held under, `null` where the number counts nobody's. */
export function conditionOf(phrase: Phrase, noun: string): string | null | undefined {
  const { tokens, first, last, end } = phrase;
  const before = tokens.slice(Math.max(0, first - reach), first).map((token) => token.lower);
  const previous = before.at(-1);
  const beforeThat = before.at(-2) ?? '';
  if (previous === 'of' && crowds.test(beforeThat)) return 'crowd';
  if (previous === 'of' && end === last) {
    if (relations.test(beforeThat)) return null;
    if (collectives.test(beforeThat)) return beforeThat;
  }
  if (noun === 'spectator') return 'crowd';
  if (hasNumberBefore(phrase) && /\b\S+ (?:of|out of) (?:the|its|their|about|some|all)$/.test(before.join(' ')) && !/^(?:who|that)$/.test(tokens[end + 1]?.lower ?? '')) return null;
  if (relations.test(beforeThat) && previous === 'of' && noun !== '') return null;
  if (noun === 'person' && /^inhabitants?$/.test(tokens[end].lower)) return 'population';
  if (previous === 'population' || (previous === 'of' && beforeThat === 'population')) return 'population';
  const after = clauseAfter(phrase);
  if (/^(?:\S+ ){0,4}(?:hostage|at gunpoint)\b/.test(after) && before.slice(-4).some((word) => /^(?:held|hold|holding|took|take|taken|taking)$/.test(word))) return 'hostage';
  if (/^(?:\S+ ){0,3}(?:taken|rushed|sent|flown|airlifted|transported|admitted)(?: \S+){0,3} hospitals?\b|^(?:\S+ ){0,2}hospitali[sz]ed\b/.test(after)) return 'hospitalized';
  if (/^(?:\S+ )?to (?:\S+ ){0,3}hospitals?\b/.test(after) && /^(?:sent|sends|sending)$/.test(previous ?? '')) return 'hospitalized';
  if (/^(?:\S+ ){0,2}(?:marched|rallied|demonstrated|attended|took part|turned out|took to the streets)\b/.test(after) && (noun === 'person' || noun === 'protester' || noun === '')) return 'crowd';
  if (before.slice(-4).some((word) => /^employ(?:s|ed|ing)?$/.test(word)) || (/^employees$/.test(tokens[end].lower) && /^(?:with|has|have|had|of|its)$/.test(previous ?? '')) || ((noun === 'person' || noun === 'worker' || noun === '') && /^work(?:ed|s)? (?:at|there|here|for|in|on)\b/.test(after))) return 'workforce';
  if (noun === 'job') {
    const near = [...before.slice(-4), ...after.split(' ').slice(0, 4)];
    if (near.some((word) => jobsLost.test(word))) return 'job lost';
    if (near.some((word) => /^(?:add(?:s|ed|ing)?|creat(?:e|es|ed|ing)|gain(?:s|ed)?)$/.test(word))) return 'job added';
  }
  if (/\bwithout (?:power|electricity)\b|^(?:\S+ ){0,4}los[et] (?:power|electricity)\b/.test(after) || /\b(?:power|electricity) (?:to|for)$|\bknock\w* out (?:power|electricity)\b.*$/.test(before.join(' '))) return 'without power';
  if (travelling.has(noun)) {
    if (/^(?:on )?(?:aboard|board)\b|^(?:\S+ ){0,2}(?:were |was )?(?:aboard|on board|on (?:it|the (?:bus|plane|flight|boat|ship|ferry|train)))\b/.test(after) || /\b(?:carrying|carried)(?: about| some| more than| nearly| at least| an estimated)?$/.test(before.join(' '))) return 'aboard';
  }
  return undefined;
}

/** Whether another number stands up to four tokens before. */
function hasNumberBefore({ first, others }: Phrase): boolean {
  return others.has(first - 1) || others.has(first - 2) || others.has(first - 3) || others.has(first - 4);
}

/** "35,000 people fled their homes" are displaced, unlike "two men fled". */
export function fled(phrase: Phrase): boolean {
  const after = clauseAfter(phrase).split(' ');
  const verb = after.findIndex((word) => /^(?:fled|flee|fleeing|leave|left)$/.test(word));
  const { tokens, first } = phrase;
  const forced = tokens.slice(Math.max(0, first - 4), first).some((token) => /^(?:forc(?:ed|es|ing)|ordered|told)$/.test(token.lower));
  if (forced && /^(?:\S+ ){0,2}to (?:flee|leave|evacuate)\b/.test(after.join(' '))) return true;
  if (/^(?:(?:have|has|had) )?(?:was |were |been |are |being )(?:ordered|told|asked|forced|urged|advised) (?:out|to (?:flee|leave|evacuate|move))\b/.test(after.join(' '))) return true;
  return verb >= 0 && verb < 4 && after.slice(verb + 1, verb + 4).some((word) => homes.test(word));
}

/** Whether those counted are said to have robbed or stolen: robbers, whatever they are called. */
export function robbed(phrase: Phrase, noun: string): boolean {
  if (noun !== 'man' && noun !== 'person' && noun !== '') return false;
  const { tokens, end } = phrase;
  for (let index = end + 1; index < Math.min(tokens.length, end + 5); index++) {
    if (tokens[index].breaksClause || /^(?:was|were|,)$/.test(tokens[index].lower)) return false;
    if (tokens[index].isWord && robbing.has(tokens[index].stem)) return true;
  }
  return false;
}

/** How far before its number a toll may be named, in tokens. */
const tollReach = 24;

/** "the toll in the fire rose to 19", "the number of injured has risen to 160": what the rising number counts. */
export function tollOf({ quantity, tokens, first, others }: Phrase): Outcome | undefined {
  if (quantity.direction === null && !/^(?:to|at|from|of|is|was|reach\w*|top\w*|pass\w*|hits?)$/.test(tokens[first - 1]?.lower ?? '')) return undefined;
  for (let index = first - 1; index >= Math.max(0, first - tollReach); index--) {
    const token = tokens[index];
    if (token.text === '.' || token.text === ';' || (others.has(index) && tokens[first - 1].lower !== 'from' && tokens[first - 1].lower !== 'to')) return undefined;
    if (token.lower === 'toll' && !/^(?:\p{Lu})/u.test(tokens[index + 1]?.text ?? '')) return 'killed';
    if (token.lower !== 'number' || tokens[index + 1]?.lower !== 'of') continue;
    const named = tokens.slice(index + 2, first).map((each) => outcomeOf(each.lower, 'state', 'participle', 'noun')).find((outcome) => outcome !== undefined);
    if (named !== undefined) return named;
  }
  return undefined;
}

/** Words and marks of the clause behind the counted noun, in lower case. */
function clauseAfter({ tokens, end, others }: Phrase): string {
  const words: string[] = [];
  for (let index = end + 1; index < Math.min(tokens.length, end + 1 + reach); index++) {
    if (tokens[index].breaksClause || tokens[index].text === '.' || (tokens[index].text === ',' && words.length > 0) || others.has(index)) break;
    words.push(tokens[index].lower);
  }
  return words.join(' ');
}

/** Whether a count is of people: its noun names some, or there is none. */
export function countsPeople(word: string, noun: string): boolean {
  return noun === '' || namesPeople(word) || namesPeople(noun);
}

/** "nine people were hit when gunmen sprayed the crowd": shot. */
export function hitByBullets(phrase: Phrase): boolean {
  const { tokens, end } = phrase;
  const passive = /^(?:was|were|been) (?:\w+ly )?(?:hit|struck|grazed)\b/.test(tokens.slice(end + 1, end + 5).map((token) => token.lower).join(' '));
  return passive && tokens.some((token) => /^(?:gun|shoot|shot|bullet)/.test(token.lower));
}

const ruins: readonly (readonly [string, string])[] = [
  ['destroyed', 'destroy destroyed destroying destroys burned burnt razed leveled levelled gutted demolished flattened collapsed buried engulfed'],
  ['damaged', 'damaged damaging'],
  ['evacuated', 'evacuated evacuates evacuating evacuation'],
  ['flooded', 'flooded flooding inundated submerged underwater'],
];
const ruinOfWord = new Map(ruins.flatMap(([ruin, words]) => words.split(' ').map((word) => [word, ruin] as const)));

/** What became of the things that a number counts: "destroyed 200 homes", "150 homes were flooded"; undefined where nothing is said. */
export function ruinOf({ tokens, first, end, others }: Phrase): string | undefined {
  for (let index = first - 1; index >= Math.max(0, first - 5); index--) {
    if (tokens[index].breaksClause || tokens[index].text === '.' || others.has(index)) break;
    const ruin = ruinOfWord.get(tokens[index].lower);
    if (ruin !== undefined) return /^(?:was|were|been)$/.test(tokens[index - 1]?.lower ?? '') ? undefined : ruin;
  }
  for (let index = end + 1; index < Math.min(tokens.length, end + 6); index++) {
    if (tokens[index].breaksClause || /^[.,]$/.test(tokens[index].text) || others.has(index)) break;
    if (tokens[index].lower === 'under' && tokens[index + 1]?.lower === 'water') return 'flooded';
    const ruin = ruinOfWord.get(tokens[index].lower);
    if (ruin !== undefined) return ruin;
  }
  return undefined;
}

/** "12 rounds of ammunition", "a magazine with 30 bullets": not fired. */
export function isAmmunition({ tokens, first, end }: Phrase): boolean {
  const after = tokens.slice(end + 1, end + 3).map((token) => token.lower);
  const before = tokens.slice(Math.max(0, first - 8), end).map((token) => token.lower);
  return /^(?:of|in) (?:\S+ )?(?:ammunition|ammo)/.test(`${after.join(' ')}`) || before.some((word) => /^(?:recovered|seized|loaded|magazines?|live|unfired|unspent|carrying|holds?|holding)$/.test(word));
}
