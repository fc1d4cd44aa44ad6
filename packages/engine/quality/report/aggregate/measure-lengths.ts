import { ByteWriter, type Column, makeCellWriter, type TextColumn } from "../../../table/index.ts";

/** Characters of each value's text, NaN for the missing ones. */
export function measureLengths(column: Column): Float64Array {
  const lengths = column.kind === "text" ? measureTexts(column) : measureCells(column);
  const { nulls } = column;
  if (nulls !== undefined)
    for (let row = 0; row < nulls.length; row++) if (nulls[row] === 1) lengths[row] = NaN;
  return lengths;
}

/** Once per distinct text. */
function measureTexts({ codes, dictionary }: TextColumn): Float64Array {
  const { bytes, offsets } = dictionary.pack();
  const lengthOf = new Float64Array(dictionary.size);
  for (let code = 0; code < lengthOf.length; code++) {
    let length = 0;
    // Bytes that go on with a character of UTF-8 begin with 10.
    for (let at = offsets[code] as number; at < (offsets[code + 1] as number); at++)
      if (((bytes[at] as number) & 0xc0) !== 0x80) length++;
    lengthOf[code] = length;
  }
  const lengths = new Float64Array(codes.length);
  for (let row = 0; row < lengths.length; row++) lengths[row] = lengthOf[codes[row] as number] as number;
  return lengths;
}

function measureCells(column: Column): Float64Array {
  const write = makeCellWriter(column);
  const out = new ByteWriter(64);
  const lengths = new Float64Array(column.length);
  for (let row = 0; row < lengths.length; row++) {
    out.clear();
    write(out, row);
    lengths[row] = out.length;
  }
  return lengths;
}
