/** @file Every encoder by name; a new one is one line here. */
import { calendarEncoder } from "./calendar.ts";
import { categoricalEncoder } from "./categorical.ts";
import { constantEncoder } from "./constant.ts";
import type { Encoder } from "./encoder.ts";
import { geoEncoder } from "./geo.ts";
import { madeEncoders } from "./made/index.ts";
import { numericEncoder } from "./numeric.ts";

const encoders: readonly Encoder[] = [
  constantEncoder,
  categoricalEncoder,
  numericEncoder,
  calendarEncoder,
  geoEncoder,
  ...madeEncoders,
];

const encoderOf: ReadonlyMap<string, Encoder> = new Map(encoders.map((encoder) => [encoder.kind, encoder]));

export function findEncoder(kind: string): Encoder | undefined {
  return encoderOf.get(kind);
}

export function getEncoder(kind: string): Encoder {
  const encoder = encoderOf.get(kind);
  if (encoder === undefined) throw new TypeError(`no encoder ${kind}`);
  return encoder;
}
