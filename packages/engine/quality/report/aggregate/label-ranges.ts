import type { Column } from "../../../table/index.ts";
import type { Scale } from "./grid/grid.ts";

/** Words for what lies below the first cut, between two, and from the last one on. */
export function labelRanges(cuts: readonly number[], scale: Scale, column: Column): string[] {
  const isTimeOfDay = column.kind === "datetime" && column.part === "time";
  const write = (value: number) => {
    if (scale !== "time" && scale !== "date") return writeNumber(value);
    return isTimeOfDay ? writeTime(value).slice(11) : writeTime(value).replace(/ 00:00$/, "");
  };
  return Array.from({ length: cuts.length + 1 }, (_, range) => {
    const [from, to] = [cuts[range - 1], cuts[range]];
    if (from === undefined) return `< ${write(to as number)}`;
    if (to === undefined) return `≥ ${write(from)}`;
    if (scale !== "whole") return `${write(from)} – ${write(to)}`;
    return to - from === 1 ? write(from) : `${write(from)} – ${write(to - 1)}`;
  });
}

function writeNumber(value: number): string {
  const text = String(value);
  const grouped = Number.isInteger(value) && text.length > 4 ? text.replace(/\B(?=(\d{3})+$)/g, ",") : text;
  return grouped.replace("-", "−");
}

/** Cuts lie at round times: seconds and midnight are mostly not worth a word. */
function writeTime(micros: number): string {
  const time = new Date(micros / 1_000);
  if (Number.isNaN(time.getTime())) return writeNumber(micros);
  return time
    .toISOString()
    .replace("T", " ")
    .replace(/(:00)?\.000Z$/, "")
    .replace(/Z$/, "");
}
