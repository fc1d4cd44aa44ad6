/** @file From a table to a folder with its twin and the evidence: read, hold back, learn, draw, judge, write. */
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { WorkContext } from "@semblance/engine/base";
import type { Report } from "@semblance/engine/quality/report";
import { writeModelFile } from "@semblance/engine/synth";
import { exportTable, nameTableFile } from "@semblance/io";
import type { ProgressLine } from "../../progress-line.ts";
import { readVersion } from "../../read-version.ts";
import { openStageLine } from "../../stage-line.ts";
import { writeWhole } from "../../write-whole.ts";
import type { GeneratorChoice } from "../fit/generator-options.ts";
import { loadOneTable, type TableChoice } from "../fit/load-one-table.ts";
import { writeReportFiles } from "../report/write-report-files.ts";
import type { DataFormat } from "../sample/data-format.ts";
import { judgeTwin } from "./judge-twin.ts";
import { type LearnedTwin, learnTwin, type PreparedTable, prepareTable } from "./learn-twin.ts";
import { placeFolder, refuseFolder } from "./place-folder.ts";
import { describeFile, fingerprintSchema, MANIFEST, type TwinManifest } from "./twin-manifest.ts";

export interface TwinOrder {
  readonly source: TableChoice;
  readonly generator: GeneratorChoice;
  readonly folder: string;
  readonly isReplacing: boolean;
  /** Share of rows that are not learned from; undefined for none. */
  readonly holdoutShare: number | undefined;
  /** Of the twin; as many as the source has where undefined. */
  readonly rows: number | undefined;
  readonly format: DataFormat;
  /** Who makes it, as it stands in the report. */
  readonly by: string;
}

export interface MadeTwin {
  readonly report: Report;
  readonly manifest: TwinManifest;
  readonly notes: readonly string[];
}

/** What each takes of a table of 48k rows and 15 columns, in seconds. */
export const twinStages = {
  read: { title: "Reading", weight: 1, unit: "bytes" },
  inspect: { title: "Looking at columns", weight: 1, unit: "tables" },
  fit: { title: "Learning", weight: 12, unit: "steps" },
  sample: { title: "Drawing rows", weight: 1, unit: "rows" },
  evaluate: { title: "Measuring quality", weight: 8, unit: "metrics" },
  attack: { title: "Attacking", weight: 16, unit: "attacks" },
  report: { title: "Writing the report", weight: 2, unit: "parts" },
} as const;

export async function makeTwin(
  order: TwinOrder,
  line: ProgressLine,
  { signal }: { readonly signal: AbortSignal },
): Promise<MadeTwin> {
  await refuseFolder(order.folder, order.isReplacing);
  const track = openStageLine({ line, stages: twinStages, signal });
  const { seed } = order.source;
  const loaded = await track.run("read", (work) => loadOneTable(order.source, work));
  const prepared = await track.run("inspect", async (work) =>
    prepareTable(loaded, { share: order.holdoutShare, seed }, work),
  );
  const rows = order.rows ?? loaded.table.rowCount;
  const learned = await learnTwin(prepared, { ...order.generator, rows, seed }, track);
  const createdAt = new Date();
  const notes = [...loaded.notes, ...describeHoldout(order, prepared)];
  const { twin } = learned;
  const source = basename(order.source.address);
  const report = await judgeTwin({ prepared, twin, seed, createdAt, by: order.by, source, notes }, track);
  const manifest = await placeFolder(order.folder, order.isReplacing, (folder) =>
    writeTwin(folder, order, { prepared, learned, createdAt, report }, { signal }),
  );
  return { report, manifest, notes };
}

interface Made {
  readonly prepared: PreparedTable;
  readonly learned: LearnedTwin;
  readonly createdAt: Date;
}

function describeHoldout({ holdoutShare }: TwinOrder, { heldOut, fitted }: PreparedTable): string[] {
  if (heldOut !== undefined) return [];
  const why =
    holdoutShare === undefined
      ? "All rows were learned from and none held back"
      : `${fitted.rowCount} rows are too few to hold any back, so all were learned from`;
  return [
    `${why}: there is no ceiling to compare with, usefulness cannot be measured, and most attacks on privacy could not be tried.`,
  ];
}

async function writeTwin(
  folder: string,
  { source, format }: TwinOrder,
  { prepared, learned, createdAt, report }: Made & { readonly report: Report },
  context: WorkContext,
): Promise<TwinManifest> {
  const { generator, twin, seconds } = learned;
  const data = `data/${nameTableFile(`${twin.name}.${format}`)}`;
  await mkdir(join(folder, "data"));
  await exportTable(join(folder, data), [twin], context);
  await writeReportFiles(
    report,
    { report: join(folder, "report.json"), html: join(folder, "report.html") },
    context,
  );
  await writeModelFile(join(folder, "model.semblance"), generator, {
    programVersion: readVersion(),
    createdAt,
  });
  const paths = [data, "report.html", "report.json", "model.semblance"];
  const manifest: TwinManifest = {
    format: "semblance-twin",
    version: 1,
    createdAt: createdAt.toISOString(),
    program: `Semblance ${readVersion()}`,
    node: process.version,
    source: basename(source.address),
    table: twin.name,
    schemaFingerprint: fingerprintSchema(prepared.schema),
    seed: source.seed,
    generator: {
      kind: generator.kind,
      settings: Object.fromEntries(generator.describe().settings.map(({ name, value }) => [name, value])),
    },
    rows: {
      fitted: prepared.fitted.rowCount,
      heldOut: prepared.heldOut?.rowCount ?? 0,
      synthetic: twin.rowCount,
    },
    seconds,
    verdict: {
      report: report.verdict.word,
      privacy: report.privacy.state === "measured" ? report.privacy.verdict : "not-measured",
    },
    files: await Promise.all(paths.map((path) => describeFile(folder, path))),
  };
  await writeWhole(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}
