import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { concatTables, findDifference, type Table } from "../../table/index.ts";
import type { Generator } from "../generator.ts";
import {
  decodeModelFile,
  decodeModelManifest,
  encodeModelFile,
  readModelFile,
  readModelManifest,
  writeModelFile,
} from "./index.ts";
import { describeTable, fitRanges, makeMeasurements } from "./testing/fit-ranges.ts";
import { findGeneratorKind } from "./testing/ranges-kind.ts";
import { rewriteModel } from "./testing/rewrite-model.ts";
import { packZip } from "./zip/pack-zip.ts";

const about = { programVersion: "1.2.3", createdAt: new Date("2026-01-02T03:04:05Z"), privacy: "standard" };
const options = { findKind: findGeneratorKind };
const folder = await mkdtemp(join(tmpdir(), "semblance-model-"));
afterAll(() => rm(folder, { recursive: true }));

const measurements = makeMeasurements(500);
const fitted = await fitRanges(measurements);
const encode = async (generator: Generator) => Buffer.concat(await encodeModelFile(generator, about));
const bytes = await encode(fitted);

async function sample(generator: Generator): Promise<Table> {
  const batches: Table[] = [];
  for await (const { rows } of generator.sample({ rows: 5_000, seed: 7 })) batches.push(rows);
  return concatTables(batches);
}

test("what is read samples the same rows as what was written, and tells where it comes from", async () => {
  const path = join(folder, "a.semblance");
  await writeModelFile(path, fitted, about);
  const { generator, manifest } = await readModelFile(path, options);
  expect(findDifference(await sample(generator), await sample(fitted))).toBeUndefined();
  expect(manifest).toMatchObject({
    format: "semblance-model",
    formatVersion: 1,
    programVersion: "1.2.3",
    createdAt: "2026-01-02T03:04:05.000Z",
    kind: "ranges",
    privacy: "standard",
    fittedRows: { measurements: 500 },
    schema: describeTable(measurements),
    description: fitted.describe(),
  });
  expect(await readModelManifest(path)).toEqual(manifest);
  expect(await readdir(folder)).toEqual(["a.semblance"]);
});

test("equal generators make equal files", async () => {
  expect((await encode(await fitRanges(measurements))).equals(bytes)).toBe(true);
  const { generator } = await decodeModelFile(bytes, options);
  expect((await encode(generator)).equals(bytes)).toBe(true);
});

test("graphs lie in the file for others and are not read", async () => {
  const graphs = new Map([["network", Buffer.from("onnx")]]);
  const withGraphs = await encode({ ...fitted, graphs: async () => graphs });
  expect(Object.keys((await decodeModelManifest(withGraphs)).entries)).toContain("graphs/network.onnx");
  const edited = rewriteModel(withGraphs, "graphs/network.onnx", () => Buffer.from("other"), {
    fingerprints: false,
  });
  await expect(decodeModelFile(edited, options)).resolves.toBeDefined();
});

test.each(["manifest.json", "state.json", "weights.safetensors"])(
  "an edit of %s by hand is told by name",
  async (entry) => {
    const edit = (content: Buffer) => Buffer.from(content.toString("latin1").replace("ran", "run"), "latin1");
    const flip = (content: Buffer) => {
      const changed = Buffer.from(content);
      changed[changed.length - 1]! ^= 1;
      return changed;
    };
    const change = entry.endsWith(".json") ? edit : flip;
    const target =
      entry === "state.json"
        ? (content: Buffer) => Buffer.from(content.toString().replace("north", "ninth"))
        : change;
    const edited = rewriteModel(bytes, entry, target, { fingerprints: false });
    await expect(decodeModelFile(edited, options)).rejects.toMatchObject({
      code: "model-file-changed",
      values: { entry },
    });
  },
);

test("spaces in the manifest are nobody's edit", async () => {
  const compact = (content: Buffer) => Buffer.from(JSON.stringify(JSON.parse(content.toString())));
  const edited = rewriteModel(bytes, "manifest.json", compact, { fingerprints: false });
  await expect(decodeModelFile(edited, options)).resolves.toBeDefined();
});

test("a file of a newer form says so, whatever else it holds", async () => {
  const manifest = { format: "semblance-model", formatVersion: 2, programVersion: "9.0.0", novelty: true };
  const entries = new Map([
    ["manifest.json", Buffer.from(JSON.stringify(manifest))],
    ["novelty.bin", Buffer.from("?")],
  ]);
  await expect(decodeModelFile(Buffer.concat(packZip(entries)), options)).rejects.toMatchObject({
    code: "model-file-newer",
    message: "the model file was made by a newer Semblance (9.0.0), in version 2 of the model file.",
  });
});

test.each([
  ["an unknown entry", { add: "code.js" }, 'the entry "code.js" does not belong'],
  ["an entry that the manifest does not name", { add: "graphs/a.onnx" }, "does not name"],
  ["a missing entry", { drop: "weights.safetensors" }, 'the entry "weights.safetensors" is missing'],
])("%s", async (_, change, reason) => {
  const edited = rewriteModel(bytes, "manifest.json", (content) => content, {
    fingerprints: true,
    ...change,
  });
  await expect(decodeModelFile(edited, options)).rejects.toMatchObject({
    code: "model-file-invalid",
    message: expect.stringContaining(reason),
  });
});

test("a state that is not the generator's is refused with its cause", async () => {
  const edit = (content: Buffer) =>
    Buffer.from(content.toString().replace('"law":"labels"', '"law":"lapels"'));
  const edited = rewriteModel(bytes, "state.json", edit, { fingerprints: true });
  await expect(decodeModelFile(edited, options)).rejects.toMatchObject({ code: "model-file-invalid" });
});

test("a kind that this version does not have is told by its name", async () => {
  await expect(decodeModelFile(bytes)).rejects.toMatchObject({
    code: "unknown-generator",
    values: { name: "ranges" },
  });
});

test.each([
  ["that is not there", "absent.semblance"],
  ["that is a folder", "."],
])("a path %s", async (_, name) => {
  await expect(readModelFile(join(folder, name))).rejects.toMatchObject({ code: "model-file-unreadable" });
});

test("a file that is something else", async () => {
  const path = join(folder, "rows.csv");
  await writeFile(path, "a,b\n1,2\n");
  await expect(readModelFile(path)).rejects.toMatchObject({ code: "model-file-invalid" });
});
