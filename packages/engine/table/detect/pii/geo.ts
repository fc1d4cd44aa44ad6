import type { ColumnDetector, ColumnGuess, ColumnProfile } from "../detection.ts";
import { type ColumnNames, matchNames, namesOf } from "./column-names.ts";
import { describeEvidence } from "./pii-kind.ts";
import { listValues, measureShare } from "./value-share.ts";

const PAIR = /^\(?(-?\d{1,2}(?:\.\d{1,18})?)°? ?[,;] ?(-?\d{1,3}(?:\.\d{1,18})?)°?\)?$/;
const POINT = /^(?:SRID=\d{1,6};)?POINT ?\((-?\d{1,3}(?:\.\d{1,18})?) (-?\d{1,2}(?:\.\d{1,18})?)\)$/i;
const DEGREES =
  /^\d{1,2}° ?\d{1,2}['′] ?(?:\d{1,2}(?:\.\d{1,6})?["″] ?)?[NS][,; ]{1,2}\d{1,3}° ?\d{1,2}['′] ?(?:\d{1,2}(?:\.\d{1,6})?["″] ?)?[EWO]$/i;

/** A place on Earth as one text: `52.52, 13.405`, `(52.52, 13.405)`, `POINT (13.405 52.52)`, degrees and minutes. */
export function recogniseCoordinates(text: string): boolean {
  if (text.length > 64) return false;
  const [, latitude, longitude] = PAIR.exec(text) ?? [];
  if (latitude !== undefined)
    return text.includes(".") && Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180;
  const [, x, y] = POINT.exec(text) ?? [];
  return x === undefined ? DEGREES.test(text) : Math.abs(Number(x)) <= 180 && Math.abs(Number(y)) <= 90;
}

const latitudes =
  namesOf(`lat, latitude, latitud, latitudine, latitudes, breitengrad, geo breite, geo lat, breedtegraad, szerokosc geograficzna,
  zemepisna sirka, enlem, широта, shirota, γεωγραφικο πλατος, خط العرض, 纬度, 緯度, 위도, gps lat, y lat, lat deg`);
const longitudes =
  namesOf(`lon, lng, long, longitude, longitud, longitudine, langengrad, laengengrad, geo lon, geo lng, lengtegraad,
  dlugosc geograficzna, zemepisna delka, boylam, долгота, dolgota, γεωγραφικο μηκος, خط الطول, 经度, 經度, 経度, 경도, gps lon, lon deg`);
const places =
  namesOf(`location, coordinates, coords, coordinate, geo, geo point, geopoint, gps, lat lon, lat lng, lat long, latlong, latlng,
  position, koordinaten, standort, coordonnees, coordenadas, ubicacion, coordinate geografiche, localizacao, coordinaten,
  wspolrzedne, souradnice, koordinatlar, konum, координаты, геопозиция, συντεταγμενες, الموقع, 坐标, 座標, 좌표, geometry, geom, point`);

export const detectCoordinates: ColumnDetector = {
  name: "geo-coordinates",
  detect(profile) {
    if (profile.column.kind !== "text") return undefined;
    const share = measureShare(listValues(profile), recogniseCoordinates);
    if (share.share < 0.8) return undefined;
    const named = matchNames(places, profile.words);
    return {
      schema: { type: "geo", pii: "geo-coordinates", role: "quasi" },
      confidence: named > 0 ? 0.97 : 0.92 * (share.matched / (share.matched + 0.5)),
      evidence: describeEvidence("pairs of latitude and longitude", share, named),
    };
  },
};

export const detectLatitude = defineAxisDetector("latitude", latitudes, 90);
export const detectLongitude = defineAxisDetector("longitude", longitudes, 180);

function defineAxisDetector(pii: string, names: ColumnNames, limit: number): ColumnDetector {
  return { name: pii, detect: (profile) => judgeAxis({ pii, names, limit }, profile) };
}

interface Axis {
  readonly pii: string;
  readonly names: ColumnNames;
  readonly limit: number;
}

/** Numbers of this range are everywhere: without the name there is no guess. */
function judgeAxis({ pii, names, limit }: Axis, profile: ColumnProfile): ColumnGuess | undefined {
  const named = matchNames(names, profile.words);
  if (named === 0 || profile.column.kind === "datetime" || profile.column.kind === "boolean")
    return undefined;
  const share = measureShare(listValues(profile), (text) => isDegree(text, limit));
  const outside = Math.max(-(profile.min ?? 0), profile.max ?? 0) > limit;
  if (share.share < 0.9 || outside) return undefined;
  return {
    schema: { pii, role: "quasi" },
    confidence: ((profile.decimals ?? 0) >= 2 || profile.column.kind === "text" ? 0.96 : 0.85) * named,
    evidence: describeEvidence(`degrees of ${pii}`, share, named),
  };
}

function isDegree(text: string, limit: number): boolean {
  return /^-?\d{1,3}(?:\.\d{1,18})?°?$/.test(text.slice(0, 26)) && Math.abs(Number.parseFloat(text)) <= limit;
}
