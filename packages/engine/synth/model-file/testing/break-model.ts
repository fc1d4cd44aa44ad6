/**
 * @file Breaks model files in every way: the archive's bytes, and, in archives that are sound again and whose
 * fingerprints fit as a forger's would, the bytes and the values inside each entry.
 */
import { Random } from "../../../base/index.ts";
import { rewriteModel } from "./rewrite-model.ts";

type Break = (content: Buffer, random: Random) => Uint8Array;

const entries = ["manifest.json", "state.json", "state.json", "weights.safetensors"];
/** What may stand where a number or a text of the JSON stood. */
const oddValues: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  2 ** 53,
  0.5,
  "",
  "__proto__",
  "x".repeat(5_000),
  [],
  {},
  { $array: "float32" },
  { $number: "NaN" },
  JSON.parse('{"__proto__":{"polluted":true}}'),
];
/** What may stand where a length, a place or a weight stood: little-endian of 4 and 8 bytes. */
const oddWords = [
  "00000000",
  "ffffffff",
  "ffffff7f",
  "00000080",
  "0000c07f",
  "0000807f",
  "000000000000f87f",
  "ffffffffffffffff",
  "504b0304",
  "504b0506",
].map((hex) => Buffer.from(hex, "hex"));

/** The same file for the same seed and index. */
export function breakModel(model: Uint8Array, seed: string, index: number): Uint8Array {
  const random = new Random(seed).partition(index);
  const bytes = Buffer.from(model);
  if (random.below(3) === 0) return breakBytes(bytes, random);
  const entry = choose(entries, random);
  const breakEntry = entry.endsWith(".json") && random.below(4) > 0 ? breakJson : breakBytes;
  return rewriteModel(bytes, entry, (content) => breakEntry(content, random), {
    fingerprints: random.below(8) > 0,
  });
}

const byteBreaks: readonly Break[] = [
  (content, random) => {
    for (let left = 1 + random.below(4); left > 0 && content.length > 0; left--)
      content[random.below(content.length)]! ^= 1 << random.below(8);
    return content;
  },
  (content, random) => content.subarray(0, random.below(content.length + 1)),
  (content, random) => {
    const [start, end] = chooseStretch(content, random);
    return Buffer.concat([content.subarray(0, start), content.subarray(end)]);
  },
  (content, random) => {
    const [start, end] = chooseStretch(content, random);
    const times = random.below(8) === 0 ? 1_000 : 1;
    const repeated = Array.from({ length: times }, () => content.subarray(start, end));
    return Buffer.concat([content.subarray(0, end), ...repeated, content.subarray(end)]);
  },
  (content, random) => {
    const word = choose(oddWords, random);
    if (content.length >= word.length) word.copy(content, random.below(content.length - word.length + 1));
    return content;
  },
];

function breakBytes(content: Buffer, random: Random): Uint8Array {
  return choose(byteBreaks, random)(content, random);
}

/** One value anywhere becomes another, goes, or comes twice. */
function breakJson(content: Buffer, random: Random): Uint8Array {
  const root = { value: JSON.parse(content.toString()) };
  const places = listPlaces(root);
  const { holder, key } = choose(places, random);
  const way = random.below(8);
  if (way === 0 && Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (way === 0) delete holder[key];
  else if (way === 1 && Array.isArray(holder)) holder.push(holder[Number(key)]);
  else if (way <= 3) swap(choose(places, random), { holder, key });
  else holder[key] = choose(oddValues, random);
  return Buffer.from(JSON.stringify(root.value) ?? "");
}

type Holder = Record<string, unknown> | unknown[];
interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function listPlaces(holder: Holder): Place[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder: holder as Record<string, unknown>, key },
    ...(typeof value === "object" && value !== null ? listPlaces(value as Holder) : []),
  ]);
}

/** Also into itself, which JSON cannot say: then a copy stands there. */
function swap(one: Place, other: Place): void {
  const values = [one, other].map(({ holder, key }) => structuredClone(holder[key]));
  one.holder[one.key] = values[1];
  other.holder[other.key] = values[0];
}

function choose<T>(values: readonly T[], random: Random): T {
  return values[random.below(values.length)] as T;
}

function chooseStretch(content: Buffer, random: Random): [start: number, end: number] {
  const start = random.below(content.length + 1);
  return [start, Math.min(content.length, start + 1 + random.below(64))];
}
