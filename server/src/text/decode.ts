/** What a file's bytes are: text, or the reason why they are not. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly byteOrderMark: boolean }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Decodes a file as UTF-8, without its byte order mark. Never throws; `reason` is the middle of a sentence. */
export function decodeText(bytes: Uint8Array): Decoded {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { kind: 'unreadable', reason: 'it is UTF-16; save it as UTF-8' };
  }
  if (bytes.includes(0)) return { kind: 'unreadable', reason: 'it is a binary file' };
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), byteOrderMark };
  } catch {
    return { kind: 'unreadable', reason: 'it is not valid UTF-8' };
  }
}
