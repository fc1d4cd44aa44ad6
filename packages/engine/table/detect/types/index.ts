/** @file Every detector of logical types. To add one, write its file and list it here. */
import type { ColumnDetector } from "../detection.ts";
import { detectBoolean } from "./boolean.ts";
import { detectCategorical } from "./categorical.ts";
import { detectDatetime } from "./datetime.ts";
import { detectDatetimeNumber } from "./datetime-number.ts";
import { detectDatetimeFormat, detectDatetimeText } from "./datetime-text.ts";
import { detectEmpty } from "./empty.ts";
import { detectFreeText } from "./free-text.ts";
import { detectIdentifier } from "./identifier.ts";
import { detectJson } from "./json.ts";
import { detectNumber } from "./number.ts";
import { detectNumberClass } from "./number-class.ts";
import { detectNumberText } from "./number-text.ts";
import { detectOrdinal } from "./ordinal.ts";
import { detectUnit } from "./unit.ts";
import { detectUuid } from "./uuid.ts";

export const typeDetectors: readonly ColumnDetector[] = [
  detectBoolean,
  detectCategorical,
  detectDatetime,
  detectDatetimeFormat,
  detectDatetimeNumber,
  detectDatetimeText,
  detectEmpty,
  detectFreeText,
  detectIdentifier,
  detectJson,
  detectNumber,
  detectNumberClass,
  detectNumberText,
  detectOrdinal,
  detectUnit,
  detectUuid,
];
