import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isSemblanceError } from "../../base/index.ts";
import { decodeSafetensors, encodeSafetensors, readSafetensors, writeSafetensors } from "./safetensors.ts";
import { elementTypes, findElementType, type StoredTensor } from "./stored-tensor.ts";

const fixture = join(import.meta.dirname, "fixtures/python.safetensors");

/** A file from the header's text and the tensors' bytes, valid or not. */
function assemble(header: string | Uint8Array, data: Uint8Array = new Uint8Array()): Uint8Array {
  const text = Buffer.from(header);
  const prefix = Buffer.alloc(8);
  prefix.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([prefix, text, data]);
}

const entry = (dtype: string, shape: string, offsets: string) =>
  `{"dtype":"${dtype}","shape":${shape},"data_offsets":${offsets}}`;

const expectInvalid = (bytes: Uint8Array, reason: string) =>
  expect(decodeSafetensors(bytes)).rejects.toMatchObject({
    code: "safetensors-invalid",
    message: expect.stringContaining(reason),
  });

test("a file of the Python package loads with every type, shape, name and its metadata", async () => {
  const { tensors, metadata } = await readSafetensors(fixture);
  expect(Object.fromEntries(metadata)).toEqual({ "made by": "safetensors ü", empty: "" });
  expect(tensors.size).toBe(17);
  for (const name of "float64 float32 float16 int64 uint64 int32 uint32 int16 uint16 int8 uint8".split(" ")) {
    const { dtype, shape, data } = tensors.get(name)!;
    expect(dtype).toBe(name === "float16" ? "float32" : name);
    expect([shape, Array.from(data as ArrayLike<number | bigint>, Number)]).toEqual([
      [2, 3],
      [0, 1, 2, 3, 4, 5],
    ]);
  }
  const values = (name: string) => [...tensors.get(name)!.data];
  expect(values("bool")).toEqual([1, 0, 1]);
  expect(values("bfloat16")).toEqual([1, -0.5, 3.140625]);
  const infinity = Number.POSITIVE_INFINITY;
  expect(values("halves")).toEqual([0, -0, 1.5, -2, 65504, 2 ** -24, infinity, -infinity]);
  expect(tensors.get("scalar")).toMatchObject({ shape: [], data: Float32Array.of(2.5) });
  expect(tensors.get("empty")).toMatchObject({ shape: [0, 4], data: new Float32Array() });
  expect(values('named "so"\n ü 表')).toEqual([-1n]);
});

const storedTensor: fc.Arbitrary<StoredTensor> = fc
  .record({
    type: fc.constantFrom(
      ...Object.values(elementTypes).filter(({ interpret }) => interpret.name === "interpret"),
    ),
    shape: fc.array(fc.nat({ max: 4 }), { maxLength: 3 }),
    seed: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  })
  .map(({ type, shape, seed }) => {
    const size = shape.reduce((product, length) => product * length, type.byteSize);
    const bytes = Uint8Array.from({ length: size }, (_, index) => seed[index % seed.length]!);
    return { dtype: type.dtype, shape, data: type.interpret(bytes.buffer) };
  });
const tensorName = fc.string({ unit: "grapheme" }).filter((name) => name !== "__metadata__");
const content = fc.record({
  tensors: fc.array(fc.tuple(tensorName, storedTensor)).map((pairs) => new Map(pairs)),
  metadata: fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.string())).map((pairs) => new Map(pairs)),
});

test("what is encoded comes back, and equal content gives equal bytes", async () => {
  await fc.assert(
    fc.asyncProperty(content, async (original) => {
      const bytes = encodeSafetensors(original);
      const { tensors, metadata } = await decodeSafetensors(bytes);
      expect(tensors).toEqual(original.tensors);
      expect(metadata).toEqual(original.metadata);
      const reversed = new Map([...tensors].reverse());
      expect(Buffer.compare(encodeSafetensors({ tensors: reversed, metadata }), bytes)).toBe(0);
    }),
  );
});

interface Mutation {
  readonly at: number;
  /** Bytes taken out; as many as are put in, where absent. */
  readonly remove: number | undefined;
  readonly insert: Uint8Array;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.integer({ min: 0, max: 999 }).map((thousandths) => thousandths / 1000),
  remove: fc.option(fc.nat({ max: 12 }), { nil: undefined }),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.constantFrom("0", "1", "2", "4", "8", " ", "a").map((text) => Uint8Array.from(Buffer.from(text))),
    fc
      .constantFrom(
        "-1",
        "0",
        "9007199254740993",
        "1e3",
        "[",
        "{",
        '"',
        ",",
        '"F16"',
        '"F128"',
        "[0,4]",
        "\\ud800",
      )
      .map((text) => Uint8Array.from(Buffer.from(text))),
  ),
});

function mutate(bytes: Uint8Array, { at, insert, remove = insert.length }: Mutation): Uint8Array {
  const position = Math.floor(at * bytes.length);
  return Buffer.concat([bytes.subarray(0, position), insert, bytes.subarray(position + remove)]);
}

