import { stat } from "node:fs/promises";
import type { WorkContext } from "@semblance/engine/base";
import { extractZip } from "../files/containers/zip/extract-zip.ts";
import { type FoundFile, judgeName } from "../files/list-files.ts";
import type { UnpackJob } from "./protocol.ts";

export async function unpackArchive(
  { file, scratch }: UnpackJob,
  context: WorkContext,
): Promise<FoundFile[]> {
  const wants = (name: string) => ["table", "description"].includes(judgeName(name));
  const files = await extractZip({ ...file, scratch, wants }, context);
  return Promise.all(
    files.map(async ({ path, name }) => {
      const { size } = await stat(path);
      return { path, name, shownAs: `${file.shownAs}/${name}`, bytes: size };
    }),
  );
}
