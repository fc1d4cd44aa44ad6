import fc from "fast-check";
import { expect, test } from "vitest";
import { openZip, unpackEntry, type ZipLimits } from "./open-zip.ts";
import { packZip } from "./pack-zip.ts";
import { DIRECTORY_END, DIRECTORY_ENTRY, LOCAL_HEADER } from "./zip-layout.ts";

const limits: ZipLimits = { entries: 10, unpackedBytes: 2 ** 20, ratio: 100, freeBytes: 4_096 };
const texts = new Map([
  ["a.txt", Buffer.from("stored")],
  ["b.txt", Buffer.from("deflated ".repeat(20))],
]);
const archive = Buffer.concat(packZip(texts));

function read(bytes: Uint8Array, within = limits): Map<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (const [name, entry] of openZip(bytes, within)) contents.set(name, unpackEntry(entry));
  return contents;
}

/** The archive with the bytes of a field of the n-th such record changed. */
function patch(record: { signature: number }, n: number, at: number, bytes: readonly number[]): Buffer {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(record.signature);
  let start = archive.indexOf(mark);
  for (let left = n; left > 0; left--) start = archive.indexOf(mark, start + 1);
  const patched = Buffer.from(archive);
  patched.set(bytes, start + at);
  return patched;
}

test("entries come back as they were", () => {
  const entry = fc.tuple(fc.string({ unit: "grapheme" }), fc.uint8Array({ maxLength: 300 }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (given) => {
      const entries = new Map(given);
      const contents = read(Buffer.concat(packZip(entries)));
      const plain = (map: ReadonlyMap<string, Uint8Array>) =>
        [...map].map(([name, bytes]) => [name, [...bytes]]);
      expect(plain(contents)).toEqual(plain(entries));
    }),
  );
});

test("what Python's zipfile wrote is read", () => {
  const python =
    "UEsDBBQAAAAAAIMYIlwL+UNWBgAAAAYAAAAFAAAAYS50eHRzdG9yZWRQSwMEFAAACAgAgxgiXAfWb5AOAAAAtAAAAAgAAABiL8OpLnR4dEtJTctJLElNUUgZOgwAUEsBAhQDFAAAAAAAgxgiXAv5Q1YGAAAABgAAAAUAAAAAAAAAAAAAAIABAAAAAGEudHh0UEsBAhQDFAAACAgAgxgiXAfWb5AOAAAAtAAAAAgAAAAAAAAAAAAAAIABKQAAAGIvw6kudHh0UEsFBgAAAAACAAIAaQAAAF0AAAAAAA==";
  const contents = read(Buffer.from(python, "base64"));
  const asText = [...contents].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]);
  expect(asText).toEqual([
    ["a.txt", "stored"],
    ["b/é.txt", "deflated ".repeat(20)],
  ]);
});

const second = LOCAL_HEADER.bytes + "a.txt".length + "stored".length;
test.each<[string, Buffer, RegExp]>([
  ["a byte behind", Buffer.concat([archive, Buffer.of(0)]), /does not end/],
  ["a byte before", Buffer.concat([Buffer.of(0), archive]), /directory is not where/],
  ["no bytes", Buffer.alloc(0), /does not end/],
  ["a comment", patch(DIRECTORY_END, 0, 20, [1]), /directory is not where/],
  ["several disks", patch(DIRECTORY_END, 0, 4, [1]), /directory is not where/],
  ["fewer entries than there are", patch(DIRECTORY_END, 0, 8, [1, 0, 1, 0]), /belong to no entry/],
  ["more entries than there are", patch(DIRECTORY_END, 0, 8, [3, 0, 3, 0]), /directory is damaged/],
  ["an entry at another's place", patch(DIRECTORY_ENTRY, 1, 42, [0]), /do not follow/],
  ["bytes between entries", patch(DIRECTORY_ENTRY, 1, 42, [second + 1]), /do not follow/],
  ["encryption", patch(DIRECTORY_ENTRY, 0, 8, [1]), /parts of the zip format/],
  ["sizes behind the content", patch(LOCAL_HEADER, 0, 6, [8]), /parts of the zip format/],
  ["another method", patch(DIRECTORY_ENTRY, 1, 10, [12]), /parts of the zip format/],
  ["two names of one entry", patch(LOCAL_HEADER, 1, LOCAL_HEADER.bytes, [0x63]), /"b.txt" is damaged/],
  ["two sizes of one entry", patch(LOCAL_HEADER, 1, 22, [1]), /"b.txt" is damaged/],
  ["a stored entry of another size", patch(DIRECTORY_ENTRY, 0, 24, [7]), /"a.txt" is damaged/],
  ["sizes of 64 bits", patch(DIRECTORY_ENTRY, 1, 24, [255, 255, 255, 255]), /damaged/],
  ["a changed byte", patch(LOCAL_HEADER, 0, LOCAL_HEADER.bytes + 5, [0x53]), /"a.txt" is damaged/],
])("%s is refused", (_, bytes, reason) => {
  expect(() => read(bytes)).toThrow(reason);
});

function setSizes(size: number): Buffer {
  const bytes = [size & 255, size >> 8, 0, 0];
  const patched = patch(LOCAL_HEADER, 1, 22, bytes);
  const directory = patch(DIRECTORY_ENTRY, 1, 24, bytes);
  const from = archive.length - DIRECTORY_END.bytes - 2 * (DIRECTORY_ENTRY.bytes + "a.txt".length);
  return Buffer.concat([patched.subarray(0, from), directory.subarray(from)]);
}

test("a size that is not true is found out, and nothing is inflated beyond it", () => {
  expect(read(setSizes(180))).toEqual(read(archive));
  for (const size of [0, 10, 179, 181, 4_000])
    expect(() => read(setSizes(size))).toThrow(/"b.txt" is damaged/);
});

test("an archive that says it would take too much is refused before it is unpacked", () => {
  const bomb = Buffer.concat(packZip(new Map([["b", Buffer.alloc(2 ** 20)]])));
  expect(() => openZip(bomb, limits)).toThrow(/would take 1048576 bytes/);
  expect(() => openZip(bomb, { ...limits, ratio: 2_000 })).not.toThrow();
  expect(() => openZip(bomb, { ...limits, ratio: 2_000, unpackedBytes: 2 ** 20 - 1 })).toThrow(
    /at most 1048575/,
  );
  expect(() => openZip(archive, { ...limits, entries: 1 })).toThrow(/more than 1 entries/);
});
