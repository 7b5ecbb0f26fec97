/** A failure that the person at the terminal can act on: its message is one sentence and is shown alone, without a stack. */
export class Problem extends Error {}

const unwritable = new Set(['EACCES', 'EDQUOT', 'ENOSPC', 'EPERM', 'EROFS']);

/** The sentence that tells a person what went wrong; for a mistake of ours, where it happened as well. */
export function explain(error) {
  if (error instanceof Problem) return error.message;
  if (unwritable.has(error?.code) && error.path) {
    return `${error.path} cannot be written (${error.code}); make the folder writable or clone the project elsewhere.`;
  }
  return error?.stack ?? String(error);
}

/** Shows what went wrong and ends with status 1. */
export function reportAndExit(error) {
  console.error(`\n${explain(error)}`);
  process.exit(1);
}
