/**
 * @file A twin's folder put into its place whole or not at all: filled under a hidden name beside it, then renamed.
 * A folder that is there is replaced only where all that it holds is a twin's.
 */
import { mkdir, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { cliErrors } from "../../errors.ts";
import { isTwinManifest, MANIFEST } from "./twin-manifest.ts";

/** Before any work, and again before the folder is put into its place. */
export async function refuseFolder(folder: string, isReplacing: boolean): Promise<void> {
  const held = await listFiles(folder);
  if (held.length === 0) return;
  if (!isReplacing) throw cliErrors.create("output-exists", { path: folder });
  const own = await listOwnFiles(folder);
  const foreign = held.find((file) => !own.has(file));
  if (foreign !== undefined) throw cliErrors.create("folder-not-a-twin", { folder, name: foreign });
}

export async function placeFolder<T>(
  folder: string,
  isReplacing: boolean,
  fill: (unfinished: string) => Promise<T>,
): Promise<T> {
  const place = resolve(folder);
  const unfinished = join(dirname(place), `.${basename(place)}.${process.pid}.unfinished`);
  try {
    await explainFailure(folder, () => mkdir(unfinished, { recursive: true }));
    const result = await fill(unfinished);
    await refuseFolder(folder, isReplacing);
    await explainFailure(folder, () => moveInto(place, unfinished));
    return result;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** What stood there goes only when the new folder stands in its place. */
async function moveInto(place: string, unfinished: string): Promise<void> {
  const held = await listFiles(place);
  if (held.length === 0) {
    await rmdir(place).catch(ignoreMissing);
    return rename(unfinished, place);
  }
  const former = `${unfinished}.former`;
  await rename(place, former);
  try {
    await rename(unfinished, place);
  } catch (error) {
    await rename(former, place);
    throw error;
  }
  await rm(former, { recursive: true });
}

/** Files by their path in the folder, empty folders among them; none where there is no folder. */
async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries.map((entry) => ({
      isFolder: entry.isDirectory(),
      path: join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep).join("/"),
    }));
    const parents = new Set(paths.map(({ path }) => dirname(path)));
    return paths.filter(({ isFolder, path }) => !(isFolder && parents.has(path))).map(({ path }) => path);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return [];
    throw cliErrors.create("folder-not-written", { folder, reason: code }, { cause: error });
  }
}

async function listOwnFiles(folder: string): Promise<ReadonlySet<string>> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, MANIFEST), "utf8"));
    return isTwinManifest(manifest)
      ? new Set([MANIFEST, ...manifest.files.map(({ path }) => path)])
      : new Set();
  } catch {
    return new Set();
  }
}

async function explainFailure(folder: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw cliErrors.create("folder-not-written", { folder, reason: code }, { cause: error });
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
