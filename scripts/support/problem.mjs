/** A failure that the person at the terminal can act on: its message is one sentence and is shown alone, without a stack. */
export class Problem extends Error {}

/** Shows what went wrong (one sentence for a {@link Problem}, everything for a mistake of ours) and ends with status 1. */
export function reportAndExit(error) {
  console.error(`\n${error instanceof Problem ? error.message : error?.stack ?? error}`);
  process.exit(1);
}
