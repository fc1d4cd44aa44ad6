/** @file Every generator of the comparison behind one verb: make a twin of a table's fitted half, or find it made. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../../scripts/repository.ts";
import { findPython } from "../python-environment.ts";
import { cacheFolder, readJson, writeJson } from "./folders.ts";
import { descriptionFile, tableFile, writeFittedRows } from "./halves.ts";

export interface Spent {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}

export interface Making {
  readonly fit: Spent;
  readonly sample: Spent;
  readonly peakMb: number;
  readonly training?: Readonly<Record<string, number>>;
  readonly relations?: number;
}

/** Why there is no twin, in words. */
export interface Failure {
  readonly failure: string;
}

export interface Contestant {
  readonly name: string;
  readonly isOurs: boolean;
  readonly version: string;
  /** Whatever changes it makes another twin. */
  readonly key: string;
  /** The file without its ending is `out`; undefined where the generator cannot be had here. */
  readonly make: (table: string, seed: number, out: string) => Making | Failure | undefined;
}

const FIT_TIMEOUT_MS = 3 * 3_600_000;

const peers = {
  TabularARGN: {
    script: "tabular-argn",
    environment: "mostlyai",
    package: "mostlyai-engine",
    version: "2.7.3",
  },
  "SDV GaussianCopula": { script: "gaussian-copula", environment: "sdv", package: "sdv", version: "2.0.0" },
  "SDV TVAE": { script: "tvae", environment: "sdv", package: "sdv", version: "2.0.0" },
  "SDV CTGAN": { script: "ctgan", environment: "sdv", package: "sdv", version: "2.0.0" },
  arfpy: { script: "arfpy", environment: "arfpy", package: "arfpy", version: "0.1.1" },
} as const;

/** Kinds of the registry. */
const ours = ["autoregressive", "independent"] as const;

export function listContestants(): Contestant[] {
  return [
    ...ours.map(ourContestant),
    ...Object.entries(peers).map(([name, peer]) => peerContestant(name, peer)),
  ];
}

export interface Twin {
  readonly file: string;
  readonly making: Making;
}

/** The twin from before where it is kept; otherwise made now. */
export function makeTwin(contestant: Contestant, table: string, seed: number): Twin | Failure | undefined {
  const kept = findTwin(contestant, table, seed);
  if (kept !== undefined) return kept;
  const out = placeOf(contestant, table, seed);
  mkdirSync(dirname(out), { recursive: true });
  const making = contestant.make(table, seed, out);
  if (making !== undefined) writeJson(`${out}.json`, making);
  return findTwin(contestant, table, seed);
}

export function findTwin(contestant: Contestant, table: string, seed: number): Twin | Failure | undefined {
  const out = placeOf(contestant, table, seed);
  const making = readJson<Making | Failure>(`${out}.json`);
  return making === undefined || "failure" in making ? making : { file: `${out}.csv.gz`, making };
}

function placeOf({ key }: Contestant, table: string, seed: number): string {
  return join(cacheFolder, "made", key, `${table}.${seed}`);
}

function ourContestant(kind: (typeof ours)[number]): Contestant {
  const fingerprint = fingerprintEngine();
  return {
    name: kind === "autoregressive" ? "Semblance" : "Semblance, independent columns",
    isOurs: true,
    version: fingerprint,
    key: `${kind}-${fingerprint}`,
    make(table, seed, out) {
      const script = join(import.meta.dirname, "fit-process.ts");
      const { status, signal, stdout, stderr } = spawnSync(
        process.execPath,
        [script, kind, table, String(seed), out],
        { timeout: FIT_TIMEOUT_MS, encoding: "utf8" },
      );
      return status === 0 ? JSON.parse(stdout) : { failure: lastLine(stderr) || `ended by ${signal}` };
    },
  };
}

/** Of all source that a fit or a sample runs through. */
function fingerprintEngine(): string {
  const hash = createHash("sha256");
  for (const room of ["base", "stats", "tensor", "table", "models", "synth"]) {
    const folder = join(repositoryRoot, "packages", "engine", room);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    for (const file of files.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).sort())
      hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest("hex").slice(0, 10);
}

type Peer = (typeof peers)[keyof typeof peers];

function peerContestant(name: string, peer: Peer): Contestant {
  return {
    name,
    isOurs: false,
    version: `${peer.package} ${peer.version}`,
    key: `${peer.script}-${peer.version}`,
    make(table, seed, out) {
      const python = findPython({
        name: `twin/venv-${peer.environment}`,
        packages: ["-r", join(import.meta.dirname, "peer", `${peer.environment}.txt`)],
        check: `from importlib.metadata import version; assert version("${peer.package}") == "${peer.version}"`,
      });
      if (python === undefined) return undefined;
      const script = join(import.meta.dirname, "peer", "make.py");
      const files = [tableFile(table), descriptionFile(table), writeFittedRows(table)];
      const args = [script, peer.script, ...files, String(seed), out];
      const { signal, stderr } = spawnSync(python, args, { timeout: FIT_TIMEOUT_MS, encoding: "utf8" });
      return readJson(`${out}.json`) ?? { failure: lastLine(stderr) || `ended by ${signal}` };
    },
  };
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
