/** @file The colours: real is slate, synthetic indigo, differences run from blue to orange. */

export interface Palette {
  readonly paper: string;
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  readonly quiet: string;
  readonly real: string;
  readonly synthetic: string;
  readonly ceiling: string;
  readonly less: string;
  readonly more: string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
}

export const light: Palette = {
  paper: "#ffffff",
  raised: "#f6f7f9",
  line: "#e2e5ea",
  text: "#16191f",
  quiet: "#565e6c",
  real: "#64748b",
  synthetic: "#4f46e5",
  ceiling: "#16191f",
  less: "#1d6fdc",
  more: "#d9630b",
  good: "#157347",
  warn: "#8f5b00",
  bad: "#bd2a2a",
};

export const dark: Palette = {
  paper: "#101216",
  raised: "#191c22",
  line: "#2c313a",
  text: "#e8eaee",
  quiet: "#a0a8b5",
  real: "#94a3b8",
  synthetic: "#8f8bff",
  ceiling: "#e8eaee",
  less: "#5aa2ff",
  more: "#ff9442",
  good: "#4ec38a",
  warn: "#e0ac3f",
  bad: "#ff7f78",
};

export function writeVariables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(";");
}

/** For files that stand alone: every variable becomes its light colour. */
export function fixColours(text: string): string {
  return text.replaceAll(/var\(--([a-z]+)\)/g, (whole, name: string) =>
    name in light ? light[name as keyof Palette] : whole,
  );
}
