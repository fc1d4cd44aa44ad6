/** @file Formats the repository and applies the safe fixes of the linter. */
import { runTool } from "./tools.ts";

process.exitCode = await runTool("biome", ["check", "--write", "."], { stdio: "inherit" }).then(
  (done) => done.code,
);
