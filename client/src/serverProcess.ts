/**
 * V8's options for the server's process. While a corpus is read its young generation would grow to 100 MB, of which it needs a few: what it
 * makes for a document is forgotten with the next.
 */
export const serverOptions = ['--max-semi-space-size=8'];

/**
 * The environment of the server's process. Each thread of a Linux process may get a heap of its own from the C library, of which what is freed
 * stays with it: with as many as there are threads, 80 MB more are held after a corpus was read, and nothing goes faster.
 */
export const serverEnvironment = { MALLOC_ARENA_MAX: '2' };
