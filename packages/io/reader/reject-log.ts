/** @file Rows that cannot be parsed: counted, kept aside in a file, and too many of them are an error. */
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { ioErrors } from "../errors.ts";
import type { Rejected, RejectedRow } from "../files/file-format.ts";

export interface RejectPolicy {
  /** The share of a table's rows that may be set aside. */
  readonly share: number;
  readonly folder?: string;
  /** The file as the user named it. */
  readonly shownAs: string;
}

/** A file of nothing but wrong rows is given up after so many. */
const PATIENCE = 1_000;
/** What is kept of a row at most; a quote that nothing closes may hold the whole file. */
const KEPT_BYTES = 1 << 20;

export class RejectLog {
  readonly #policy: RejectPolicy;
  readonly #first = new Map<string, RejectedRow & { column?: string }>();
  readonly #counts = new Map<string, number>();

  constructor(policy: RejectPolicy) {
    this.#policy = policy;
  }

  /** `accepted`: rows of the table so far that were right. */
  add(row: RejectedRow & { column?: string }, accepted: number): void {
    const count = (this.#counts.get(row.table) ?? 0) + 1;
    this.#counts.set(row.table, count);
    if (count === 1) this.#first.set(row.table, row);
    this.#keep(row);
    if (count % PATIENCE === 0) this.judge(row.table, accepted);
  }

  /** Throws when more than the allowed share of the rows was set aside. */
  judge(table: string, accepted: number): void {
    const count = this.#counts.get(table) ?? 0;
    const first = this.#first.get(table);
    if (first === undefined || count <= this.#policy.share * (accepted + count)) return;
    throw ioErrors.create("too-many-rejected", {
      file: this.#policy.shownAs,
      count,
      total: accepted + count,
      line: first.line,
      reason: first.column === undefined ? first.reason : `${first.reason} in column "${first.column}"`,
    });
  }

  summary(table: string): Rejected | undefined {
    const first = this.#first.get(table);
    if (first === undefined) return undefined;
    const file = this.#fileOf(table);
    return {
      count: this.#counts.get(table) ?? 0,
      ...(file !== undefined && { file }),
      firstLine: first.line,
      firstReason: first.reason,
    };
  }

  #keep({ table, line, reason, column, raw }: RejectedRow & { column?: string }): void {
    const file = this.#fileOf(table);
    if (file === undefined) return;
    if (this.#counts.get(table) === 1) mkdirSync(this.#policy.folder as string, { recursive: true });
    const text = Buffer.from(raw.subarray(0, KEPT_BYTES)).toString("utf8");
    appendFileSync(file, `${JSON.stringify({ line, reason, ...(column && { column }), row: text })}\n`);
  }

  #fileOf(table: string): string | undefined {
    const { folder } = this.#policy;
    return folder === undefined
      ? undefined
      : join(folder, `${table.replaceAll(/[/\\]/g, "_")}.rejected.ndjson`);
  }
}
