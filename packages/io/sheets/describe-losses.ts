import type { CellLosses } from "./encode-cell.ts";

/** In words, what became of a sheet on its way into a workbook where it is not all as it was. */
export function describeLosses(wanted: string, names: readonly string[], losses: CellLosses): string[] {
  const [name = wanted, ...others] = names;
  const told: (readonly [happened: boolean, what: string])[] = [
    [name !== wanted, `Excel takes no sheet called "${wanted}" here, hence its name`],
    [
      others.length > 0,
      `it is longer than Excel's sheets and goes on in ${others.map((other) => `"${other}"`).join(", ")}`,
    ],
    count(losses.cutTexts, "texts cut because a cell holds 32,767 characters"),
    count(losses.notNumbers, "cells left empty because their number is not finite or their date is none"),
    count(losses.longIntegers, "whole numbers written as text because Excel keeps 15 digits"),
    count(losses.distantDates, "dates written as text because Excel's begin on 1900-03-01 and end with 9999"),
  ];
  return told.filter(([happened]) => happened).map(([, what]) => `Sheet "${name}": ${what}.`);
}

function count(cells: number, what: string): readonly [happened: boolean, what: string] {
  return [cells > 0, `${what}: ${cells}`];
}
