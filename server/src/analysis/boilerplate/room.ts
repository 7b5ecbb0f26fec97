type Numbers = Float64Array | Int32Array | Uint8Array;

/** Room for more numbers than this is not kept. */
const mostKept = 1 << 16;

/** Room for numbers that are needed while one page is read; kept from page to page, since to make arrays costs more than to fill them. */
export class Room<Values extends Numbers> {
  readonly #type: new (length: number) => Values;
  #values: Values;

  constructor(type: new (length: number) => Values) {
    this.#type = type;
    this.#values = new type(0);
  }

  /** Room for so many values or more, which holds whatever was written into it before. */
  of(count: number): Values {
    if (count > mostKept) return new this.#type(count);
    if (count > this.#values.length) this.#values = new this.#type(Math.min(mostKept, 2 * count));
    return this.#values;
  }

  /** The same with the first `count` values 0. */
  cleared(count: number): Values {
    const values = this.of(count);
    for (let at = 0; at < count; at++) values[at] = 0;
    return values;
  }
}
