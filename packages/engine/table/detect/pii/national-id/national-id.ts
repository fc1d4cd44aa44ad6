/**
 * @file National numbers of people. Each country's is one entry: what columns call it, its layout, and the check
 * digits or the date of birth inside it. The entries stand by region; adding one is adding it there, with a
 * published example in the test.
 */
import type { ColumnNames } from "../column-names.ts";

export interface NationalId {
  /** Country by ISO 3166 and what the number is called there: `br-cpf`. */
  readonly id: string;
  readonly names: ColumnNames;
  readonly recognise: (text: string) => boolean;
  /** Share of random values of the same layout that pass. */
  readonly chance: number;
  /**
   * How sure, when all values pass and the name says nothing: about .9 for letters, dates or two check digits,
   * less for plain numbers with one digit of Luhn's, which others carry too.
   */
  readonly byValues: number;
}
