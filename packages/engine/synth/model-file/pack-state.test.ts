import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeSafetensors, encodeSafetensors } from "../../tensor/files/index.ts";
import type { SavedState } from "../saved-state.ts";
import { packState, unpackState } from "./pack-state.ts";

const arrays = [
  fc.float32Array(),
  fc.float64Array(),
  fc.int32Array(),
  fc.bigInt64Array(),
  fc.uint8Array(),
  fc.uint16Array(),
];
const keys = fc.oneof(
  fc.string(),
  fc.constantFrom("$array", "$number", "$$array", "$", "__proto__", "a/b", "~1", ""),
);
const states = fc.letrec<{ state: SavedState }>((tie) => ({
  state: fc.oneof(
    { maxDepth: 5 },
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("\ud800", Number.NaN, -0),
    ...arrays,
    fc.array(tie("state"), { maxLength: 4 }),
    fc.array(fc.tuple(keys, tie("state")), { maxLength: 4 }).map((fields) => Object.fromEntries(fields)),
  ),
})).state;

test("a state comes back as it was through JSON and safetensors", async () => {
  await fc.assert(
    fc.asyncProperty(states, async (state) => {
      const { json, tensors } = packState(state);
      const { tensors: read } = await decodeSafetensors(encodeSafetensors({ tensors }));
      expect(unpackState({ json, tensors: read })).toStrictEqual(state);
    }),
  );
});

test("a tensor is named by its place", () => {
  const { tensors } = packState({ nets: [{ weights: Float32Array.of(1) }], "a/b": Uint8Array.of(2) });
  expect([...tensors.keys()]).toEqual(["/nets/0/weights", "/a~1b"]);
});

test.each([
  ["a tensor that is not there", '{"a":{"$array":"float32"}}', []],
  ["another type", '{"a":{"$array":"int32"}}', ["/a"]],
  ["a tensor that nothing names", "{}", ["/a"]],
  ["an unknown mark", '{"$map":1}', []],
  ["a mark among fields", '{"$array":"float32","b":1}', []],
  ["an unknown number", '{"$number":"1"}', []],
  ["no JSON", "{", []],
  ["too many levels", `${"[".repeat(200)}${"]".repeat(200)}`, []],
])("%s is refused", (_, json, names) => {
  const tensor = { dtype: "float32", shape: [1], data: Float32Array.of(1) } as const;
  const tensors = new Map(names.map((name) => [name, tensor]));
  expect(() => unpackState({ json, tensors })).toThrow(/its (state|JSON)/);
});
