import { createReadStream } from "node:fs";
import { join } from "node:path";
import type { WorkContext } from "@semblance/engine/base";
import { ioErrors } from "../../../errors.ts";
import type { Relation, StagingFile } from "../../file-format.ts";
import { inPhase } from "../../in-phase.ts";
import { CsvSink } from "../../scratch/csv-sink.ts";
import { chooseRow, findRow } from "./choose-row.ts";
import { planColumns } from "./plan-columns.ts";
import { describePath, isLeaf, surveyXml, type XmlPath } from "./survey-xml.ts";
import { writeRows } from "./write-rows.ts";

export async function stageXml(file: StagingFile, context: WorkContext): Promise<Relation[]> {
  const { path, shownAs, table, scratch } = file;
  const read = () => ({ chunks: createReadStream(path), shownAs });
  const { root, knowsNil } = await surveyXml(read(), inPhase(context, "looking through"));
  const row = pickRow(root, file);
  if (row === root && isLeaf(row) && !row.hasText)
    throw ioErrors.create("xml-without-rows", { file: shownAs });
  const plan = planColumns(row);
  const sink = new CsvSink({ path: join(scratch, "rows.csv"), shownAs, table, columns: plan.columns });
  try {
    await writeRows(read(), root, { plan, sink, knowsNil }, inPhase(context, "converting"));
    return [sink.finish()];
  } catch (error) {
    sink.discard();
    throw error;
  }
}

function pickRow(root: XmlPath, { options, shownAs, note }: StagingFile): XmlPath {
  if (options["row"] !== undefined) return findRow(root, options["row"], shownAs);
  const { row, others } = chooseRow(root);
  if (others.length > 0) {
    const named = others.slice(0, 5).map((other) => `${describePath(other)} (${other.count} times)`);
    note(`Rows of ${shownAs} are its elements ${describePath(row)}; not read: ${named.join(", ")}.`);
  }
  return row;
}
