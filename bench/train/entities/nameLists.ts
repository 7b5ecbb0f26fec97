import { allLocales } from '@faker-js/faker';
import { cityMapping } from 'city-timezones';
import nlp from 'compromise/two';
import { readWordNet } from './wordNet.ts';
import { lexiconKey, listBits } from '../../../server/src/analysis/entities/lexicon.ts';

/** compromise's tags and the list that each stands for. */
const compromiseLists: Readonly<Record<string, number>> = {
  MaleName: listBits.givenName,
  FemaleName: listBits.givenName,
  FirstName: listBits.givenName,
  LastName: listBits.familyName,
  Country: listBits.country,
  Region: listBits.place,
  City: listBits.place,
  Place: listBits.place,
  Organization: listBits.organisation,
  SportsTeam: listBits.organisation,
  Demonym: listBits.demonym,
  Actor: listBits.role,
  Honorific: listBits.role,
  Month: listBits.calendar,
  WeekDay: listBits.calendar,
};

/** Titles before persons' names that the packages lack. */
const titles = (
  'mr mrs ms miss dr prof sir lord lady dame king queen prince princess emperor empress pope saint president premier ' +
  'minister chancellor secretary governor mayor senator congressman ambassador envoy judge justice chief chairman ' +
  'director general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal private marshal admiral ' +
  'commodore commander brigadier sheikh imam mullah ayatollah rabbi bishop archbishop cardinal father brother sister ' +
  'professor doctor coach detective inspector officer deputy acting former spokesman spokesperson spokeswoman'
).split(' ');

/** What names of places begin with in languages that the packages know few places of: "Tal Afar", "Deir ez-Zor", "Wadi Rum". */
const placeWords = 'tal ayn ain dayr deir jabal jebel djebel wadi kafr beit bayt'.split(' ');

/**
 * Lists of names from packages: compromise's lexicon, the given and family names of faker's Latin-script locales, the
 * cities and provinces of city-timezones, countries from the platform's own names (Unicode CLDR).
 */
export function buildNameLists(): Map<number, number> {
  const lists = new Map<number, number>();
  const add = (name: string, bit: number): void => {
    const spaced = name.toLowerCase().replace(/([-.'’])/gu, ' $1 ').replace(/\s+/gu, ' ').trim();
    for (const form of new Set([name.toLowerCase(), spaced])) {
      if (form.length < 2 || !/^[\p{Script=Latin} .'’-]+$/u.test(form)) continue;
      const key = lexiconKey(form);
      lists.set(key, (lists.get(key) ?? 0) | bit);
    }
  };
  const lexicon = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;
  for (const [word, tags] of Object.entries(lexicon)) {
    for (const tag of Array.isArray(tags) ? tags : [tags]) {
      if (compromiseLists[tag] !== undefined) add(word, compromiseLists[tag]);
    }
  }
  for (const locale of Object.values(allLocales)) {
    for (const name of namesIn(locale.person?.first_name)) add(name, listBits.givenName);
    for (const name of namesIn(locale.person?.last_name)) add(name, listBits.familyName);
  }
  const wordNet = readWordNet();
  for (const name of wordNet.places) add(name, listBits.place);
  for (const name of wordNet.organisations) add(name, listBits.organisation);
  for (const name of wordNet.people) add(name.split(' ').at(-1) ?? name, listBits.familyName);
  for (const name of wordNet.demonyms) for (const form of [name, `${name}s`]) add(form, listBits.demonym);
  for (const title of titles) add(title, listBits.role);
  for (const word of placeWords) add(word, listBits.place);
  for (const city of cityMapping) {
    if (city.pop >= 20000) add(city.city_ascii, listBits.place);
    if (city.pop >= 20000) add(city.city, listBits.place);
    add(city.province, listBits.place);
    add(city.country, listBits.country);
  }
  const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  for (const first of alphabet) {
    for (const second of alphabet) {
      const name = countries.of(first + second);
      if (name !== undefined && !unions.has(first + second)) add(name, listBits.country);
    }
  }
  return lists;
}

/** Codes that are not of countries: the European Union, the euro area, the United Nations, an unknown region, pseudo locales. */
const unions = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO']);

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function namesIn(names: unknown): string[] {
  if (typeof names !== 'object' || names === null) return [];
  const lists = Array.isArray(names) ? [names as unknown[]] : Object.values(names as Record<string, unknown>);
  return lists.flatMap((list) => (Array.isArray(list) ? list.filter((name) => typeof name === 'string') : []));
}
