/**
 * V8's options for the server's process. While a corpus is read its young generation would grow to 100 MB, of which it needs a few: what it
 * makes for a document is forgotten with the next.
 */
export const serverOptions = ['--max-semi-space-size=8'];
