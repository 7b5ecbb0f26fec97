import type { ClaimFrame } from './frame.ts';

/** What a group's quantity is, in plain words: "people killed", "age of Joseph Brown", "fighters in Panjshir". */
export function describeGroup(frames: readonly ClaimFrame[]): string {
  const first = frames[0];
  if (first.kind === 'age') return `age of ${describePerson(frames)}`;
  if (first.kind === 'clock') return { reply: 'time of the response', death: 'time of death' }[first.concept] ?? 'time of the event';
  if (first.kind === 'money') return `${first.concept.split(':')[1]} (${first.concept.split(':')[0]})`;
  if (first.kind === 'address') return `number on ${titled(first.concept)}`;
  if (first.concept.startsWith(':year ')) return `year ${first.concept.slice(6)}`;
  if (first.kind === 'measure') return `${first.concept.split(':')[0]}s, ${first.concept.split(':')[1]}`;
  if (first.kind === 'duration') return `how long: ${first.concept.split(':')[1]}`;
  const anyone = frames.every((frame) => frame.noun === 'person' || frame.noun === '');
  const label = (anyone ? undefined : mostFrequent(frames.map((frame) => frame.label).filter((word) => word !== ''))) ?? 'people';
  const outcome = first.kind === 'people' && first.concept !== first.noun ? ` ${first.concept}` : '';
  const place = commonName(frames);
  return `${label}${outcome}${place === undefined ? '' : ` in ${titled(place)}`}`;
}

function describePerson(frames: readonly ClaimFrame[]): string {
  const names = frames.map((frame) => frame.person?.name ?? []).sort((a, b) => b.length - a.length);
  if (names[0].length > 0) return titled(names[0].join(' '));
  return `the ${mostFrequent(frames.flatMap((frame) => frame.person?.noun ?? [])) ?? 'person'}`;
}

function commonName(frames: readonly ClaimFrame[]): string | undefined {
  const inAll = frames[0].names.filter((name) => frames.every((frame) => frame.names.includes(name)));
  return frames.flatMap((frame) => frame.place).find((name) => inAll.includes(name)) ?? inAll[0];
}

function mostFrequent(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function titled(words: string): string {
  return words.replace(/(?<!\p{L})(?:ii|iii|iv|\p{Ll})(?!\p{L})|(?<!\p{L})\p{Ll}/gu, (letters) => letters.toUpperCase());
}
