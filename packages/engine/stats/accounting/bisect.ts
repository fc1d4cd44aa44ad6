/**
 * The end at which `isEnough` holds of a bracket that is halved until no double lies inside it; it must not
 * hold at `short` and hold at `enough`, which may lie on either side.
 */
export function bisect(short: number, enough: number, isEnough: (x: number) => boolean): number {
  let [outside, inside] = [short, enough];
  for (;;) {
    const middle = outside + (inside - outside) / 2;
    if (middle === outside || middle === inside) return inside;
    if (isEnough(middle)) inside = middle;
    else outside = middle;
  }
}
