/**
 * @file The discrete Fourier transform of complex numbers in place, for lengths that are powers of two
 * (Cooley and Tukey 1965). Each twiddle is taken from a table of sines and cosines, none from the one before,
 * so rounding grows with the logarithm of the length.
 */
export interface ComplexArray {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Σ z[j]·e^(−2πi·jk/n) for every k. */
export function transform(values: ComplexArray, twiddles = makeTwiddles(values.re.length)): void {
  reorder(values);
  for (let half = 1; half < values.re.length; half *= 2) mergeHalves(values, half, twiddles);
}

/** e^(−2πi·k/n) for the first half of the circle. */
export function makeTwiddles(length: number): ComplexArray {
  const re = new Float64Array(length / 2);
  const im = new Float64Array(length / 2);
  for (let k = 0; k < re.length; k++) {
    re[k] = Math.cos((2 * Math.PI * k) / length);
    im[k] = -Math.sin((2 * Math.PI * k) / length);
  }
  return { re, im };
}

/** The inverse of `transform`: with the parts exchanged the forward transform runs backwards. */
export function transformBack({ re, im }: ComplexArray, twiddles = makeTwiddles(re.length)): void {
  transform({ re: im, im: re }, twiddles);
  const n = re.length;
  for (let i = 0; i < n; i++) {
    re[i]! /= n;
    im[i]! /= n;
  }
}

function mergeHalves({ re, im }: ComplexArray, half: number, twiddles: ComplexArray): void {
  const stride = re.length / (2 * half);
  for (let start = 0; start < re.length; start += 2 * half) {
    for (let k = 0; k < half; k++) {
      const low = start + k;
      const high = low + half;
      const c = twiddles.re[k * stride]!;
      const s = twiddles.im[k * stride]!;
      const turnedRe = re[high]! * c - im[high]! * s;
      const turnedIm = re[high]! * s + im[high]! * c;
      re[high] = re[low]! - turnedRe;
      im[high] = im[low]! - turnedIm;
      re[low]! += turnedRe;
      im[low]! += turnedIm;
    }
  }
}

/** Puts each value where the bits of its index, read backwards, point. */
function reorder({ re, im }: ComplexArray): void {
  const n = re.length;
  for (let i = 1, mirrored = 0; i < n; i++) {
    let bit = n >> 1;
    for (; mirrored & bit; bit >>= 1) mirrored ^= bit;
    mirrored ^= bit;
    if (i >= mirrored) continue;
    exchange(re, i, mirrored);
    exchange(im, i, mirrored);
  }
}

function exchange(values: Float64Array, i: number, j: number): void {
  const value = values[i]!;
  values[i] = values[j]!;
  values[j] = value;
}
