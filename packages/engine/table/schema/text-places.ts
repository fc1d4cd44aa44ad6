/** @file Offsets of a text as lines and columns, both from 1; the ends of lines are looked for once. */
export class TextPlaces {
  readonly #text: string;
  #ends: number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  locate(offset: number): { readonly line: number; readonly column: number } {
    this.#ends ??= findLineEnds(this.#text);
    const ends = this.#ends;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    const lineStart = low === 0 ? 0 : (ends[low - 1] as number) + 1;
    return { line: low + 1, column: offset - lineStart + 1 };
  }
}

function findLineEnds(text: string): number[] {
  const ends: number[] = [];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) ends.push(end);
  return ends;
}
