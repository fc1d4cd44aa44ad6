import type { ColumnSpec, ColumnsSpec } from "./columns.ts";
import type { GanSpec } from "./gan.ts";
import type { MlpSpec } from "./mlp.ts";

export const mlpSpec: MlpSpec = { batch: 500, sizes: [120, 256, 256, 120] };

export const ganSpec: GanSpec = { batch: 500, noise: 128, width: 150, hidden: 256, pack: 10 };

/** A numeric column: its hats at 2, 4, 8 and 16 knots, two each, besides the rows of its exact values. */
const numeric = (values: number, tokens: number): ColumnSpec => ({ rows: values + 30, positions: 9, tokens });
const category = (values: number): ColumnSpec => ({ rows: values, positions: 1, tokens: values });

/** The census table "adult" in its own order of columns. */
const adult: readonly ColumnSpec[] = [
  numeric(73, 73),
  category(9),
  numeric(2, 64),
  category(16),
  category(16),
  category(7),
  category(15),
  category(6),
  category(5),
  category(2),
  numeric(119, 119),
  numeric(92, 92),
  numeric(94, 94),
  category(42),
  category(2),
];

export const adultSpec: ColumnsSpec = { batch: 256, hidden: 32, dropout: 0.1, columns: adult };

export const wideSpec: ColumnsSpec = {
  ...adultSpec,
  columns: Array.from({ length: 200 }, (_, i) => adult[i % adult.length]!),
};
