/** The most bytes of UTF-8 that a UTF-16 code unit takes. */
export const longestUtf8 = 3;

/** Puts a text as UTF-8 at a place of bytes that have room for it; returns the place behind it. Lone surrogates become U+FFFD. */
export function putUtf8(bytes: Uint8Array, at: number, text: string): number {
  const { length } = text;
  for (let offset = 0; offset < length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit > lastOfAscii) return at + encoder.encodeInto(text, bytes.subarray(at)).written;
    bytes[at + offset] = unit;
  }
  return at + length;
}

const encoder = new TextEncoder();
const lastOfAscii = 0x7f;
