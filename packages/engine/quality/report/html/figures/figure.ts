/**
 * @file A figure is drawings, a caption in words, and the numbers it was drawn from. Every kind of figure is one
 * file that makes this from its part of the report; the page and the SVG files are made from it.
 */
import type { Content } from "../markup.ts";

export interface Drawing {
  /** What this one of several shows, such as "Real". */
  readonly label?: string;
  readonly width: number;
  readonly height: number;
  /** Inside of the `svg` element; colours are `var(--…)` of the palette. */
  readonly content: string;
}

export interface DataColumn {
  readonly label: string;
  readonly format: (value: number | null) => string;
}

export interface DataRow {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Where this row is written in another way than its columns. */
  readonly format?: DataColumn["format"];
}

export interface DataTable {
  readonly caption: string;
  /** The head of each row's name. */
  readonly of: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
}

export interface Figure {
  /** What is seen, in one line, for those who cannot see it. */
  readonly title: string;
  readonly drawings: readonly Drawing[];
  readonly caption: Content;
  readonly tables: readonly DataTable[];
}

export function nameAllSides(hasHoldout: boolean): string {
  return hasHoldout ? "real, synthetic and held out" : "real and synthetic";
}
