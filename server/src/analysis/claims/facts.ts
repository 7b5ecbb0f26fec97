import { shift } from '../../text/span.ts';
import type { SourceText } from '../../text/source.ts';
import { NumberedTexts } from '../numberedTexts.ts';
import { dayOfReport, documentDate, searchedForDay } from './documentDate.ts';
import type { ClaimFacts, ClaimFrame, Person } from './frame.ts';
import { longDocument } from './link.ts';
import { paragraphFacts } from './paragraphFrames.ts';
import { tokenOf } from './tokens.ts';
import { isUnnamed } from './unnamed.ts';
import type { ParagraphWords } from './wordCollector.ts';

/** How many names and lead words of a document are kept: enough to know whether two documents are about one event. */
const keptNames = 60;
const keptLead = 60;

/** The quantities of a document with all that says what they are quantities of. Linear in the text. */
export function extractClaimFacts(source: SourceText): ClaimFacts {
  const counts = new Map<string, NameCount>();
  const words: ParagraphWords[] = [];
  let killerDied = false;
  let spokenOn: number | null = null;
  const found: { frame: ClaimFrame; start: number }[] = [];
  let length = 0;
  for (const paragraph of source.paragraphs) {
    const facts = paragraphFacts(source.slice(paragraph));
    words.push(facts.words);
    for (const name of facts.words.names) {
      const count = counts.get(name);
      if (count === undefined) counts.set(name, { name, count: 1 });
      else count.count++;
    }
    for (const frame of facts.frames) found.push({ frame, start: paragraph.start });
    killerDied ||= facts.killerDied;
    spokenOn ??= paragraph.end <= searchedForDay ? facts.spokenOn : dayOfReport(source.text.slice(paragraph.start, searchedForDay));
    length += facts.words.length;
  }
  const written = documentDate(source);
  const kept = length >= longDocument ? found.filter(({ frame }) => !isUnnamed(frame)) : found;
  let bySingleName: SingleNames | undefined;
  const frames = kept.map(({ frame, start }) => {
    const own = {
      ...frame,
      written,
      spokenOn,
      span: shift(frame.span, start),
      number: shift(frame.number, start),
      names: frame.names.filter((name) => counts.has(name)),
      place: frame.place.filter((name) => counts.has(name)),
      done: frame.done || !killerDied,
    };
    return frame.person === undefined ? own : { ...own, person: resolved(frame.person, (bySingleName ??= singleNames(words))) };
  });
  const names = [...counts.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)).slice(0, keptNames);
  return { frames, names: names.map(({ name }) => name), nameCounts: names.map(({ count }) => count), lead: leadOf(words), length };
}

const leadStems = new NumberedTexts();

/** The hashes of the stems of the first content words, each once. */
function leadOf(words: readonly ParagraphWords[]): number[] {
  const lead: number[] = [];
  for (const { contentWords } of words) {
    for (let index = 0; index < contentWords.length && lead.length < keptLead; index++) {
      const { stem, stemHash } = tokenOf(contentWords[index]);
      if (leadStems.numberOf(stem, stemHash) === lead.length) lead.push(stemHash);
    }
    if (lead.length === keptLead) break;
  }
  leadStems.clear();
  return lead;
}

/** A name of a document, and how often it stands there. */
interface NameCount {
  readonly name: string;
  count: number;
}

/** The full names of a document by one name alone: by the last as surnames, and by the first; each once for the names that it goes with. */
interface SingleNames {
  readonly bySurname: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  readonly byGiven: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

function singleNames(words: readonly ParagraphWords[]): SingleNames {
  const fullNames = new Map<string, readonly string[]>();
  for (const paragraph of words) for (const name of paragraph.fullNames) fullNames.set(name.join(' '), name);
  const bySurname = new Map<string, Map<string, readonly string[]>>();
  const byGiven = new Map<string, Map<string, readonly string[]>>();
  const put = (names: typeof bySurname, key: string, other: string, name: readonly string[]): void => {
    const others = names.get(key);
    if (others === undefined) names.set(key, new Map([[other, name]]));
    else others.set(other, name);
  };
  for (const name of fullNames.values()) {
    const last = name[name.length - 1];
    put(bySurname, last, name[0], name);
    if (name.length < 4) put(byGiven, name[0], last, name);
  }
  return { bySurname, byGiven };
}

/** The person with the full name of the document that alone has the one name given as its surname, or else as its first. */
function resolved(person: Person, { bySurname, byGiven }: SingleNames): Person {
  if (person.name.length !== 1) return person;
  const candidates = bySurname.get(person.name[0]) ?? byGiven.get(person.name[0]);
  return candidates?.size === 1 ? { ...person, name: [...candidates.values()][0] } : person;
}
