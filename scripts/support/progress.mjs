/** Runs one step of the set-up: says what it does when it begins and how long it took when it has ended. */
export async function step(title, work) {
  const started = Date.now();
  process.stdout.write(`${title} …`);
  try {
    const result = await work();
    process.stdout.write(` ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stdout.write(' failed\n');
    throw error;
  }
}
