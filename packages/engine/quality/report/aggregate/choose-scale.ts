import type { Column } from "../../../table/index.ts";
import { dropInfinite, type Measured } from "./describe-bins.ts";
import type { Scale } from "./grid/grid.ts";
import type { OfSides } from "./sides.ts";

/** By the real column; numbers are whole when all finite ones are. */
export function chooseScale(real: Column, measured: OfSides<Measured>): Scale {
  if (real.kind === "datetime") return real.part === "date" ? "date" : "time";
  if (real.kind === "int32" || real.kind === "int64") return "whole";
  const areWhole = dropInfinite(measured.real.sorted).every((value) => Number.isInteger(value));
  return areWhole ? "whole" : "number";
}
