import type { Span } from '../../text/span.ts';

/**
 * What a quantity is an amount of. `count`: things, named by `counted`; `number`: a bare value; `measure`: a unit without a
 * dimension of its own (points, pixels); `percent`: shares, as a percentage or a `fraction`. The kinds of `DesignationKind`
 * name something and are no amounts.
 */
export type QuantityKind = AmountKind | DesignationKind;

export type AmountKind =
  | 'count'
  | 'number'
  | 'money'
  | 'percent'
  | 'age'
  | 'duration'
  | 'frequency'
  | 'length'
  | 'area'
  | 'volume'
  | 'mass'
  | 'speed'
  | 'temperature'
  | 'angle'
  | 'energy'
  | 'power'
  | 'force'
  | 'pressure'
  | 'data'
  | 'electricity'
  | 'rate'
  | 'measure';

/** `ordinal` is given for ranges only ("between the tenth and the fifteenth"), with its ends in `low` and `high`. */
export type DesignationKind = 'date' | 'time' | 'phone' | 'address' | 'score' | 'ordinal';

/** How the amount stands to the number: equal, about, above, below, or what something rose or fell by. */
export type QuantityChange = '=' | '~' | '>' | '<' | 'up' | 'down';

/**
 * What a date, time, phone number, address or score says, as text and as numbers that can be compared within one `form`.
 *
 * | form | value | low..high |
 * |---|---|---|
 * | `day` | 2016-05-19 | YYYYMMDD |
 * | `day of year` | --01-29 | MMDD |
 * | `month` | 2018-06, or --06 where the year is not said | YYYYMM, or MM |
 * | `year`, `years` | 2018, 1979/1989 | year..year |
 * | `decade` | 1980s | 1980..1989 |
 * | `clock` | 17:30 | minutes since midnight; `meridiem` tells whether the half of the day was said |
 * | `phone` | 7133083600 | the digits as a number |
 * | `house`, `block` | 1417, 1400 | 1417..1417, 1400..1499 |
 * | `score` | 2-1 | the first side's..the second side's |
 */
export interface Designation {
  readonly form: 'day' | 'day of year' | 'month' | 'year' | 'years' | 'decade' | 'clock' | 'phone' | 'house' | 'block' | 'score';
  readonly value: string;
  readonly low: number;
  readonly high: number;
  /** Of a clock time: whether "am", "pm", "noon" or a 24-hour form settles the half of the day. */
  readonly meridiem?: boolean;
  /** Of an address: the street's words, as written. */
  readonly street?: string;
}

/**
 * An amount that a text states. Offsets are UTF-16 into the text that was searched, `end` exclusive.
 *
 * `low` and `high` close the interval that the wording allows; null is unbounded. "more than 6,000" is 6000..null,
 * "10,000 to 20,000" is 10000..20000, "about 80" is 80..80 with `approx`, "dozens" is 24..null with `approx`. Both are in
 * `unit` as written (2.5 for "2.5 miles", 60 for "60%"), magnitudes multiplied out. Where `designation` is set, both are
 * null but for ordinals: the words name a day, a place or a result and are no amount.
 */
export interface Quantity extends Span {
  readonly kind: QuantityKind;
  /** The words of `start`..`end`: modifiers, number and unit ("more than 6,000", "about 80 km"), without what is counted. */
  readonly text: string;
  /** The number's own words, without "at least" or "about" and without its unit; a range from its first number to its last. */
  readonly number: Span;
  readonly low: number | null;
  readonly high: number | null;
  /** Whether `low` itself is left out ("more than 5", not "at least 5"). */
  readonly lowOpen: boolean;
  /** Whether `high` itself is left out ("under 5", not "up to 5"). */
  readonly highOpen: boolean;
  /** The wording says that the number is not exact: "about", "some", "nearly", "dozens". */
  readonly approx: boolean;
  readonly change: QuantityChange;
  /** The unit's normalised name ("kilometre", "dollar", "percentage", "year of age"); null for counts and bare numbers. */
  readonly unit: string | null;
  /** What is counted or measured, modifiers and head noun as written ("armored vehicles"); null where the text does not say. */
  readonly counted: string | null;
  /** Where `counted` stands. */
  readonly countedSpan: Span | null;
  /** The head noun of `counted`, lower case and singular ("vehicle"). */
  readonly head: string | null;
  /** The noun is left out here and taken from the quantity before ("6 million homes, 1.5 million of them in the city"). */
  readonly elided: boolean;
  /** "three of the victims": the number is a part of those counted. */
  readonly partOf: boolean;
  /** The participle or adjective that stands where a noun is left out: "two dead", "six shot", "five wounded"; lower case. */
  readonly state: string | null;
  /** The direction of a change whose amount or end this is ("rose 5%", "fell to 3"), also where `change` says something else. */
  readonly direction: 'up' | 'down' | null;
  /**
   * Half the distance to the next number of the same written precision, in `unit`: 500 for "10,000" and "10 thousand",
   * 50,000 for "1.2 million", 0 for what is written to the unit ("10,123", "80", "six"): counted rather than rounded.
   */
  readonly precision: number;
  /** The number is written in words ("six", "half a dozen"); false for digits, also with a magnitude word. */
  readonly inWords: boolean;
  /** What a date, time, phone number, address or score says; null for amounts. */
  readonly designation: Designation | null;
}
