import type { NumberCells } from "./number-cells.ts";

/** `noun`: what the cells hold, in the plural. */
export function describeCells({ atoms, fineSizes }: NumberCells, noun: string): string {
  const parts: string[] = [];
  if (atoms.length > 0) parts.push(`${atoms.length} ${noun} each a token`);
  const most = Math.max(0, ...fineSizes);
  if (most === 1) parts.push(`${fineSizes.length} cells of equal mass`);
  if (most > 1) parts.push(`${fineSizes.length} cells of equal mass, each cut into up to ${most}`);
  return parts.length === 0 ? `no ${noun} that enough rows have` : parts.join(", ");
}

export function protectionsOfCells({ hiddenRows, fineSizes }: NumberCells, column: string): string[] {
  if (hiddenRows > 0) return [`${column}: ${hiddenRows} rows of rare values take the nearest frequent one`];
  if (fineSizes.length === 0) return [];
  return [`${column}: values inside a cell and the extremes are means of several rows`];
}
