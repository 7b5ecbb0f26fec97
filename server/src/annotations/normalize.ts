import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DocumentIdentity } from './model.ts';

const byteOrderMark = '\ufeff';

/** A text as the sidecar counts it: without a byte order mark, lines ended by LF. Nothing else is changed. */
export function normalizeText(text: string): string {
  return toLineFeeds(text.startsWith(byteOrderMark) ? text.slice(1) : text);
}

/** A text or a part of one with its lines ended by LF. */
export function toLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** What a sidecar remembers of the text that its positions are for. `source` is a file name; `text` may be raw. */
export function identityOf(source: string, text: string): DocumentIdentity {
  const normalized = normalizeText(text);
  return { source: relativeIri(source), sha256: hashOf(normalized), length: codePointLength(normalized) };
}

/** The SHA-256 of a text's UTF-8 bytes, normalised first, in hexadecimal. */
export function hashOf(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(normalizeText(text))));
}

/** A file name as a relative IRI (RFC 3987): what would read as a query, a fragment or a scheme is escaped. */
export function relativeIri(fileName: string): string {
  return fileName.replace(/\p{Cs}/gu, '\ufffd').replace(/[\s%?#[\]:"<>\\^`{|}]/gu, encodeURIComponent);
}

/** The length of a string in code points. */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let offset = 1; offset < text.length; offset++) {
    if ((text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800) {
      length--;
      offset++;
    }
  }
  return length;
}
