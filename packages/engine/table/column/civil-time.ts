/**
 * @file Microseconds since 1970 as days and time of day, and days as year, month and day of the Gregorian
 * calendar, all in float64 arithmetic: bigints are ten times slower.
 */

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day is 2^13 × 10,546,875 µs, so that the quotient of v / 2^13 is exact in float64 for every int64 v. */
const DAY_UNITS = 10_546_875;
const UNIT_MICROS = 8_192;
const DAYS_PER_ERA = 146_097;
const DAYS_FROM_MARCH_0000 = 719_468;

/** Reads BigInt64 microseconds by halves. */
export class MicrosReader {
  readonly #low: Uint32Array;
  readonly #high: Int32Array;
  /** Days since 1970-01-01 of the row last moved to. */
  days = 0;
  microsOfDay = 0;

  constructor(values: BigInt64Array) {
    this.#low = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
    this.#high = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  }

  moveTo(row: number): void {
    const low = this.#low[2 * row] as number;
    const high = this.#high[2 * row + 1] as number;
    const units = high * 524_288 + (low >>> 13);
    this.days = Math.floor(units / DAY_UNITS);
    this.microsOfDay = (units - this.days * DAY_UNITS) * UNIT_MICROS + (low & 8_191);
  }
}

/**
 * Years are counted from March, so that the leap day is the last of a year, in eras of 400 years. The months from
 * March on have 153 days per five: month = (5 × day + 2) / 153.
 */
export function toCivilDate(days: number): CivilDate {
  const shifted = days + DAYS_FROM_MARCH_0000;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const firstDay = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - firstDay;
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
