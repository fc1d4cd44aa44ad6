import type { ClosedWindow, RowShare } from "@semblance/engine/quality";
import type { Terminal } from "../../terminal.ts";
import { makePlain } from "../../text-table.ts";

/** One line, the same for the same rows. */
export function renderWindow({ number, result }: ClosedWindow, { paint }: Terminal): string {
  const { rows, score, copies, repeats, alerts } = result;
  const facts = [
    `window ${number}`,
    `${rows} rows`,
    `score ${score?.toFixed(4) ?? "none"}`,
    `copies ${renderShare(copies)}`,
    `repeats ${renderShare(repeats)}`,
  ];
  const told = alerts.map(({ metric, value, limit, what }) => {
    const side = metric === "copies" || metric === "repeats" ? ">" : "<";
    return `${what.replace(/\.$/, "")} (${metric} ${value.toFixed(4)} ${side} ${limit.toFixed(4)})`;
  });
  const verdict = alerts.length === 0 ? paint("green", "ok") : paint("red", "ALERT");
  return [...facts, [verdict, makePlain(told.join("; "))].join(" ").trimEnd()].join("  ");
}

export function renderWindowJson({ number, result }: ClosedWindow): string {
  return JSON.stringify({ window: number, ...result });
}

function renderShare({ value }: RowShare): string {
  return value === null ? "unknown" : `${(100 * value).toFixed(1)} %`;
}
