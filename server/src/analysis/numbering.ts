/** Small whole numbers for texts, so that typed arrays can name them. Texts have no line feeds and are not empty. */
export class Numbering {
  readonly #numbers = new Map<string, number>();
  readonly #texts: (string | undefined)[] = [];
  readonly #free: number[] = [];

  get size(): number {
    return this.#numbers.size;
  }

  /** All texts, in the order in which they came. */
  texts(): Iterable<string> {
    return this.#numbers.keys();
  }

  /** Numbers that are or were in use are all below this. */
  get limit(): number {
    return this.#texts.length;
  }

  /** The number of a text; a free one, mostly the next, where it has none yet. */
  take(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#free.pop() ?? this.#texts.length;
    this.#numbers.set(text, number);
    this.#texts[number] = text;
    return number;
  }

  of(text: string): number | undefined {
    return this.#numbers.get(text);
  }

  /** Whether a text has a number. */
  has(number: number): boolean {
    return this.#texts[number] !== undefined;
  }

  /** The text that has a number. Throws where none has. */
  textOf(number: number): string {
    const text = this.#texts[number];
    if (text === undefined) throw new RangeError(`Nothing has the number ${String(number)}.`);
    return text;
  }

  /** Frees the number of a text for another one. */
  release(text: string): void {
    const number = this.#numbers.get(text);
    if (number === undefined) return;
    this.#numbers.delete(text);
    this.#texts[number] = undefined;
    this.#free.push(number);
  }

  /** The texts by number, separated by line feeds; an empty line where a number is free. */
  save(): string {
    return this.#texts.map((text) => text ?? '').join('\n');
  }

  /** Takes numbers that `save` gave; only where none are in use. */
  restore(saved: string): void {
    if (saved === '') return;
    saved.split('\n').forEach((text, number) => {
      this.#texts[number] = text === '' ? undefined : text;
      if (text === '') this.#free.push(number);
      else this.#numbers.set(text, number);
    });
  }
}
