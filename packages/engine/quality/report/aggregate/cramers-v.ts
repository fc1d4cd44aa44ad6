const reused = new Map<number, Int32Array>();

/**
 * Cramér's V without the bias of small samples (Bergsma 2013): φ² = χ²/n less what chance alone gives,
 * (r − 1)(c − 1)/(n − 1), over min(r, c) − 1 with r and c corrected alike. NaN where a side does not vary or has
 * fewer than five rows.
 */
export function correctedCramersV(
  [one, oneWidth]: readonly [Uint8Array, number],
  [other, otherWidth]: readonly [Uint8Array, number],
): number {
  const rows = one.length;
  const counts = takeZeros(oneWidth * otherWidth);
  for (let row = 0; row < rows; row++) {
    const cell = (one[row] as number) * otherWidth + (other[row] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
  const columnSums = new Float64Array(otherWidth);
  for (let cell = 0; cell < counts.length; cell += otherWidth)
    for (let j = 0; j < otherWidth; j++)
      columnSums[j] = (columnSums[j] as number) + (counts[cell + j] as number);
  // Σ (observed − expected)²/expected = n (Σ observed² / (row · column) − 1)
  let [ratios, r] = [0, 0];
  for (let cell = 0; cell < counts.length; cell += otherWidth) {
    let [rowSum, inRow] = [0, 0];
    for (let j = 0; j < otherWidth; j++) {
      const count = counts[cell + j] as number;
      if (count === 0) continue;
      rowSum += count;
      inRow += (count * count) / (columnSums[j] as number);
    }
    if (rowSum === 0) continue;
    ratios += inRow / rowSum;
    r++;
  }
  return correct(ratios - 1, rows, r, countPositive(columnSums));
}

function correct(phi: number, rows: number, r: number, c: number): number {
  if (rows < 5 || r < 2 || c < 2) return Number.NaN;
  const corrected = Math.max(0, phi - ((r - 1) * (c - 1)) / (rows - 1));
  const smaller = Math.min(r - (r - 1) ** 2 / (rows - 1), c - (c - 1) ** 2 / (rows - 1)) - 1;
  return smaller > 0 ? Math.min(1, Math.sqrt(corrected / smaller)) : Number.NaN;
}

function takeZeros(size: number): Int32Array {
  const kept = reused.get(size);
  if (kept !== undefined) return kept.fill(0);
  const made = new Int32Array(size);
  reused.set(size, made);
  return made;
}

function countPositive(sums: Float64Array): number {
  let count = 0;
  for (const sum of sums) if (sum > 0) count++;
  return count;
}
