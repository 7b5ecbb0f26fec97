type Numbers = Float64Array | Int32Array | Uint8Array;

/** Room for numbers that are needed while one page is read; kept from page to page, since to make arrays costs more than to fill them. */
export class Room<Values extends Numbers> {
  readonly #make: (length: number) => Values;
  #values: Values;

  constructor(make: (length: number) => Values) {
    this.#make = make;
    this.#values = make(256);
  }

  /** Room for so many values or more, which holds whatever was written into it before. */
  of(count: number): Values {
    if (count > this.#values.length) this.#values = this.#make(2 * count);
    return this.#values;
  }

  /** The same with the first `count` values 0. */
  cleared(count: number): Values {
    const values = this.of(count);
    for (let at = 0; at < count; at++) values[at] = 0;
    return values;
  }
}
