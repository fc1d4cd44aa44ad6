/** @file Makes one page of so many columns and prints what it took. */
import { Random } from "../../packages/engine/base/index.ts";
import { evaluate } from "../../packages/engine/quality/index.ts";
import { renderHtml } from "../../packages/engine/quality/report/html/index.ts";
import { buildReport } from "../../packages/engine/quality/report/index.ts";
import {
  type Column,
  columnFromValues,
  type Database,
  makeTable,
  schemaSchema,
} from "../../packages/engine/table/index.ts";
import { timeProcessor } from "../quality/processor-time.ts";
import type { WidePage } from "./wide.ts";

const ROWS = 2_000;
const columnCount = Number(process.argv[2]);

/** Every third column holds categories, with some missing. */
function drawSide(name: string): Database {
  const random = new Random(1).stream(name);
  const base = Array.from({ length: ROWS }, () => random.float());
  const columns = Array.from({ length: columnCount }, (_, index): [string, Column] => {
    const cells = base.map((value) => {
      const mixed = (index / columnCount) * value + random.float();
      if (index % 3 !== 0) return mixed * 1_000;
      return random.float() < 0.03 ? null : `category ${Math.floor(mixed * 12)}`;
    });
    return [`column ${index} of many`, columnFromValues(cells)];
  });
  return new Map([["wide", makeTable("wide", columns)]]);
}

const real = drawSide("real");
const columns = Object.fromEntries(
  [...(real.get("wide")?.columns ?? [])].map(([name, { kind }]) => [
    name,
    { type: kind === "text" ? "categorical" : "numerical" },
  ]),
);
const schema = schemaSchema.parse({ version: 1, tables: { wide: { columns } } });
const input = { real, synthetic: drawSide("synthetic"), schema, seed: 1 };
const about = {
  ...{ createdAt: "2026-01-01T00:00:00.000Z", by: null, program: "Semblance", notes: [] },
  names: { real: "real", synthetic: "synthetic", holdout: null },
};
const { seconds, result } = await timeProcessor(async () => {
  const evaluation = await evaluate(input, { metrics: [] });
  return renderHtml(await buildReport(input, evaluation, about));
});
const answer: WidePage = {
  seconds,
  megabytes: Buffer.byteLength(result) / 1e6,
  peakMb: process.resourceUsage().maxRSS / 1_024,
};
process.stdout.write(JSON.stringify(answer));
