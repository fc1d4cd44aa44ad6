import { join } from "node:path";
import type { WorkContext } from "@semblance/engine/base";
import { readHead } from "../../decompress/decompress-file.ts";
import type { Relation, StagingFile } from "../../file-format.ts";
import { inPhase } from "../../in-phase.ts";
import { findMark } from "../csv/detect-encoding.ts";
import { transcodeFile } from "../csv/transcode.ts";
import { type JsonFile, withJsonInput } from "./json-input.ts";
import { surveyJson } from "./survey-json.ts";
import { findShape, type JsonShape } from "./walk-json.ts";
import { writeTables } from "./write-tables.ts";

/** Two passes: which keys there are and what stands at them, then the rows. */
export async function stageJson(
  file: StagingFile,
  known: JsonShape | undefined,
  context: WorkContext,
): Promise<Relation[]> {
  const plain = await toUtf8(file);
  const shape = known ?? withJsonInput(plain, findShape);
  const survey = withJsonInput(plain, (input) =>
    surveyJson(input, shape, inPhase(context, "looking through")),
  );
  return withJsonInput(plain, (input) => writeTables(input, survey, file, inPhase(context, "converting")));
}

async function toUtf8({ path, shownAs, scratch, options }: StagingFile): Promise<JsonFile> {
  const head = await readHead(path, 4);
  const given = options["encoding"]?.toLowerCase();
  const encoding =
    findMark(head) ?? (given === undefined ? guessEncoding(head) : { name: given, markBytes: 0 });
  if (encoding.name === "utf-8") return { path, shownAs, from: encoding.markBytes };
  const target = join(scratch, "utf-8.json");
  await transcodeFile({ path, target, encoding, shownAs });
  return { path: target, shownAs, from: 0 };
}

/** JSON begins with a plain character: a NUL beside it tells 16 bits. */
function guessEncoding([first, second]: Uint8Array) {
  const name = second === 0 ? "utf-16le" : first === 0 ? "utf-16be" : "utf-8";
  return { name, markBytes: 0 };
}
