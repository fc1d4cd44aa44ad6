/**
 * @file Rectangles shaded by a value, many of them: those of equal shade are one path, which keeps 1,600 of them at
 * a few kilobytes.
 */
import * as Plot from "@observablehq/plot";

export interface Tile {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  /** From −1 to 1: below 0 in the colour of `less`. */
  readonly shade: number | null;
  /** Marked by a small bar, for negative correlations. */
  readonly marked?: boolean;
}

export interface TileColours {
  readonly more: string;
  readonly less: string;
}

export const differenceColours: TileColours = { more: "var(--more)", less: "var(--less)" };

export function oneColour(colour: string): TileColours {
  return { more: colour, less: colour };
}

/** Finer shades cannot be told apart. */
const SHADES = 16;

export function markTiles(tiles: readonly Tile[], { more, less }: TileColours, gap = 0.5): Plot.Markish[] {
  const layers = new Map<number, Tile[]>();
  for (const tile of tiles) {
    const level = Math.round(Math.max(-1, Math.min(1, tile.shade ?? 0)) * SHADES);
    if (level !== 0) layers.set(level, [...(layers.get(level) ?? []), tile]);
  }
  const shades = [...layers].sort(([a], [b]) => a - b);
  return [
    ...shades.map(([level, layer]) =>
      markPath(layer, { fill: level > 0 ? more : less, opacity: Math.abs(level) / SHADES, gap }),
    ),
    markStrokes(
      tiles.filter(({ shade }) => shade === null),
      "diagonal",
    ),
    markStrokes(
      tiles.filter(({ marked }) => marked),
      "bar",
    ),
  ];
}

interface PathStyle {
  readonly fill: string;
  readonly opacity: number;
  readonly gap: number;
}

function markPath(tiles: readonly Tile[], { fill, opacity, gap }: PathStyle): Plot.RenderableMark {
  return Plot.rect(tiles, {
    x1: "x1",
    x2: "x2",
    y1: "y1",
    y2: "y2",
    render: (index, _scales, values, _dimensions, context) => {
      const d = Array.from(index, (i) => {
        const box = readBox(values, i);
        const [width, height] = [Math.max(0.4, box.width - gap), Math.max(0.4, box.height - gap)];
        return `M${round(box.x)} ${round(box.y)}h${round(width)}v${round(height)}h${round(-width)}z`;
      });
      return makePath(context, { fill, "fill-opacity": String(round(opacity, 100)), d: d.join("") });
    },
  });
}

function markStrokes(tiles: readonly Tile[], kind: "diagonal" | "bar"): Plot.Markish {
  if (tiles.length === 0) return null;
  return Plot.rect(tiles, {
    x1: "x1",
    x2: "x2",
    y1: "y1",
    y2: "y2",
    render: (index, _scales, values, _dimensions, context) => {
      const d = Array.from(index, (i) => {
        const { x, y, width, height } = readBox(values, i);
        return kind === "bar"
          ? `M${round(x + width * 0.28)} ${round(y + height / 2)}h${round(width * 0.44)}`
          : `M${round(x + 1)} ${round(y + height - 1.5)}L${round(x + width - 1.5)} ${round(y + 1)}`;
      });
      const stroke = kind === "bar" ? "var(--text)" : "var(--quiet)";
      return makePath(context, { fill: "none", stroke, "stroke-opacity": ".55", d: d.join("") });
    },
  });
}

type Values = Parameters<Plot.RenderFunction>[2];

function readBox({ x1, x2, y1, y2 }: Values, index: number) {
  const at = (values: ArrayLike<number> | undefined) => values?.[index] ?? 0;
  const [left, right] = [Math.min(at(x1), at(x2)), Math.max(at(x1), at(x2))];
  const [top, bottom] = [Math.min(at(y1), at(y2)), Math.max(at(y1), at(y2))];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function makePath(context: Plot.Context, attributes: Readonly<Record<string, string>>) {
  const path = context.document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
  return path;
}

function round(value: number, steps = 10): number {
  return Math.round(value * steps) / steps;
}
