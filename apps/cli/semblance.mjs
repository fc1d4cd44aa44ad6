#!/usr/bin/env node
// `npx --no-install semblance …`: through the same door as the npm scripts, whatever Node runs this line.
process.argv.splice(2, 0, "semblance");
await import("../../scripts/launch.mjs");
