import { isNumeric } from "../../table/index.ts";
import type { EncodedColumn, EncodingStep } from "./encoder.ts";
import { MOST_EXACT } from "./split-values.ts";

const axes = [
  { pii: "latitude", words: ["lat", "latitude"], limit: 90 },
  { pii: "longitude", words: ["lon", "lng", "long", "longitude"], limit: 180 },
] as const;

type Axis = (typeof axes)[number];

/** Fewer rows give no tree worth its name. */
const LEAST_ROWS = 500;

/** Latitude and longitude that are of one place, by their names: `pickup_lat` goes with `pickup_lon`. */
export function findPlaces(columns: ReadonlyMap<string, EncodedColumn>): EncodingStep[] {
  const [latitudes, longitudes] = axes.map((axis) => findAxis(columns, axis)) as [
    Map<string, string>,
    Map<string, string>,
  ];
  return [...latitudes].flatMap(([prefix, latitude]) => {
    const longitude = longitudes.get(prefix);
    if (longitude === undefined || latitude === longitude) return [];
    return [{ encoder: "geo", columns: [latitude, longitude], reason: "latitude and longitude of a place" }];
  });
}

/** Names by their other words. Of two columns with the same ones none is taken: which belongs to what is unknown. */
type Found = Map<string, string | undefined>;

function findAxis(columns: ReadonlyMap<string, EncodedColumn>, axis: Axis): Map<string, string> {
  const found: Found = new Map();
  for (const given of columns.values()) {
    if (!isAxis(given, axis)) continue;
    const words = given.profile.words.filter((word) => !axis.words.some((own) => own === word));
    const prefix = words.join(" ");
    found.set(prefix, found.has(prefix) ? undefined : given.name);
  }
  return new Map([...found].filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function isAxis({ column, profile, schema }: EncodedColumn, { pii, words, limit }: Axis): boolean {
  if (!isNumeric(column) || profile.rowCount - profile.nullCount < LEAST_ROWS) return false;
  const { min = Number.NaN, max = Number.NaN, distinctCount, decimals = 1 } = profile;
  if (!(min >= -limit && max <= limit) || distinctCount <= MOST_EXACT || decimals === 0) return false;
  return schema.pii === pii || profile.words.some((word) => words.some((own) => own === word));
}
