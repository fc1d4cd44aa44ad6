/** @file How strongly columns go together on each side, as heat maps, with the difference. */
import * as Plot from "@observablehq/plot";
import type { Associations } from "../../report.ts";
import { sayCount } from "../../words.ts";
import { type Content, html } from "../markup.ts";
import { labelName, showName } from "../names.ts";
import { formatScore, formatSigned } from "../numbers.ts";
import { drawPlot } from "./draw-plot.ts";
import { differenceColours, markTiles, oneColour, type Tile, type TileColours } from "./draw-tiles.ts";
import type { Drawing, Figure } from "./figure.ts";

/** A difference of this much or more has the full colour. */
const FULL_DIFFERENCE = 0.3;
const MAP = 196;
const LABELS = 92;
const SMALLEST_LABELLED = 8.5;

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly real: number | null;
  readonly synthetic: number | null;
  readonly holdout: number | null;
}

export function makeAssociationFigure(associations: Associations): Figure {
  const { columns, real, synthetic } = associations;
  const difference = real.map((value, index) => subtract(synthetic[index] ?? null, value));
  const pairs = listPairs(associations);
  return {
    title: `Association of each two of ${sayCount(columns.length, "column")}: real, synthetic, and the difference`,
    drawings: [
      { ...drawMap(columns, real, oneColour("var(--real)"), 1), label: "Real" },
      { ...drawMap(columns, synthetic, oneColour("var(--synthetic)"), 1), label: "Synthetic" },
      { ...drawMap(columns, difference, differenceColours, FULL_DIFFERENCE), label: "Synthetic − real" },
    ],
    caption: describe(associations, pairs),
    tables: [
      {
        caption: "Strength of association, −1 to 1 between numbers, else 0 to 1",
        of: "Columns",
        columns: [
          { label: "Real", format: formatScore },
          { label: "Synthetic", format: formatScore },
          { label: "Difference", format: formatSigned },
          ...(associations.holdout ? [{ label: "Holdout", format: formatScore }] : []),
        ],
        rows: pairs.map((pair) => ({
          name: `${columns[pair.first]} × ${columns[pair.second]}`,
          values: [
            pair.real,
            pair.synthetic,
            subtract(pair.synthetic, pair.real),
            ...(associations.holdout ? [pair.holdout] : []),
          ],
        })),
      },
    ],
  };
}

function listPairs({ columns, real, synthetic, holdout }: Associations): Pair[] {
  const count = columns.length;
  return columns.flatMap((_, first) =>
    columns.slice(first + 1).map((__, offset) => {
      const second = first + 1 + offset;
      const at = (side: readonly (number | null)[] | null) => side?.[first * count + second] ?? null;
      return { first, second, real: at(real), synthetic: at(synthetic), holdout: at(holdout) };
    }),
  );
}

function subtract(value: number | null, from: number | null): number | null {
  return value === null || from === null ? null : value - from;
}

function drawMap(
  columns: readonly string[],
  values: readonly (number | null)[],
  colours: TileColours,
  full: number,
): Drawing {
  const count = columns.length;
  const isLabelled = MAP / count >= SMALLEST_LABELLED;
  const tiles = values.map((value, index): Tile => {
    const [row, column] = [Math.floor(index / count), index % count];
    return {
      ...{ x1: column, x2: column + 1, y1: row, y2: row + 1 },
      shade: value === null ? null : value / full,
      marked: full === 1 && count <= 24 && value !== null && value <= -0.05,
    };
  });
  const left = isLabelled ? LABELS : 4;
  return drawPlot({
    width: left + MAP + 4,
    height: MAP + 8,
    margin: 4,
    marginLeft: left,
    x: { axis: null, domain: [0, count] },
    y: { axis: null, domain: [0, count], reverse: true },
    marks: [
      Plot.frame({ stroke: "var(--line)" }),
      ...markTiles(tiles, colours, count > 24 ? 0.2 : 1),
      isLabelled
        ? Plot.text(columns, {
            x: () => 0,
            y: (_: string, index: number) => index + 0.5,
            text: (name: string) => labelName(name, 15),
            textAnchor: "end",
            dx: -6,
            fontSize: Math.min(11, (MAP / count) * 0.95),
          })
        : null,
    ],
  });
}

function describe({ columns, leftOut }: Associations, pairs: readonly Pair[]): Content {
  const known = pairs.flatMap((pair) => {
    const difference = subtract(pair.synthetic, pair.real);
    return difference === null ? [] : [{ ...pair, difference }];
  });
  const worst = known.reduce<(typeof known)[number] | undefined>(
    (most, pair) => (Math.abs(pair.difference) > Math.abs(most?.difference ?? 0) ? pair : most),
    undefined,
  );
  const mean = known.reduce((sum, { difference }) => sum + Math.abs(difference), 0) / (known.length || 1);
  return [
    worst === undefined
      ? "No two columns could be compared. "
      : html`Associations differ by ${formatScore(mean)} on average, most between ${showName(columns[worst.first] ?? "", 40)} and ${showName(columns[worst.second] ?? "", 40)}: ${formatScore(worst.real)} real, ${formatScore(worst.synthetic)} synthetic. `,
    html`<span class="how">Columns run in the same order down and across; a small bar marks a negative correlation, a stroke what could not be computed. Full orange or blue is a difference of ${FULL_DIFFERENCE} or more.</span>`,
    leftOut > 0
      ? ` ${sayCount(leftOut, "column")} more ${leftOut === 1 ? "is" : "are"} not in the picture.`
      : "",
  ];
}
