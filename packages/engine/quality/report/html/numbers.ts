/** @file How numbers are written: scores from 0 to 1, shares in percent, counts with groups, times in UTC. */

export const noNumber = "–";

const grouped = new Intl.NumberFormat("en-US");
/** A year stays 1990. */
const whole = new Intl.NumberFormat("en-US", { useGrouping: "min2" });
const short = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 4 });
const significant = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 5, useGrouping: "min2" });
const month = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

export function formatCount(value: number | null): string {
  return value === null ? noNumber : grouped.format(value);
}

export function formatScore(value: number | null): string {
  return value === null ? noNumber : keepAway(value, 3).replace("-", "−");
}

export function formatShare(value: number | null): string {
  return value === null ? noNumber : `${keepAway(value * 100, 1, 100).replace("-", "−")}\u00a0%`;
}

/** For axes: no digits behind the point where they say nothing. */
export function formatShareTick(value: number): string {
  return `${Number((value * 100).toPrecision(3))}\u00a0%`;
}

/** .9996 is not written as 1, nor .0004 as 0: another digit is tried, and what is nearly whole is cut. */
function keepAway(value: number, decimals: number, whole = 1): string {
  if (value === 0 || value === whole) return String(value);
  for (const digits of [decimals, decimals + 1]) {
    const text = value.toFixed(digits);
    if (Number(text) !== 0 && Number(text) !== whole) return text;
  }
  const isUnder = value < whole && whole - value < 0.5;
  return isUnder ? (whole - 10 ** -(decimals + 1)).toFixed(decimals + 1) : value.toFixed(decimals);
}

export function formatNumber(value: number | null): string {
  if (value === null) return noNumber;
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-4))
    return value.toExponential(3).replace("e+", "e").replaceAll("-", "−");
  return (Number.isInteger(value) ? whole : significant).format(value).replace("-", "−");
}

/** For axes: 12,500 becomes 12.5K, and a year stays 1990. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-3))
    return value.toExponential(0).replace("e+", "e").replaceAll("-", "−");
  return (size < 10_000 ? String(Number(value.toPrecision(6))) : short.format(value)).replace("-", "−");
}

export function formatSigned(value: number | null): string {
  if (value === null) return noNumber;
  const text = Math.abs(value).toFixed(3);
  if (Number(text) === 0) return "0";
  return value < 0 ? `−${text}` : `+${text}`;
}

/** Of microseconds since 1970, as far as a date can be written, as exact as a step of so many microseconds. */
export function formatTime(microseconds: number, step = 1): string {
  const time = new Date(Math.floor(microseconds / 1000));
  if (Number.isNaN(time.getTime())) return formatNumber(microseconds);
  const [date = "", clock = ""] = time.toISOString().slice(0, -1).split("T");
  if (step >= 86_400_000_000) return date;
  return `${date} ${step >= 60_000_000 ? clock.slice(0, 5) : step >= 1_000_000 ? clock.slice(0, 8) : clock}`;
}

export function formatDuration(microseconds: number): string {
  const seconds = Math.abs(microseconds) / 1e6;
  const [size, unit] =
    seconds >= 86_400
      ? [86_400, "days"]
      : seconds >= 3600
        ? [3600, "hours"]
        : seconds >= 60
          ? [60, "minutes"]
          : [1, "seconds"];
  return `${formatNumber(Number((microseconds / 1e6 / size).toPrecision(4)))} ${unit}`;
}

/** "21 November 2026, 20:15 UTC"; what is no instant is written as it is. */
export function formatInstant(instant: string): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return instant;
  return `${month.format(time)}, ${time.toISOString().slice(11, 16)} UTC`;
}
