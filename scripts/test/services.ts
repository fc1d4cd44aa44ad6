/**
 * @file Services that some tests need and a machine may lack. `npm test` installs them through apt where it
 * may (root on Debian), and otherwise names what was skipped. A test asks `findService(name)`.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

export interface Service {
  readonly commands: readonly string[];
  readonly aptPackages: readonly string[];
  readonly neededFor: string;
}

export const services = {
  chromium: {
    commands: ["chromium", "chromium-browser", "google-chrome"],
    aptPackages: ["chromium"],
    neededFor: "tests in a real browser",
  },
} as const satisfies Readonly<Record<string, Service>>;

export type ServiceName = keyof typeof services;

/** Full path of the service's program, if it is on this machine. */
export function findService(name: ServiceName): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/bin"];
  return services[name].commands
    .flatMap((command) => folders.map((folder) => join(folder, command)))
    .find((path) => existsSync(path));
}

function mayUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get") && existsSync("/etc/debian_version");
}

export function listMissingServices(): ServiceName[] {
  return (Object.keys(services) as ServiceName[]).filter((name) => findService(name) === undefined);
}

/** Tries to install what is missing; answers with the services that are missing all the same. */
export function installMissingServices(): ServiceName[] {
  const missing = listMissingServices();
  if (missing.length === 0 || !mayUseApt()) return missing;
  const packages = missing.flatMap((name) => services[name].aptPackages);
  process.stderr.write(`Installing for the tests through apt: ${packages.join(", ")}…\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = { env, stdio: "ignore", timeout: 600_000 } as const;
  spawnSync("apt-get", ["update", "-q"], options);
  try {
    execFileSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], options);
  } catch {
    // Without a network the tests that need it are skipped by name.
  }
  return listMissingServices();
}
