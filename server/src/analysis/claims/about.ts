import type { ClaimFrame } from './frame.ts';
import { stemOf } from './stem.ts';
import { describeUnnamed, isUnnamed } from './unnamed.ts';

/** What things and people are called of whom an event has but one number. */
const named: Readonly<Record<string, string>> = {
  robber: 'robbers', 'shot fired': 'shots fired', 'times shot': 'times shot', 'times stabbed': 'times stabbed', visit: 'visits', crew: 'crew', aboard: 'people aboard', hostage: 'hostages',
  hospitalized: 'people taken to hospital', population: 'population', workforce: 'employees', crowd: 'people in the crowd', 'job lost': 'jobs lost', 'job added': 'jobs added',
};

/** What became of people, where the concept's own word would not say it. */
const outcomes: Readonly<Record<string, string>> = { taken: 'abducted', infected: 'ill', questioned: 'questioned' };

const purposes: Readonly<Record<string, string>> = {
  loot: 'money or goods stolen', deal: 'price of the deal', cash: 'cash', gross: 'box office', fund: 'funding', target: 'target sum', value: 'value', price: 'price', prize: 'prize money', fine: 'fine',
};

const lengths: Readonly<Record<string, string>> = { sentence: 'prison sentence', 'possible sentence': 'possible prison sentence', contract: 'length of the contract', service: 'length of service', outage: 'length of the outage' };

/** Measures whose concept names them. */
const measured = /^(?:magnitude|aftershock magnitude|depth|height|width|length|rain|snow|wave|radius|thickness|weight|displacement|wind|speed limit|speed|temperature|year \w+)$/;

/** What a group's quantity is, in plain words: "people killed", "age of Joseph Brown", "fighters in Panjshir". */
export function describeGroup(frames: readonly ClaimFrame[]): string {
  const first = frames.find((frame) => !isUnnamed(frame));
  if (first === undefined) return describeUnnamed(frames[0]);
  if (first.kind === 'age') return `age of ${describePerson(frames)}`;
  if (first.kind === 'clock') return { reply: 'time of the response', death: 'time of death', departure: 'time of departure' }[first.concept] ?? 'time of the event';
  if (first.kind === 'address') return `number on ${titled(first.concept)}`;
  const of = first.concept.slice(first.concept.indexOf(':') + 1);
  if (first.kind === 'money') return describeSum(frames);
  if (first.kind === 'measure') return describeMeasure(of, frames);
  if (first.kind === 'duration') return lengths[of] ?? `length of the ${wordOf(of, frames) ?? 'event'}`;
  if (first.kind === 'share') return first.concept.startsWith(':') ? 'percentage' : describeShare(first, frames);
  return describeCount(frames);
}

/** Purposes of sums that tell less than another one that the group has. */
const plainPurposes = new Set(['cash', 'value', 'price']);

function describeSum(frames: readonly ClaimFrame[]): string {
  const told = frames.filter((frame) => !isUnnamed(frame)).map(({ concept }) => concept.slice(concept.indexOf(':') + 1));
  const of = told.find((purpose) => !plainPurposes.has(purpose)) ?? told.find((purpose) => purpose !== 'cash') ?? told[0];
  return purposes[of] ?? (of.startsWith('per ') ? `price ${of}` : of);
}

/** What a measure is called of which no noun tells more, by its unit. */
const dimensions: Readonly<Record<string, string>> = { metre: 'length or distance', kilogram: 'weight', 'square metre': 'area', litre: 'volume', 'kilometre per hour': 'speed', celsius: 'temperature' };

function describeMeasure(attribute: string, frames: readonly ClaimFrame[]): string {
  if (attribute.startsWith('distance:')) return `distance from ${titled(attribute.slice('distance:'.length))}`;
  if (measured.test(attribute)) return attribute;
  const dimension = dimensions[/^[^:]*/.exec(frames[0].concept)![0]] ?? 'measurement';
  const word = frames.every(({ concept }) => concept === frames[0].concept) ? wordOf(attribute, frames) : undefined;
  return word === undefined ? dimension : `${dimension} (${word})`;
}

function describeShare(first: ClaimFrame, frames: readonly ClaimFrame[]): string {
  const label = mostFrequent(frames.map((frame) => frame.label).filter((word) => word !== ''));
  return label === undefined ? `percentage (${wordOf(first.concept, frames) ?? first.concept})` : `share of ${label}`;
}

function describeCount(frames: readonly ClaimFrame[]): string {
  const [first] = frames;
  if (named[first.concept] !== undefined) return named[first.concept];
  const anyone = frames.every((frame) => frame.noun === 'person' || frame.noun === '');
  const label = (anyone ? undefined : mostFrequent(frames.map((frame) => frame.label).filter((word) => word !== '' && !/^(?:second|third|fourth|fifth|sixth)$/.test(word)))) ?? 'people';
  const told = /(?<=^| )(?:destroyed|damaged|flooded|evacuated|without power)$/.exec(first.concept)?.[0] ?? (first.kind === 'people' && first.concept !== first.noun ? (outcomes[first.concept] ?? first.concept) : '');
  const place = told === '' || first.kind === 'people' ? commonPlace(frames) : undefined;
  return `${label}${told === '' ? '' : ` ${told}`}${place === undefined ? '' : ` in ${titled(place)}`}`;
}

/** The word of a stem, as the claims have it. */
function wordOf(stem: string, frames: readonly ClaimFrame[]): string | undefined {
  return mostFrequent(frames.flatMap(({ quote }) => quote.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => stemOf(word) === stem));
}

function describePerson(frames: readonly ClaimFrame[]): string {
  const names = frames.map((frame) => frame.person?.name ?? []).sort((a, b) => b.length - a.length);
  if (names[0].length > 0) return titled(names[0].join(' '));
  return `the ${mostFrequent(frames.flatMap((frame) => frame.person?.noun ?? [])) ?? 'person'}`;
}

/** The place in which all have it, where one of them says "in". */
function commonPlace(frames: readonly ClaimFrame[]): string | undefined {
  return frames.flatMap((frame) => frame.place).find((name) => frames.every((frame) => frame.names.includes(name)));
}

function mostFrequent(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  // Of two forms that are as frequent, "seats" is said of more than one.
  return [...counts].sort(([a, x], [b, y]) => y - x || (b === `${a}s` ? 1 : a === `${b}s` ? -1 : 0))[0]?.[0];
}

function titled(words: string): string {
  return words.replace(/(?<!\p{L})(?:ii|iii|iv|\p{Ll})(?!\p{L})|(?<!\p{L})\p{Ll}/gu, (letters) => letters.toUpperCase());
}
