import { shift } from '../../text/span.ts';
import type { SourceText } from '../../text/source.ts';
import type { ClaimFacts, ClaimFrame, Person } from './frame.ts';
import { paragraphFacts } from './paragraphFrames.ts';

/** How many names and lead words of a document are kept: enough to know whether two documents are about one event. */
const keptNames = 60;
const keptLead = 60;

/** The quantities of a document with all that says what they are quantities of. Linear in the text. */
export function extractClaimFacts(source: SourceText): ClaimFacts {
  const counts = new Map<string, number>();
  const fullNames = new Map<string, readonly string[]>();
  const lead: string[] = [];
  const found: { frame: ClaimFrame; start: number }[] = [];
  let length = 0;
  for (const paragraph of source.paragraphs) {
    const facts = paragraphFacts(source.slice(paragraph));
    for (const name of facts.names) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const name of facts.fullNames) fullNames.set(name.join(' '), name);
    for (const stem of facts.stems) if (lead.length < keptLead && !lead.includes(stem)) lead.push(stem);
    for (const frame of facts.frames) found.push({ frame, start: paragraph.start });
    length += facts.length;
  }
  const full = [...fullNames.values()];
  const frames = found.map(({ frame, start }) => ({
    ...frame,
    span: shift(frame.span, start),
    number: shift(frame.number, start),
    names: frame.names.filter((name) => counts.has(name)),
    place: frame.place.filter((name) => counts.has(name)),
    ...(frame.person === undefined ? {} : { person: resolved(frame.person, full) }),
  }));
  const names = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, keptNames);
  return { frames, names: names.map(([name]) => name), nameCounts: names.map(([, count]) => count), lead, length };
}

/** The person with the full name of the document that alone ends with the short one given. */
function resolved(person: Person, fullNames: readonly (readonly string[])[]): Person {
  if (person.name.length !== 1) return person;
  const candidates = new Map<string, readonly string[]>();
  for (const name of fullNames) if (name.at(-1) === person.name[0]) candidates.set(name[0], name);
  if (candidates.size !== 1) return person;
  return { ...person, name: [...candidates.values()][0] };
}
