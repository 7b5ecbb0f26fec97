import { FormMatcher, formOf } from './formMatcher.ts';
import type { FormPlace } from './formMatcher.ts';

/** A place where a gazetteer knows the words; UTF-16 offsets. */
export interface GazetteerPlace extends FormPlace {
  readonly label: string;
}

/** A list of texts with their labels, to suggest annotations from. */
export interface Gazetteer {
  /** The places of its texts as whole words, the longest match, in order. */
  find(text: string): GazetteerPlace[];
}

/** A gazetteer that was read, and the lines (from 1) that say no text and label. */
export interface ParsedGazetteer {
  readonly gazetteer: Gazetteer;
  readonly wrongLines: readonly number[];
}

/** Reads gazetteer files: a text, a tab and its label on each line; `#` starts a comment line. The first label of a text counts. */
export function parseGazetteer(...contents: readonly string[]): ParsedGazetteer {
  const labels = new Map<string, string>();
  const matcher = new FormMatcher();
  const wrongLines: number[] = [];
  for (const content of contents) {
    for (const [index, line] of content.replace(/^\ufeff/u, '').split(/\r\n?|\n/u).entries()) {
      if (line.trim() === '' || line.startsWith('#')) continue;
      const [text, label = ''] = line.split('\t').map(formOf);
      if (text === '' || label === '') wrongLines.push(index + 1);
      else if (!labels.has(text)) labels.set(text, label);
    }
  }
  for (const form of labels.keys()) matcher.add(form);
  return { gazetteer: { find: (text) => matcher.find(text).map((place) => ({ ...place, label: labels.get(place.form)! })) }, wrongLines };
}
