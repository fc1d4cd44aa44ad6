import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { WorkContext } from "@semblance/engine/base";
import { decompressFile } from "../files/decompress/decompress-file.ts";
import type { Relation, StagingFile } from "../files/file-format.ts";
import { chooseFormat } from "../files/formats/index.ts";
import { splitFileName } from "../files/split-file-name.ts";
import type { Staged, StageJob } from "./protocol.ts";
import { RejectLog } from "./reject-log.ts";

export async function stageFile(job: StageJob, context: WorkContext): Promise<Staged> {
  const { file, scratch, format: options, rejectShare, rejectsFolder } = job;
  const { shownAs } = file;
  const path = await decompressFile(file, join(scratch, "decompressed"), context);
  const { table, extension } = splitFileName(file.name);
  const format = await chooseFormat(path, extension, shownAs);
  const rejects = new RejectLog({
    share: rejectShare,
    shownAs,
    ...(rejectsFolder && { folder: rejectsFolder }),
  });
  const notes: string[] = [];
  const folder = join(scratch, "format");
  mkdirSync(folder);
  const note = (text: string) => notes.push(text);
  const reject: StagingFile["reject"] = (row, accepted) => rejects.add(row, accepted);
  const relations = await format.stage(
    { path, shownAs, table, scratch: folder, options, note, reject },
    context,
  );
  return { relations: relations.map((relation) => judge(relation, rejects)), notes };
}

function judge(relation: Relation, rejects: RejectLog): Relation {
  const rejected = rejects.summary(relation.table);
  if (rejected === undefined || !("csv" in relation)) return relation;
  rejects.judge(relation.table, relation.rowCount ?? 0);
  return { ...relation, rejected };
}
