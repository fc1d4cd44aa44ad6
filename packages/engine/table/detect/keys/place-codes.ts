import type { PackedTexts } from "../../column/dictionary.ts";

const ZERO = 48;
const NINE = 57;
/** More digits are not exact in a number. */
const MAX_DIGITS = 15;

/** The numbers behind codes such as `AB0017`, if all texts that occur share what comes before their last digits. */
export function placeCodes({ bytes, offsets }: PackedTexts, counts: Int32Array): Float64Array | undefined {
  const places = new Float64Array(counts.length);
  let prefix: Uint8Array | undefined;
  for (let id = 0; id < counts.length; id++) {
    if (counts[id] === 0) continue;
    const start = offsets[id]!;
    const end = offsets[id + 1]!;
    let digits = end;
    while (digits > start && bytes[digits - 1]! >= ZERO && bytes[digits - 1]! <= NINE) digits--;
    prefix ??= bytes.subarray(start, digits);
    if (digits === end || end - digits > MAX_DIGITS || !startsWith(bytes, start, digits, prefix))
      return undefined;
    let place = 0;
    for (let at = digits; at < end; at++) place = 10 * place + bytes[at]! - ZERO;
    places[id] = place;
  }
  return prefix && places;
}

function startsWith(bytes: Uint8Array, start: number, end: number, prefix: Uint8Array): boolean {
  if (end - start !== prefix.length) return false;
  for (let at = 0; at < prefix.length; at++) if (bytes[start + at] !== prefix[at]) return false;
  return true;
}
