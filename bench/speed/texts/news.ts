import { randomFrom } from '../../train/gradientBoosting.ts';
import { placeName, places, surname, surnames } from './names.ts';
import * as words from './vocabulary.ts';

/** Documents that report one and the same event. */
const sources = 4;

/** The share of sentences that state a number. */
const numberShare = 0.15;

/** Keeps the commonest name from being in every tenth document. */
const flattening = 10;

/** What the documents on one event share. */
interface Event {
  readonly place: string;
  readonly people: readonly string[];
  readonly organisation: string;
  readonly count: number;
  readonly counted: string;
  readonly outcome: string;
}

/**
 * The document of a number, always the same: about 3 KB of news-like English in paragraphs of one line each. Four
 * neighbours in number report one event: they share its names and its numbers, which one of them at times states
 * otherwise, and some paragraphs, whole or cut. Names follow the Zipf–Mandelbrot law over a large stock, so that a larger corpus has
 * more of them; every document has a misspelling or two and lines that its portal repeats.
 */
export function newsDocument(number: number): string {
  const event = eventOf(Math.floor(number / sources));
  const random = randomFrom(seedOf(number, 0));
  const lines = [headline(event, random), `By ${pick(event.people, random)} | ${pick(words.times, random)}`, ''];
  const paragraphs = 8 + Math.floor(4 * random());
  for (let place = 1; place <= paragraphs; place++) lines.push(paragraphOf(number, place, event, random), '');
  const portal = number % words.furniture.length;
  for (let line = 0; line < 3; line++) lines.push(words.furniture[(portal + line) % words.furniture.length]);
  return `${lines.join('\n')}\n`;
}

/** A paragraph of the document's own, or one of the source before it. */
function paragraphOf(number: number, place: number, event: Event, random: () => number): string {
  const own = (document: number): string => paragraph(event, randomFrom(seedOf(document, place)));
  const chance = number % sources === 0 ? 1 : random();
  if (chance < 0.05) return own(number - 1);
  if (chance < 0.08) return firstSentences(own(number - 1));
  return own(number);
}

function firstSentences(text: string): string {
  const end = text.lastIndexOf('. ');
  return end < 0 ? text : text.slice(0, end + 1);
}

function paragraph(event: Event, random: () => number): string {
  const sentences = Array.from({ length: 2 + Math.floor(3 * random()) }, () => pick(random() < numberShare ? numberForms : narrativeForms, random)(event, random));
  if (random() < 0.15) sentences[0] = withMisspelling(sentences[0], random);
  return sentences.join(' ');
}

type Form = (event: Event, random: () => number) => string;

const narrativeForms: readonly Form[] = [
  (_event, random) => `${capitalised(pick(words.subjects, random))} ${pick(words.pastVerbs, random)} ${phrase(random)} near ${phrase(random)} ${pick(words.times, random)}.`,
  (event, random) => `${capitalised(phrase(random))} ${pick(words.pastVerbs, random)} ${phrase(random)}, ${pick(event.people, random)} told reporters in ${event.place}.`,
  (event, random) => `“We ${pick(words.pastVerbs, random)} ${phrase(random)} and ${phrase(random)},” said ${pick(event.people, random)}, ${pick(words.roles, random)} of the ${event.organisation}.`,
];

const numberForms: readonly Form[] = [
  (event, random) => {
    const stated = random() < 0.2 ? event.count + 1 + Math.floor(5 * random()) : event.count;
    return `${pick(words.bounds, random)}${numeral(stated)} ${event.counted} ${event.outcome} in ${event.place}, according to the ${event.organisation}.`;
  },
  (event, random) => `${capitalised(phrase(random))} of ${event.place} cost $${String(1 + Math.floor(90 * random()))} million and is expected to ${pick(words.baseVerbs, random)} by ${String(2 + Math.floor(60 * random()))} per cent.`,
  (event, random) => `The ${pick(words.nouns, random)} lies ${numeral(3 + Math.floor(300 * random()))} kilometres from ${event.place}, where ${pick(words.subjects, random)} ${pick(words.pastVerbs, random)} ${phrase(random)}.`,
];

function headline(event: Event, random: () => number): string {
  return `${capitalised(pick(words.adjectives, random))} ${pick(words.nouns, random)} ${pick(words.pastVerbs, random)} in ${event.place}`;
}

function eventOf(number: number): Event {
  const random = randomFrom(seedOf(number, 997));
  const place = placeName(ranked(places, random));
  return {
    place,
    people: Array.from({ length: 3 }, () => `${pick(words.givenNames, random)} ${surname(ranked(surnames, random))}`),
    organisation: `${place} ${pick(words.organisationKinds, random)}`,
    count: 2 + ranked(9000, random),
    counted: pick(words.counted, random),
    outcome: pick(words.outcomes, random),
  };
}

function phrase(random: () => number): string {
  return `the ${pick(words.adjectives, random)} ${pick(words.nouns, random)}`;
}

function withMisspelling(sentence: string, random: () => number): string {
  const space = sentence.indexOf(' ', Math.floor(sentence.length / 2));
  return space < 0 ? sentence : `${sentence.slice(0, space)} ${pick(words.misspellings, random)}${sentence.slice(space)}`;
}

function numeral(value: number): string {
  return value.toLocaleString('en-US');
}

function capitalised(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(items.length * random())];
}

/** A rank below `size`, from 0, with a chance that falls as one over the rank and `flattening` (Mandelbrot, 1953). */
function ranked(size: number, random: () => number): number {
  return Math.floor(flattening * (1 + size / flattening) ** random() - flattening);
}

function seedOf(document: number, part: number): number {
  return Math.imul(document + 1, 0x9e3779b1) ^ Math.imul(part + 1, 0x85ebca6b);
}
