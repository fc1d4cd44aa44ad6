/** @file Bins in words: as exact as their widths ask for, whole numbers and days with both ends included. */
import type { Bins } from "../report.ts";
import { formatNumber, formatTime } from "./numbers.ts";

const SECOND = 1_000_000;
const DAY = 86_400 * SECOND;
const quantumOf: Readonly<Record<Bins["scale"], number>> = { number: 0, whole: 1, time: 0, date: DAY };

export function nameRanges({ edges, scale }: Bins): string[] {
  const write = chooseFormat(edges, scale);
  return edges.slice(1).map((edge, index) => {
    const [from, to] = [write(edges[index] as number), write(edge - quantumOf[scale])];
    const [isFirst, isLast] = [index === 0, index === edges.length - 2];
    if (isFirst && isLast) return `${from} to ${to}, and beyond`;
    if (isFirst) return `up to ${to}`;
    if (isLast) return `${from} and more`;
    return from === to ? from : `${from} to ${to}`;
  });
}

/** The fewest digits that tell the edges apart, and one more. */
function chooseFormat(edges: readonly number[], scale: Bins["scale"]): (edge: number) => string {
  const widths = edges.slice(1).map((edge, index) => edge - (edges[index] as number));
  const narrowest = widths.reduce((least, width) => (width > 0 && width < least ? width : least), Infinity);
  if (scale === "date") return (edge) => formatTime(edge, DAY);
  if (scale === "time") return (edge) => formatTime(edge, narrowest);
  const largest = Math.max(Math.abs(edges[0] ?? 0), Math.abs(edges.at(-1) ?? 0));
  if (scale === "whole" || !(narrowest < 1e12) || largest >= 1e15) return formatNumber;
  const digits = Math.max(0, Math.min(12, Math.ceil(-Math.log10(narrowest)) + 1));
  return digits > 6 ? formatNumber : (edge) => formatNumber(Number(edge.toFixed(digits)));
}
