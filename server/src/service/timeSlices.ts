/** Work that runs longer than this at a stretch keeps requests waiting, in milliseconds. */
const longestStretch = 5;

/** Gives the event loop a turn whenever work has gone on for long: to be awaited between its steps, which costs next to nothing. */
export function timeSlices(turn: () => Promise<void>): () => Promise<void> {
  let started = performance.now();
  return async () => {
    if (performance.now() - started < longestStretch) return;
    await turn();
    started = performance.now();
  };
}
