/**
 * @file The walls between rooms: which room may import which, and which packages from npm a room may use.
 * The rules are data; a new room gets its line here before its first file.
 */
import type { SourceImport } from "./imports.ts";

interface Room {
  /** Files whose path starts with this belong to the room; the longest match wins. */
  readonly path: string;
  /** Rooms it may import from, besides itself. */
  readonly mayImport: readonly string[];
  /** npm packages it may import; Node's own modules are free unless `platformFree`. */
  readonly packages?: readonly string[];
  readonly platformFree?: boolean;
}

const developmentPackages = ["axe-core", "vitest", "vitest/node", "fast-check", "playwright-core"];

export const rooms: readonly Room[] = [
  { path: "packages/engine/base/", mayImport: [] },
  { path: "packages/engine/stats/", mayImport: ["packages/engine/base/"] },
  {
    path: "packages/engine/tensor/",
    mayImport: ["packages/engine/base/"],
    packages: ["onnxruntime-node", "onnxruntime-common"],
  },
  {
    path: "packages/engine/table/",
    mayImport: ["packages/engine/base/", "packages/engine/stats/"],
    packages: ["yaml", "zod"],
  },
  {
    path: "packages/engine/models/",
    mayImport: ["packages/engine/base/", "packages/engine/stats/", "packages/engine/tensor/"],
  },
  {
    path: "packages/engine/synth/",
    mayImport: [
      "packages/engine/base/",
      "packages/engine/stats/",
      "packages/engine/tensor/",
      "packages/engine/table/",
      "packages/engine/models/",
    ],
    packages: ["@faker-js/faker", "zod"],
  },
  {
    path: "packages/engine/quality/",
    mayImport: [
      "packages/engine/base/",
      "packages/engine/stats/",
      "packages/engine/table/",
      "packages/engine/tensor/",
      "packages/engine/models/boosting/",
    ],
    packages: ["zod"],
  },
  {
    path: "packages/engine/quality/report/",
    mayImport: [
      "packages/engine/base/",
      "packages/engine/stats/",
      "packages/engine/table/",
      "packages/engine/quality/",
    ],
    packages: ["@observablehq/plot", "linkedom", "zod"],
  },
  {
    path: "packages/io/",
    mayImport: ["packages/engine/base/", "packages/engine/table/"],
    packages: ["@duckdb/node-api", "saxes", "yauzl"],
  },
  { path: "packages/contract/", mayImport: [], packages: ["zod"], platformFree: true },
  {
    path: "apps/server/",
    mayImport: ["packages/engine/", "packages/contract/"],
    packages: ["fastify", "pino", "prom-client", "zod"],
  },
  {
    path: "apps/server/store/",
    mayImport: ["apps/server/", "packages/engine/base/"],
    packages: ["kysely", "kysely/migration", "pg"],
  },
  {
    path: "apps/server/jobs/",
    mayImport: ["apps/server/", "packages/engine/"],
    packages: ["pg-boss"],
  },
  {
    path: "apps/server/features/",
    mayImport: ["apps/server/", "packages/engine/", "packages/contract/"],
    packages: ["fastify", "kysely", "zod"],
  },
  { path: "apps/cli/", mayImport: ["packages/engine/", "packages/io/", "scripts/launch.mjs"] },
  {
    path: "bench/",
    mayImport: ["packages/", "apps/server/", "scripts/"],
    packages: ["@duckdb/node-api", "onnxruntime-node"],
  },
  { path: "torture/", mayImport: ["packages/", "apps/server/", "scripts/", "bench/"], packages: ["pg"] },
  {
    path: "e2e/",
    mayImport: ["packages/contract/", "packages/engine/quality/report/", "apps/server/testing/", "scripts/"],
  },
  { path: "scripts/", mayImport: ["packages/", "apps/server/"] },
];

export interface WallBreach {
  readonly import: SourceImport;
  readonly reason: string;
}

export function findRoom(path: string): Room | undefined {
  return rooms
    .filter((room) => path.startsWith(room.path))
    .reduce<Room | undefined>(
      (best, room) => (room.path.length > (best?.path.length ?? 0) ? room : best),
      undefined,
    );
}

/** `features/health/` and `features/runs/` never import one another. */
function findFeature(path: string): string | undefined {
  return /^apps\/server\/features\/([^/]+)\//.exec(path)?.[1];
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$|\/(testing|golden)\//.test(path);
}

function judgePackage(room: Room, { from, specifier }: SourceImport): string | undefined {
  if (specifier.startsWith("node:")) {
    const free = !room.platformFree || isTest(from);
    return free ? undefined : `${room.path} runs in browsers too and may not use Node's own modules`;
  }
  if (room.packages?.includes(specifier)) return undefined;
  if (isTest(from) && developmentPackages.includes(specifier)) return undefined;
  // Tests drive a room through the libraries its users have at hand.
  if (isTest(from) && ["pg", "onnxruntime-node", "onnxruntime-web"].includes(specifier)) return undefined;
  if (room.path === "e2e/" || room.path === "scripts/")
    return developmentPackages.includes(specifier) ? undefined : `${room.path} may not use ${specifier}`;
  return `${room.path} may not use the package ${specifier}; its allowed packages stand in scripts/checks/walls.ts`;
}

function judgeRoom(room: Room, { from, to }: SourceImport & { to: string }): string | undefined {
  const target = findRoom(to);
  if (target === undefined) return `${to} belongs to no room`;
  const feature = findFeature(from);
  const otherFeature = findFeature(to);
  if (feature !== undefined && otherFeature !== undefined && feature !== otherFeature)
    return "features never import one another";
  // The server's own inner rooms are furnished by the rooms of the same house that stand around them.
  if (target === room || (room.path === "apps/server/" && to.startsWith("apps/server/"))) return undefined;
  if (room.mayImport.some((path) => to.startsWith(path))) return undefined;
  if (isTest(from) && to.startsWith("scripts/test/")) return undefined;
  return `${room.path} may not import from ${target.path}`;
}

export function judgeImport(source: SourceImport): WallBreach | undefined {
  const room = findRoom(source.from);
  if (room === undefined) {
    const isRootConfig = !source.from.includes("/");
    return isRootConfig ? undefined : { import: source, reason: `${source.from} belongs to no room` };
  }
  const reason =
    source.to === undefined
      ? judgePackage(room, source)
      : judgeRoom(room, source as SourceImport & { to: string });
  return reason === undefined ? undefined : { import: source, reason };
}

export function findBreaches(imports: readonly SourceImport[]): WallBreach[] {
  return imports.map(judgeImport).filter((breach) => breach !== undefined);
}
