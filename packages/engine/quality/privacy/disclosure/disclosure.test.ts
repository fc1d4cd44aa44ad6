import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { isSemblanceError } from "../../../base/index.ts";
import { buildRows, type StoredCells } from "../../testing/golden-rows.ts";
import type { RowColumn } from "../neighbours/index.ts";
import type { CapColumns, CapMethod } from "./attribute.ts";
import { categorisePair } from "./categorise.ts";
import {
  computeDisclosureProtection,
  type DisclosureScore,
  estimateDisclosureProtection,
} from "./disclosure-protection.ts";

interface Expected {
  readonly score: number | null;
  readonly cap: number | null;
  readonly baseline: number;
  readonly estimate: number | null;
  readonly estimatedCap: number | null;
  readonly samples: readonly { readonly real: number[]; readonly synthetic: number[] }[];
}

interface Case {
  readonly real: StoredCells;
  readonly synthetic: StoredCells;
  readonly known: readonly string[];
  readonly sensitive: readonly string[];
  readonly bins: number;
  readonly expected: Readonly<Record<CapMethod, Expected>>;
}

const file = new URL("../../golden/disclosure.json.gz", import.meta.url);
const cases = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as Case[];

function take({ real, synthetic, known, sensitive, bins }: Case): CapColumns {
  const [own, twin] = buildRows([real, synthetic]);
  const names = Object.keys(real);
  const pair = (name: string) => {
    const at = names.indexOf(name);
    return categorisePair(
      { real: own?.columns[at] as RowColumn, synthetic: twin?.columns[at] as RowColumn },
      bins,
    );
  };
  return { known: known.map(pair), sensitive: sensitive.map(pair) };
}

/** Null where it cannot be computed. */
function attempt(compute: () => DisclosureScore): DisclosureScore | null {
  try {
    return compute();
  } catch (error) {
    if (isSemblanceError(error)) return null;
    throw error;
  }
}

test.each(["cap", "zero", "generalized"] as const)(
  "%s agrees with SDMetrics on 130 pairs of tables",
  (method) => {
    let computed = 0;
    for (const golden of cases) {
      const columns = take(golden);
      const expected = golden.expected[method];
      const found = attempt(() => computeDisclosureProtection(columns, method));
      if (expected.score === null) expect(found).toBeNull();
      else {
        computed++;
        expect(Math.abs((found?.score ?? 9) - expected.score)).toBeLessThan(1e-9);
        expect(Math.abs((found?.cap ?? 9) - (expected.cap as number))).toBeLessThan(1e-9);
        expect(Math.abs((found?.baseline ?? 9) - expected.baseline)).toBeLessThan(1e-9);
      }
      const samples = expected.samples.map(({ real, synthetic }) => ({
        real: Int32Array.from(real),
        synthetic: Int32Array.from(synthetic),
      }));
      const estimate = attempt(() => estimateDisclosureProtection(columns, method, samples));
      if (expected.estimate === null) expect(estimate).toBeNull();
      else expect(Math.abs((estimate?.score ?? 9) - expected.estimate)).toBeLessThan(1e-9);
    }
    expect(computed).toBeGreaterThan(90);
  },
);
