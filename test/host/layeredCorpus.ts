import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { samples } from '../../scripts/support/paths.ts';
import { AnnotatedText, emptySidecar, relate, serializeSidecar, setAttribute, setLinks, setNotes, tag, type AnnotationPage, type Place, type Stamp } from '../../server/src/annotations/index.ts';

const first = '01-coast-courier.txt';
const second = '02-the-inland-post.txt';

/** A copy of the sample corpus that Ana and Ben have both begun, and with tags of every kind in the curated layer of article 6. */
export async function layeredCorpus(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'layered-')), basename(samples));
  await cp(samples, folder, { recursive: true });
  const layer = async (name: string, annotator: string, labels: Record<string, string>): Promise<void> => {
    const text = await readFile(join(folder, name), 'utf8');
    const stamp = stampOf(annotator);
    const tagged = Object.entries(labels).reduce((page, [words, label]) => tag(page, new AnnotatedText(text), [placeOf(text, words)], label, stamp).page, emptySidecar(name, text));
    await writeFile(join(folder, `${name}.anno.${annotator}.json`), serializeSidecar(tagged));
  };
  await layer(first, 'ana', { 'Tal Abyar': 'PLACE', 'river Amreh': 'PLACE', 'Samira Khoury': 'PERSON', 'Mayor Yousef Karimi': 'PERSON', 'Tuesday morning': 'DATE', 'Daoud Saleh': 'PERSON', '120 metres': 'QUANTITY' });
  await layer(first, 'ben', { 'Tal Abyar': 'PLACE', Amreh: 'PLACE', 'Samira Khoury': 'PERSON', 'Yousef Karimi': 'PERSON', Tuesday: 'DATE', 'Daoud Saleh': 'PERSON', 'Coast Courier': 'ORG', '120 metres': 'MISC' });
  await layer(second, 'ana', { 'Yusuf Karimi': 'PERSON', Wednesday: 'DATE', 'interior ministry': 'ORG' });
  const sixth = '06-monitor-weekly.txt';
  const text = await readFile(join(folder, sixth), 'utf8');
  await writeFile(join(folder, `${sixth}.anno.json`), serializeSidecar(everyKindOfTag(sixth, text)));
  return folder;
}

/** Nested, discontinuous and suggested tags, one with all that may be said of it, and a relation. */
function everyKindOfTag(name: string, text: string): AnnotationPage {
  const stamp = stampOf('cleo');
  const source = new AnnotatedText(text);
  const add = (page: AnnotationPage, place: Place, label: string, status: 'accepted' | 'suggested' = 'accepted'): AnnotationPage => tag(page, source, [place], label, stamp, { status }).page;
  let page = emptySidecar(name, text);
  page = add(page, placeOf(text, 'Deputy Transport Minister Leila Haddad'), 'PERSON');
  page = add(page, placeOf(text, 'Transport'), 'ORG');
  page = add(page, placeOf(text, 'disaster of Tal Abyar'), 'EVENT');
  page = add(page, placeOf(text, 'Tal Abyar', 2), 'PLACE');
  page = add(page, [placeOf(text, 'inquiry'), placeOf(text, 'will take six weeks')], 'EVENT');
  page = add(page, placeOf(text, 'Mayor Yousef Karimi'), 'PERSON');
  page = add(page, placeOf(text, 'Qasr Meeran'), 'PLACE', 'suggested');
  const minister = page.items[0].id;
  page = setAttribute(page, [minister], 'certainty', 'high', stamp);
  page = setLinks(page, minister, [{ iri: 'https://example.org/Leila_Haddad', label: 'Leila Haddad' }], stamp);
  page = setNotes(page, minister, ['Named only here with her office.'], stamp);
  return relate(page, 'orders', minister, page.items[4].id, stamp).page;
}

function placeOf(text: string, words: string, occurrence = 1): { start: number; end: number } {
  let start = -1;
  for (let count = 0; count < occurrence; count++) start = text.indexOf(words, start + 1);
  return { start, end: start + words.length };
}

/** Ids that differ from person to person. */
function stampOf(creator: string): Stamp {
  let next = 0;
  const person = Buffer.from(creator.padEnd(6)).toString('hex');
  return { creator, now: '2026-11-27T09:00:00Z', newId: () => `urn:uuid:00000000-0000-4000-8000-${person.slice(0, 8)}${String(++next).padStart(4, '0')}` };
}
