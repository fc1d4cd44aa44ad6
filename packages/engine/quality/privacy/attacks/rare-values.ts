import { qualityErrors } from "../../errors.ts";
import { drawRows } from "../../metrics/classifiers/draw-rows.ts";
import type { Attack, AttackFigure, AttackFinding, TableUnderAttack } from "../attack.ts";
import { takeAllRows } from "../attacked-columns.ts";
import { requireRows } from "../exposure.ts";
import { type Estimate, estimateExcess, estimateShare, lowerBound } from "../intervals.ts";
import { FEW_PEOPLE, findRare } from "../personal/count-holders.ts";
import { percent, worst } from "./judge-membership.ts";

/** Rare categories reproduced surely beyond what as many held-out rows do. */
const MOST_EXCESS = 0.1;
/** Fewer rare categories of a table are too few to tell chance from keeping. */
const FEW_CATEGORIES = 10;

interface RareColumn {
  readonly name: string;
  /** How many fitted rows hold the rarest one that was reproduced. */
  readonly rarest: number;
  readonly rare: number;
  readonly reproduced: number;
  /** By as many held-out rows. */
  readonly byChance: number | undefined;
}

export const rareValues: Attack = {
  name: "rare-values",
  about: `Looks for categories that fewer than ${FEW_PEOPLE} fitted people hold.`,
  limits:
    "A rare category may be public knowledge; that it is kept says that the generator protects nobody by it.",
  citation: "Semblance; Article 29 Working Party 2014, Opinion 05/2014 (singling out)",
  needs: [],
  cost: "quick",
  run(table) {
    const { real, synthetic, holdout } = takeAllRows(table);
    requireRows({
      fitted: real.count,
      synthetic: synthetic.count,
      ...(holdout && { "held-out": holdout.count }),
    });
    const columns = measureColumns(table);
    if (columns.length === 0) throw qualityErrors.create("nothing-rare", { table: table.name });
    const total = sumColumns(columns);
    const findings = judgeColumns(table, columns, total);
    const isUnclear = total.rare < FEW_CATEGORIES && total.reproduced > 0 && findings.length === 0;
    const note =
      isUnclear && `fewer than ${FEW_CATEGORIES} categories are rare, too few to tell chance from keeping`;
    return {
      figures: report(total),
      findings,
      judgement: isUnclear ? "unknown" : worst(findings),
      ...(note && { note }),
    };
  },
};

/** As many synthetic as held-out rows, or the larger side would have more of everything. */
function measureColumns(table: TableUnderAttack): RareColumn[] {
  const { names, real, synthetic, holdout } = takeAllRows(table);
  const count = Math.min(synthetic.count, holdout?.count ?? synthetic.count);
  const random = table.random.stream("rare values");
  const drawn = drawRows(synthetic.count, count, random.stream("synthetic"));
  const others = holdout && drawRows(holdout.count, count, random.stream("held out"));
  return names.flatMap((name, at) => {
    const [own, twin, other] = [real, synthetic, holdout].map((side) => side?.columns[at]);
    if (own?.kind !== "category" || twin?.kind !== "category") return [];
    const rare = findRare(own.codes);
    if (rare.size === 0) return [];
    const found = findAmong(twin.codes, drawn, rare);
    const byChance = other?.kind === "category" && others && findAmong(other.codes, others, rare).length;
    return [
      {
        name,
        rarest: found.reduce((least, code) => Math.min(least, rare.get(code) as number), FEW_PEOPLE),
        rare: rare.size,
        reproduced: found.length,
        byChance: byChance === false ? undefined : byChance,
      },
    ];
  });
}

function findAmong(codes: Int32Array, rows: Int32Array, rare: ReadonlyMap<number, number>): number[] {
  const held = new Set(Int32Array.from(rows, (row) => codes[row] as number));
  return [...rare.keys()].filter((code) => held.has(code));
}

function sumColumns(columns: readonly RareColumn[]): RareColumn {
  const sum = (of: (column: RareColumn) => number) =>
    columns.reduce((total, column) => total + of(column), 0);
  return {
    name: "",
    rarest: Math.min(...columns.map(({ rarest }) => rarest)),
    rare: sum(({ rare }) => rare),
    reproduced: sum(({ reproduced }) => reproduced),
    byChance: columns.some(({ byChance }) => byChance === undefined)
      ? undefined
      : sum((one) => one.byChance ?? 0),
  };
}

function report({ rare, reproduced, byChance }: RareColumn): AttackFigure[] {
  return [
    {
      name: "reproduced",
      label: `Share of categories held by fewer than ${FEW_PEOPLE} people that were reproduced`,
      ...estimateShare(reproduced, rare),
      ...(byChance !== undefined && { harmless: byChance / rare }),
    },
    { name: "rare", label: `Categories held by fewer than ${FEW_PEOPLE} people`, value: rare },
  ];
}

/** All columns together decide whether categories are kept; then each is named that kept more than chance does. */
function judgeColumns(
  table: TableUnderAttack,
  columns: readonly RareColumn[],
  total: RareColumn,
): AttackFinding[] {
  const excess = measureExcess(total);
  if (excess !== undefined && excess <= 0) return [];
  return columns
    .filter(({ reproduced, byChance }) => reproduced > (byChance ?? 0))
    .map((column) => ({
      judgement: excess !== undefined && excess > MOST_EXCESS ? "fail" : "warn",
      where: `${table.name}.${column.name}`,
      what: describe(column, table.real.rowCount),
      advice: `Raise the rare-value threshold to ${FEW_PEOPLE}.`,
    }));
}

function measureExcess({ rare, reproduced, byChance }: RareColumn): number | undefined {
  if (byChance === undefined) return undefined;
  const [own, chance]: Estimate[] = [estimateShare(reproduced, rare), estimateShare(byChance, rare)];
  return lowerBound(estimateExcess(own as Estimate, chance as Estimate));
}

/** Counts only: the values themselves are those of single people. */
function describe({ rare, reproduced, rarest, byChance }: RareColumn, rows: number): string {
  const among = `in ${rows.toLocaleString("en")} rows`;
  const chance =
    byChance === undefined ? "" : `; as many held-out rows have ${percent(byChance / rare)} of such`;
  if (reproduced === 1)
    return `A category that occurs ${rarest === 1 ? "once" : `${rarest} times`} ${among} was reproduced${chance}.`;
  return `${reproduced} of ${rare} categories that occur fewer than ${FEW_PEOPLE} times ${among} were reproduced${chance}.`;
}
