/** @file Sheets into an Excel workbook, in constant memory: into a file, whole or not at all, or into a stream. */
import { createWriteStream } from "node:fs";
import type { Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { throwIfCancelled, type WorkContext } from "@semblance/engine/base";
import { describeFailure } from "../exporters/describe-failure.ts";
import { placeFile } from "../exporters/place-file.ts";
import { type Sheets, WorkbookEncoder, type WorkbookSummary } from "./encode-workbook.ts";
import { EXCEL_LIMITS } from "./sheet-part.ts";

export async function writeWorkbook(
  path: string,
  sheets: Sheets,
  context: WorkContext = {},
): Promise<WorkbookSummary> {
  const encoder = new WorkbookEncoder(context, EXCEL_LIMITS);
  try {
    await placeFile(path, (part) =>
      send(encoder.encode(sheets), createWriteStream(part, { flags: "wx" }), context),
    );
  } catch (error) {
    throwIfCancelled(context.signal);
    throw encoder.failure === undefined ? describeFailure(path, error) : encoder.failure.error;
  }
  return encoder.summary;
}

/** Ends the stream; a failure of the stream arrives as it is. */
export async function streamWorkbook(
  target: Writable,
  sheets: Sheets,
  context: WorkContext = {},
): Promise<WorkbookSummary> {
  const encoder = new WorkbookEncoder(context, EXCEL_LIMITS);
  try {
    await send(encoder.encode(sheets), target, context);
  } catch (error) {
    throwIfCancelled(context.signal);
    throw encoder.failure === undefined ? error : encoder.failure.error;
  }
  return encoder.summary;
}

/** A source that never answers keeps `pipeline` waiting after a cancellation, but not the target. */
async function send(bytes: AsyncIterable<Uint8Array>, target: Writable, { signal }: WorkContext) {
  const sending = pipeline(bytes, target, signal === undefined ? {} : { signal });
  await Promise.race([sending, finished(target)]);
}
