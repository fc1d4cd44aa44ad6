import { expect, test } from "vitest";
import { encodeModelFile } from "./index.ts";
import { fitRanges, makeMeasurements } from "./testing/fit-ranges.ts";
import { readBroken } from "./testing/fuzz-models.ts";
import { findGeneratorKind } from "./testing/ranges-kind.ts";

const generator = await fitRanges(makeMeasurements(100));
const model = Buffer.concat(
  await encodeModelFile(generator, { programVersion: "1.0.0", createdAt: new Date(0) }),
);
const FILES = 400;

test(`${FILES} broken files are read or refused with a code; \`npm run torture -- models\` tries 50,000`, async () => {
  const outcomes = new Map<string, number>();
  for (let index = 0; index < FILES; index++) {
    const outcome = await readBroken({ model, findKind: findGeneratorKind }, "short", index);
    expect(outcome, `file ${index}`).not.toContain("no code");
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  // Not refused at the door alone: breaks reach every layer, and some do no harm.
  expect([...outcomes.keys()]).toEqual(
    expect.arrayContaining(["loaded", "model-file-invalid", "model-file-changed", "safetensors-invalid"]),
  );
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
