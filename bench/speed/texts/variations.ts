import { randomFrom } from '../../train/gradientBoosting.ts';
import { placeName, surname } from './names.ts';
import type { TextSupply } from './supply.ts';

/** Documents are about this long, in UTF-16 units: as long as the made-up news. */
const length = 3000;

/** Shorter lines are mostly menus, which whole pages of the web begin with. */
const shortestParagraph = 60;

/** The share of paragraphs that another text gives, and of names and numbers that are others than in the text. */
const foreignShare = 0.3;
const renamedShare = 0.6;

/** How many names there are to choose from in the document of a number: vocabulary grows with the root of a corpus (Heaps, 1978). */
const fewestNames = 2000;
const namesForRoot = 200;

/**
 * Endlessly many documents made of those that there are: each is one of the texts, some of its paragraphs those of others, most of its
 * names replaced by made-up ones, the same name by the same one all through, and its numbers by others as long.
 */
export function variedTexts(supply: TextSupply): TextSupply {
  const paragraphs = (number: number): string[] => supply.text(number % supply.size).split(/\n+/u).filter((line) => line.length >= shortestParagraph);
  const text = (number: number): string => {
    const random = randomFrom(Math.imul(number + 1, 0x9e3779b1));
    const own = paragraphs(number);
    const chosen: string[] = [];
    for (let place = 0, total = 0; total < length && place < own.length; place++) {
      const others = random() < foreignShare ? paragraphs(Math.floor(random() * supply.size)) : own;
      const paragraph = others[place % others.length] ?? own[place];
      chosen.push(paragraph);
      total += paragraph.length;
    }
    return `${rename(chosen.join('\n\n').slice(0, 2 * length), number, random)}\n`;
  };
  return { size: Infinity, text };
}

/** A capital inside a sentence: most likely a name. */
const nameOrNumber = /(?<=[\p{L}\p{N},;] )\p{Lu}\p{Ll}{3,}|\b\d{1,3}(?:,\d{3})*\b/gu;

function rename(text: string, number: number, random: () => number): string {
  const stock = fewestNames + Math.floor(namesForRoot * Math.sqrt(number));
  const others = new Map<string, string>();
  return text.replace(nameOrNumber, (word) => {
    const other = others.get(word) ?? (random() < renamedShare ? replacement(word, stock, random) : word);
    others.set(word, other);
    return other;
  });
}

function replacement(word: string, stock: number, random: () => number): string {
  if (/^\d/.test(word)) return word.replace(/\d/gu, (digit, place) => (place === 0 ? String(1 + Math.floor(9 * random())) : digit === '0' ? '0' : String(Math.floor(10 * random()))));
  const rank = Math.floor((stock + 1) ** random() - 1);
  return word.length % 2 === 0 ? surname(rank) : placeName(rank);
}
