import type { Span } from '../../text/span.ts';

/** A place where one of the forms stands, in UTF-16 offsets. */
export interface FormPlace extends Span {
  readonly form: string;
}

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;

/** A text as it is compared with others: white space of any kind and length is one space. */
export function formOf(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Finds where any of many forms (`formOf`) stands in a text as whole words. Forms that begin with a mark are not looked for. */
export class FormMatcher {
  /** The forms by their first word, the longest first. */
  readonly #byFirstWord = new Map<string, string[]>();

  add(form: string): void {
    const word = firstWordOf(form);
    if (word === undefined) return;
    const forms = this.#byFirstWord.get(word) ?? [];
    if (forms.includes(form)) return;
    this.#byFirstWord.set(word, [...forms, form].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)));
  }

  delete(form: string): void {
    const word = firstWordOf(form);
    if (word === undefined) return;
    const forms = (this.#byFirstWord.get(word) ?? []).filter((other) => other !== form);
    if (forms.length > 0) this.#byFirstWord.set(word, forms);
    else this.#byFirstWord.delete(word);
  }

  /** All places, in order and without overlap: of forms that begin with the same word the longest. */
  find(text: string): FormPlace[] {
    const places: FormPlace[] = [];
    if (this.#byFirstWord.size === 0) return places;
    let free = 0;
    for (const { 0: word, index: start } of text.matchAll(wordPattern)) {
      if (start < free) continue;
      for (const form of this.#byFirstWord.get(word) ?? []) {
        const end = endOfForm(text, start, form);
        if (end === undefined) continue;
        places.push({ start, end, form });
        free = end;
        break;
      }
    }
    return places;
  }
}

function firstWordOf(form: string): string | undefined {
  return /^[\p{L}\p{N}\p{M}]+/u.exec(form)?.[0];
}

/** How much white space at most may part two words of a form. */
const longestGap = 64;

/** Where a form ends that begins at `start`; undefined where another text stands there. */
function endOfForm(text: string, start: number, form: string): number | undefined {
  let at = start;
  for (const [index, word] of form.split(' ').entries()) {
    if (index > 0) {
      const gap = /^\s+/u.exec(text.slice(at, at + longestGap));
      if (!gap) return undefined;
      at += gap[0].length;
    }
    if (!text.startsWith(word, at)) return undefined;
    at += word.length;
  }
  const goesOn = /[\p{L}\p{N}\p{M}]$/u.test(form) && /^[\p{L}\p{N}\p{M}]/u.test(text.slice(at, at + 2));
  return goesOn ? undefined : at;
}
