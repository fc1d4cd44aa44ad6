/** @file The shape of a Report as JSON Schema (2020-12), for other tools. */
import { z } from "zod";
import { writeJson } from "../../table/index.ts";
import { reportSchema, reportVersion } from "./report.ts";

export function renderReportSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(reportSchema);
  const title = `Semblance Report, version ${reportVersion}`;
  return `${writeJson({ $schema, $id: `urn:semblance:report:v${reportVersion}`, title, ...rest })}\n`;
}
