import fc from "fast-check";
import { expect, test } from "vitest";
import { ProtobufWriter } from "./protobuf-writer.ts";

function write(fill: (writer: ProtobufWriter) => void): Uint8Array {
  const writer = new ProtobufWriter();
  fill(writer);
  return writer.finish();
}

/** Reads one varint as an int64, with the place after it. */
function readVarint(bytes: Uint8Array, start: number): [bigint, number] {
  let value = 0n;
  for (let at = start; ; at++) {
    value |= BigInt(bytes[at]! & 0x7f) << BigInt(7 * (at - start));
    if (bytes[at]! < 0x80) return [BigInt.asIntN(64, value), at + 1];
  }
}

test("the examples of the protobuf documentation", () => {
  expect([...write((writer) => writer.int(1, 150))]).toEqual([0x08, 0x96, 0x01]);
  expect([...write((writer) => writer.string(2, "testing"))]).toEqual([0x12, 7, ...Buffer.from("testing")]);
  const nested = write((writer) => writer.message(3, () => writer.int(1, 150)));
  expect([...nested]).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01]);
  expect([...write((writer) => writer.float(4, 1))]).toEqual([0x25, 0, 0, 0x80, 0x3f]);
});

test("every safe integer comes back from its varint", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 2 ** 29 - 1 }), (value, field) => {
      const bytes = write((writer) => writer.int(field, value));
      const [tag, start] = readVarint(bytes, 0);
      expect(tag).toBe(BigInt(field) << 3n);
      expect(readVarint(bytes, start)).toEqual([BigInt(value), bytes.length]);
    }),
  );
});

test("nested messages carry their exact length whatever is inside", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme" }), { maxLength: 40 }),
      fc.uint8Array(),
      (texts, raw) => {
        const inner = write((writer) => {
          for (const text of texts) writer.string(1, text);
          writer.bytes(2, raw);
        });
        const outer = write((writer) => {
          writer.message(5, () => {
            for (const text of texts) writer.string(1, text);
            writer.bytes(2, raw);
          });
        });
        const [size, start] = readVarint(outer, 1);
        expect(Number(size)).toBe(inner.length);
        expect([...outer.subarray(start)]).toEqual([...inner]);
      },
    ),
  );
});
