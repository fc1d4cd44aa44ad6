/** @file Numbers as sentences say them; the same on every machine, whatever its language. */

/** `98.7 %`; a share that is not quite all never reads as 100 %, one that is not nothing never as 0 %. */
export function sayPercent(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return "under 0.1 %";
  if (percent > 99.9 && percent < 100) return "over 99.9 %";
  const digits = Number.isInteger(Number(percent.toFixed(1))) ? 0 : 1;
  return `${percent.toFixed(digits)} %`;
}

/** Three digits behind the point, none of which rounds a flaw away. */
export function sayScore(value: number): string {
  if (value > 0.9995 && value < 1) return "0.999";
  return value.toFixed(3);
}

export function sayCount(count: number, one: string, many = `${one}s`): string {
  return `${sayWhole(count)} ${count === 1 ? one : many}`;
}

export function sayWhole(value: number): string {
  const digits = Math.round(Math.abs(value)).toString();
  return (value < 0 ? "−" : "") + digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A value of a column: four digits that matter. */
export function sayNumber(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 10_000 && size < 1e15) return sayWhole(value);
  if (size >= 1e15 || size < 1e-4) return value.toExponential(2).replace("-", "−");
  return String(Number(value.toPrecision(4))).replace("-", "−");
}

export function quote(name: string): string {
  const LONGEST = 60;
  const characters = [...name];
  return characters.length <= LONGEST ? `“${name}”` : `“${characters.slice(0, LONGEST).join("")}…”`;
}

export function sayList(parts: readonly string[], most = 3): string {
  if (parts.length > most) return `${parts.slice(0, most).join(", ")} and ${parts.length - most} more`;
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}
