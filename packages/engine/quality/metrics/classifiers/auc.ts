/**
 * Area under the ROC curve: the chance that a row of class 1 has the higher score, ties counting half, by ranks
 * (Hanley & McNeil 1982). NaN unless both classes occur.
 */
export function computeAuc(target: ArrayLike<number>, scores: Float64Array): number {
  const order = Uint32Array.from(scores, (_, row) => row).sort(
    (a, b) => (scores[a] as number) - (scores[b] as number),
  );
  let rankSum = 0;
  let ones = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    let onesInTie = 0;
    const score = scores[order[start] as number];
    do {
      if (target[order[end] as number] === 1) onesInTie++;
      end++;
    } while (end < order.length && scores[order[end] as number] === score);
    rankSum += (onesInTie * (start + end + 1)) / 2;
    ones += onesInTie;
    start = end;
  }
  return (rankSum - (ones * (ones + 1)) / 2) / (ones * (order.length - ones));
}
