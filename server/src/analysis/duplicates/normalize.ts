const quote = /[‘’‚‛′`´]/gu;
const doubleQuote = /[“”„‟″«»]/gu;
const dash = /[‐‑‒–—―]/gu;

/** Whether more than lower case is to be done: other characters than ASCII, or white space other than single spaces. */
const unusual = /[^\x20-\x5f\x61-\x7e]| {2}/u;
const notAscii = /[^\0-\x7f]/u;

/** A text with case, white space and the style of quotes and dashes out of the way. */
export function normalize(text: string): string {
  if (!unusual.test(text)) return text.toLowerCase().trim();
  const composed = notAscii.test(text) ? text.normalize('NFC').toLowerCase().replace(quote, "'").replace(doubleQuote, '"').replace(dash, '-') : text.toLowerCase().replaceAll('`', "'");
  return composed.replace(/\s+/gu, ' ').trim();
}
