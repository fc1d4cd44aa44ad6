/** @file A section of the page. Adding one is a file here and its line in `index.ts`. */
import type { Report } from "../../report.ts";
import type { Markup } from "../markup.ts";

export interface Section {
  /** Also its anchor. */
  readonly id: string;
  readonly title: string;
  applies(report: Report): boolean;
  /** What stands under the title. */
  render(report: Report): Markup;
  /** Places inside of it that the contents should lead to. */
  listPlaces?(report: Report): readonly Place[];
}

export interface Place {
  readonly id: string;
  readonly name: string;
}
