/**
 * @file The keys of a table's objects, each with the value it has in the row at hand. Rows name their keys in the
 * same order nearly always, so a key is compared with the one expected before it is looked up.
 */
/** What stands at a key, as bits, so that all that ever stood there fit one number. */
export const Kind = {
  null: 1,
  number: 2,
  truth: 4,
  string: 8,
  /** A string with escapes in it. */
  escaped: 16,
  array: 32,
  object: 64,
} as const;

/** Keys of one table; a file with more has no table in it. */
export const MAX_JSON_KEYS = 20_000;
/** An object with more keys than this holds data in its keys: it stays one value. */
export const MAX_SPREAD_KEYS = 100;

export class JsonKey {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Keys of the objects that stand here; absent at the second level, which is not looked into. */
  readonly keys: JsonKeys | undefined;
  /** All kinds that stood here. */
  seen = 0;
  kind = 0;
  start = 0;
  end = 0;
  /** The row that the last value is of. */
  row = -1;

  constructor(name: string, bytes: Uint8Array, keys: JsonKeys | undefined) {
    this.name = name;
    this.bytes = bytes;
    this.keys = keys;
  }

  /** Whether objects here are taken apart into columns. */
  get isSpread(): boolean {
    return this.keys !== undefined && this.keys.list.length > 0 && !this.keys.isFull;
  }
}

export class JsonKeys {
  readonly list: JsonKey[] = [];
  readonly #byName = new Map<string, JsonKey>();
  readonly #depth: number;

  constructor(depth = 0) {
    this.#depth = depth;
  }

  get isFull(): boolean {
    return this.list.length > (this.#depth === 0 ? MAX_JSON_KEYS : MAX_SPREAD_KEYS);
  }

  /** The key between two quotes, which is at this place among the keys of its object. */
  find(bytes: Buffer, start: number, end: number, place: number): JsonKey {
    const expected = this.list[place];
    if (expected !== undefined && isSame(expected.bytes, bytes, start, end)) return expected;
    const raw = bytes.toString("utf8", start, end);
    const name = raw.includes("\\") ? (JSON.parse(`"${raw}"`) as string) : raw;
    return this.#byName.get(name) ?? this.#add(name, Uint8Array.from(bytes.subarray(start, end)));
  }

  #add(name: string, bytes: Uint8Array): JsonKey {
    const key = new JsonKey(name, bytes, this.#depth === 0 ? new JsonKeys(1) : undefined);
    this.list.push(key);
    this.#byName.set(name, key);
    return key;
  }
}

function isSame(expected: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (expected.length !== end - start) return false;
  for (let i = 0; i < expected.length; i++) if (expected[i] !== bytes[start + i]) return false;
  return true;
}