test("a changed file loads as whole, well-shaped tensors or is refused by its code, never otherwise", async () => {
  let refused = 0;
  let loaded = 0;
  const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(content, mutations, async (original, changes) => {
      const bytes = changes.reduce(mutate, encodeSafetensors(original));
      try {
        const { tensors } = await decodeSafetensors(bytes);
        loaded++;
        for (const { dtype, shape, data } of tensors.values()) {
          const type = Object.values(elementTypes).find((known) => known.dtype === dtype)!;
          expect(data.byteLength).toBe(shape.reduce((product, length) => product * length, type.byteSize));
        }
      } catch (error) {
        if (!isSemblanceError(error)) throw error;
        expect(error.code).toBe("safetensors-invalid");
        refused++;
      }
    }),
    { numRuns: 2_000 },
  );
  // Of 2,000 about 30 load; both ways must have been met at all.
  expect(Math.min(refused, loaded)).toBeGreaterThan(0);
});

test.each([
  ["a negative offset", `{"a":${entry("F32", "[1]", "[-4,0]")}}`, 4, "at character"],
  ["an offset behind the end", `{"a":${entry("F32", "[2]", "[0,8]")}}`, 4, "behind the file's end"],
  [
    "overlapping tensors",
    `{"a":${entry("F32", "[1]", "[0,4]")},"b":${entry("U8", "[4]", "[2,6]")}}`,
    6,
    "overlaps",
  ],
  ["a hole", `{"a":${entry("F32", "[1]", "[4,8]")}}`, 8, "hole"],
  ["bytes behind the last tensor", `{"a":${entry("F32", "[1]", "[0,4]")}}`, 5, "behind the last"],
  ["a shape of another size", `{"a":${entry("F32", "[2]", "[0,4]")}}`, 4, "does not fit its shape"],
  ["sizes beyond numbers", `{"a":${entry("F32", "[4294967296,4294967296,0]", "[0,0]")}}`, 0, "fit its shape"],
  ["an unknown type", `{"a":${entry("F128", "[1]", "[0,16]")}}`, 16, "unknown type"],
  ["a type from the prototype", `{"a":${entry("constructor", "[1]", "[0,4]")}}`, 4, "unknown type"],
  [
    "a name given twice",
    `{"a":${entry("U8", "[0]", "[0,0]")},"a":${entry("U8", "[0]", "[0,0]")}}`,
    0,
    "twice",
  ],
  ["a field given twice", '{"a":{"dtype":"U8","dtype":"U8","shape":[],"data_offsets":[0,1]}}', 1, "twice"],
  ["a missing field", '{"a":{"dtype":"U8","data_offsets":[0,1]}}', 1, "lacks"],
  ["three offsets", `{"a":${entry("U8", "[1]", "[0,1,1]")}}`, 1, "more than one place"],
  ["metadata that is no text", '{"__metadata__":{"a":1}}', 0, "at character"],
  ["metadata given twice", '{"__metadata__":{},"__metadata__":{}}', 0, "twice"],
  ["a lone surrogate", `{"\\ud800":${entry("U8", "[0]", "[0,0]")}}`, 0, "at character"],
  ["text after the header", "{}x", 0, "at character"],
  ["no brace", " {}", 0, "brace"],
  ["no JSON", "{a:1}", 0, "at character"],
  ["JSON that nests", `{"a":${"[".repeat(1e6)}`, 0, "at character"],
])("refused: %s", async (_name, header, dataSize, reason) => {
  await expectInvalid(assemble(header, new Uint8Array(dataSize)), reason);
});

test("refused: files that end early, huge headers and bytes that are no UTF-8", async () => {
  await expectInvalid(new Uint8Array(7), "ends too early");
  await expectInvalid(assemble("{}").subarray(0, 9), "ends inside its header");
  await expectInvalid(Buffer.alloc(64, 0xff), "longer than");
  await expectInvalid(assemble(Uint8Array.of(0x7b, 0xff, 0x7d)), "UTF-8");
});

test("what could not be read back is not written", () => {
  const encode = (name: string, shape: number[]) => () =>
    encodeSafetensors({
      tensors: new Map([[name, { dtype: "float32", shape, data: new Float32Array(2) }]]),
      metadata: new Map(),
    });
  const unwritable = expect.objectContaining({ code: "safetensors-unwritable" });
  expect(encode("w", [3])).toThrowError(unwritable);
  expect(encode("__metadata__", [2])).toThrowError(unwritable);
  expect(encode("w", [2])).not.toThrow();
});

test("on disk: a write replaces the whole file and leaves nothing beside it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "safetensors-"));
  try {
    const path = join(folder, "weights.safetensors");
    await writeFile(path, "old");
    const stored = await readSafetensors(fixture);
    await writeSafetensors(path, stored);
    expect(await readSafetensors(path)).toEqual(stored);
    expect(await readdir(folder)).toEqual(["weights.safetensors"]);
    await expect(readSafetensors(join(folder, "absent"))).rejects.toMatchObject({ code: "file-unreadable" });
    await expect(readSafetensors(folder)).rejects.toMatchObject({ code: "file-unreadable" });
    await expect(writeSafetensors(join(folder, "no/file"), stored)).rejects.toMatchObject({
      code: "file-unwritable",
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("half precision is found by name only", () => {
  expect(findElementType("BF16")?.byteSize).toBe(2);
  expect(findElementType("toString")).toBeUndefined();
});
