/** @file A process that samples. What Node compiles is kept for the next start. */
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "../../../../.cache/compiled"));
await import("./draw-chunks.ts");
