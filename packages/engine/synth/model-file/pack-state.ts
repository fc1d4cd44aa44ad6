/**
 * @file A generator's state as JSON and tensors. An array stands in the JSON as `{"$array": "float32"}` and its
 * values lie in the tensor that is named by its place, a JSON pointer (RFC 6901) such as `/tables/0/weights`: so no
 * reference can point elsewhere, and tensors read well in other tools. Numbers that JSON does not know are
 * `{"$number": "NaN"}`. A key of the state's own that begins with `$` gets a second one, so none can be mistaken.
 */
import type { StoredTensor } from "../../tensor/files/index.ts";
import type { SavedArray, SavedState } from "../saved-state.ts";

export interface PackedState {
  readonly json: string;
  readonly tensors: ReadonlyMap<string, StoredTensor>;
}

/** Whoever knows the file's name turns it into the coded error. */
export class StateFault extends Error {}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const ARRAY = "$array";
const NUMBER = "$number";
const DEEPEST = 100;
const oddNumbers = new Map([NaN, Infinity, -Infinity, -0].map((value) => [nameNumber(value), value]));

export function packState(state: SavedState): PackedState {
  const tensors = new Map<string, StoredTensor>();
  const pack = (value: SavedState, place: string): Json => {
    if (ArrayBuffer.isView(value)) {
      const tensor = toTensor(value);
      tensors.set(place, tensor);
      return { [ARRAY]: tensor.dtype };
    }
    if (typeof value === "number") return isPlain(value) ? value : { [NUMBER]: nameNumber(value) };
    if (typeof value !== "object" || value === null) return value;
    if (isList(value)) return value.map((item, index) => pack(item, `${place}/${index}`));
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return Object.fromEntries(
      fields.map(([key, field]) => [escapeKey(key), pack(field, joinPlace(place, key))]),
    );
  };
  return { json: JSON.stringify(pack(state, "")), tensors };
}

/** Every tensor must have its place, and every place its tensor. */
export function unpackState({ json, tensors }: PackedState): SavedState {
  let used = 0;
  const takeArray = (dtype: Json | undefined, place: string): SavedArray => {
    const tensor = tensors.get(place);
    if (
      tensor === undefined ||
      tensor.dtype !== dtype ||
      tensor.shape.length !== 1 ||
      !isSavedArray(tensor.data)
    )
      throw new StateFault("an array of its state is missing or of another type");
    used++;
    return tensor.data;
  };
  const unpack = (value: Json, place: string, depth: number): SavedState => {
    if (depth > DEEPEST) throw new StateFault("its state is nested too deep");
    if (typeof value !== "object" || value === null) return value;
    if (isList(value)) return value.map((item, index) => unpack(item, `${place}/${index}`, depth + 1));
    const fields = Object.entries(value);
    if (Object.hasOwn(value, ARRAY) && fields.length === 1) return takeArray(value[ARRAY], place);
    if (Object.hasOwn(value, NUMBER) && fields.length === 1) return readNumber(value[NUMBER]);
    return Object.fromEntries(
      fields.map(([escaped, field]) => {
        const key = unescapeKey(escaped);
        return [key, unpack(field, joinPlace(place, key), depth + 1)];
      }),
    );
  };
  const state = unpack(parseJson(json), "", 0);
  if (used !== tensors.size) throw new StateFault("it holds arrays that its state does not name");
  return state;
}

export function parseJson(text: string): Json {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StateFault("its JSON cannot be read", { cause });
  }
}

function toTensor(data: SavedArray): StoredTensor {
  return { dtype: nameType(data), shape: [data.length], data };
}

function nameType(data: SavedArray) {
  if (data instanceof Float32Array) return "float32";
  if (data instanceof Float64Array) return "float64";
  if (data instanceof Int32Array) return "int32";
  if (data instanceof BigInt64Array) return "int64";
  return data instanceof Uint16Array ? "uint16" : "uint8";
}

function isSavedArray(data: StoredTensor["data"]): data is SavedArray {
  return [Float32Array, Float64Array, Int32Array, BigInt64Array, Uint16Array, Uint8Array].some(
    (type) => data instanceof type,
  );
}

/** `Array.isArray` does not tell read-only lists from records by type. */
function isList<T>(value: readonly T[] | object): value is readonly T[] {
  return Array.isArray(value);
}

function isPlain(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function nameNumber(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function readNumber(name: Json | undefined): number {
  const value = typeof name === "string" ? oddNumbers.get(name) : undefined;
  if (value === undefined) throw new StateFault("its state holds an unknown number");
  return value;
}

function escapeKey(key: string): string {
  return key.startsWith("$") ? `$${key}` : key;
}

function unescapeKey(key: string): string {
  if (!key.startsWith("$")) return key;
  if (!key.startsWith("$$")) throw new StateFault("its state holds an unknown mark");
  return key.slice(1);
}

function joinPlace(place: string, key: string): string {
  return `${place}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
