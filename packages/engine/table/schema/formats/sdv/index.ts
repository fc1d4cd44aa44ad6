/** @file The metadata of SDV and SDMetrics (https://sdv.dev), a JSON file. */
import { makeFormat } from "../schema-format.ts";
import { readSdv } from "./read-sdv.ts";
import { writeSdv } from "./write-sdv.ts";

const LOOKED_AT = 200_000;

export const sdv = makeFormat({
  name: "sdv",
  summary: "the metadata of SDV and SDMetrics (V1 and V2 are read, V2 is written)",
  recognise(text) {
    const head = text.slice(0, LOOKED_AT);
    if (!/^\s*\{/.test(head)) return 0;
    const isSaid =
      head.includes('"METADATA_SPEC_VERSION"') || text.slice(-LOOKED_AT).includes('"METADATA_SPEC_VERSION"');
    return isSaid ? 0.99 : head.includes('"sdtype"') ? 0.95 : 0;
  },
  import: readSdv,
  write: writeSdv,
});
