/**
 * @file `npm test [-- NAME…]`: everything this machine can run. `-- --project unit` keeps to the quick tests
 * that need neither servers nor a browser.
 */
import { installMissingServices, services } from "./test/services.ts";
import { runTool } from "./tools.ts";

const args = process.argv.slice(2);
if (!args.includes("--project")) {
  for (const name of installMissingServices())
    process.stderr.write(`Not on this machine: ${name}; ${services[name].neededFor} will be skipped.\n`);
}
const { code } = await runTool("vitest", ["run", ...args], { stdio: "inherit" });
process.exitCode = code;
