import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const engine = join(import.meta.dirname, "..");

test("the README's example runs as it stands and has learned its sine", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "readme-"));
  try {
    const readme = await readFile(join(engine, "README.md"), "utf8");
    const [, code = ""] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    await writeFile(join(folder, "example.ts"), code);
    await symlink(join(engine, "../../node_modules"), join(folder, "node_modules"), "junction");
    const { stdout } = await promisify(execFile)(process.execPath, ["example.ts"], { cwd: folder });
    const values = /\[([^\]]*)\]/.exec(stdout)?.[1]?.split(",").map(Number) ?? [];
    expect(values).toHaveLength(3);
    for (const [index, x] of [-1.5, 0, 1.5].entries()) expect(values[index]).toBeCloseTo(Math.sin(x), 1);
    expect(await readdir(folder)).toContain("sine.safetensors");
  } finally {
    await rm(folder, { recursive: true });
  }
});
