import { type Hash64, hashValue } from "../../stats/index.ts";
import type { Cells, NumberCells, TextCells } from "./read-cells.ts";

const MISSING: Readonly<Hash64> = { high: 0x5bd1e995, low: 0x1b873593 };

/** A 64-bit hash of each row, grown column by column; equal rows have equal ones. */
export class RowHashes {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  readonly #cell: Hash64 = { high: 0, low: 0 };

  constructor(rowCount: number) {
    this.high = new Uint32Array(rowCount);
    this.low = new Uint32Array(rowCount);
  }

  absorb(cells: Cells): void {
    if (cells.kind === "numbers") this.#absorbNumbers(cells);
    else this.#absorbTexts(cells);
  }

  #absorbNumbers({ values }: NumberCells): void {
    for (let row = 0; row < values.length; row++) {
      const value = values[row] as number;
      this.#mix(row, Number.isNaN(value) ? MISSING : hashValue(value, this.#cell));
    }
  }

  /** Where texts are fewer than rows, each is hashed once. */
  #absorbTexts({ codes, nulls, texts }: TextCells): void {
    const hashes =
      texts.length < codes.length ? texts.map((text) => hashValue(text, { high: 0, low: 0 })) : undefined;
    for (let row = 0; row < codes.length; row++) {
      const isMissing = nulls !== undefined && nulls[row] === 1;
      const code = codes[row] as number;
      this.#mix(row, isMissing ? MISSING : (hashes?.[code] ?? hashValue(texts[code] as string, this.#cell)));
    }
  }

  /** Both lanes take in the cell and each other: the order of the columns matters. */
  #mix(row: number, cell: Readonly<Hash64>): void {
    const { high, low } = this;
    const one = Math.imul((high[row] as number) ^ cell.high, 0x85ebca6b);
    const other = Math.imul((low[row] as number) ^ cell.low, 0xc2b2ae35);
    high[row] = (one ^ (one >>> 15)) + other;
    low[row] = (other ^ (other >>> 13)) + (high[row] as number);
  }
}
