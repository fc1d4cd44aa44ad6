/** @file Runs the attacks once and prints what they took. */
import { runAttacks } from "../../packages/engine/quality/privacy/index.ts";
import type { Table } from "../../packages/engine/table/index.ts";
import { timeProcessor } from "../quality/processor-time.ts";
import type { AttackCost } from "./attacks.ts";
import { cutAdult } from "./give-adult.ts";

const { schema, parts } = cutAdult(2);
const [fitted, fresh] = parts as [Table, Table];
// The synthetic side is fresh rows too, in an order of their own; nobody memorised anything.
const pair = (table: Table) => new Map([["adult", table]]);
const input = {
  real: pair(fitted),
  synthetic: pair(cutAdult(3).parts[1]!),
  holdout: pair(fresh),
  schema,
  seed: 1,
};
const spent = new Map<string, number>();
let [last, since] = ["", process.cpuUsage()];
const onProgress = ({ phase, unit }: { readonly phase: string; readonly unit: string }) => {
  if (unit !== "attacks") return;
  const { user, system } = process.cpuUsage(since);
  if (last !== "") spent.set(last, (user + system) / 1e6);
  [last, since] = [phase.replace("adult: ", ""), process.cpuUsage()];
};
const only = process.argv[2] === "quick" ? ({ only: "quick" } as const) : {};
const { seconds, result } = await timeProcessor(() => runAttacks(input, only, { onProgress }));
const slowest = [...spent].toSorted((a, b) => b[1] - a[1]).slice(0, 4);
const cost: AttackCost = {
  seconds,
  peakMb: process.resourceUsage().maxRSS / 1_024,
  rows: `${fitted.rowCount} rows fitted and held out, ${input.synthetic.get("adult")?.rowCount} synthetic`,
  attacks: result.attacks.length,
  slowest: slowest.map(([name, time]) => `${name} ${time.toFixed(1)}`),
};
process.stdout.write(JSON.stringify(cost));
