/** A list of listeners. One that throws does not keep the others from hearing. */
export class Emitter<Event> {
  readonly #listeners = new Set<(event: Event) => void>();

  /** Adds a listener; the function returned removes it. */
  on(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Waits for an event that is the one sought, but no longer than for `end`, whose rejection it passes on. */
  async until(isSought: (event: Event) => boolean, end: Promise<unknown>): Promise<void> {
    let stop = (): void => undefined;
    const heard = new Promise<void>((resolve) => {
      stop = this.on((event) => {
        if (isSought(event)) resolve();
      });
    });
    await Promise.race([end, heard]).finally(() => stop());
  }

  emit(event: Event): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
