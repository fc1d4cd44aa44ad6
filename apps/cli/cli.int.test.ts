import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { runProgram as run } from "./testing/run-program.ts";

test("--help lists every command and exits 0; nothing said at all exits 2", async () => {
  const help = await run(["--help"]);
  expect(help).toMatchObject({ code: 0, stderr: "" });
  expect(help.stdout).toContain("doctor");
  expect(await run([])).toMatchObject({ code: 2 });
});

test("--version", async () => {
  expect((await run(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("doctor says in words what works, and as JSON for programs", async () => {
  const words = await run(["doctor"]);
  expect(words.code).toBe(0);
  for (const part of ["Node", "Machine", "Compute core", "Built-in database", "Server"])
    expect(words.stdout).toContain(`${part}:`);
  const findings = JSON.parse((await run(["doctor", "--json"])).stdout) as { part: string; state: string }[];
  expect(findings.find(({ part }) => part === "Compute core")?.state).toBe("works");
});

test("a port where something else answers is pointed out", async () => {
  const stranger = createServer((_, response) => response.end("not Semblance")).listen(0, "127.0.0.1");
  await once(stranger, "listening");
  const { port } = stranger.address() as AddressInfo;
  const { stdout } = await run(["doctor"], { SEMBLANCE_PORT: String(port) });
  stranger.close();
  expect(stdout).toContain(`another program answers at http://localhost:${port}`);
  expect(stdout).toContain(`SEMBLANCE_PORT=${port + 1}`);
});

test.each([
  ["unknown", "abacus", "cpu, cuda"],
  ["absent", process.platform === "darwin" ? "cuda" : "coreml", "cpu"],
])("a device that is %s is told, with those that are there", async (_name, device, listed) => {
  const { code, stdout } = await run(["doctor"], { SEMBLANCE_DEVICE: device });
  expect(code).toBe(1);
  expect(stdout).toContain(device);
  expect(stdout).toContain(listed);
});

test.each([
  ["an unknown command", ["docter"], "unknown-command"],
  ["an unknown option", ["doctor", "--jsn"], "bad-usage"],
  ["a word that does not belong there", ["doctor", "please"], "bad-usage"],
])("%s: a code, what to do, exit 2, no stack", async (_name, args, code) => {
  const answer = await run(args);
  expect(answer).toMatchObject({ code: 2, stdout: "" });
  expect(answer.stderr).toContain(`[${code}]`);
  expect(answer.stderr).toContain("--help");
  expect(answer.stderr).not.toContain("    at ");
});

test("no colour where there is no terminal", async () => {
  const { stdout, stderr } = await run(["docter"], { FORCE_COLOR: "1" });
  expect(stdout + stderr).not.toContain("\u001b[");
});
