/**
 * @file The child process that opens users' files. It may run out of memory, time or luck: the caller sees it die
 * and tells the user which file it was. What Node compiles is kept for the next start (measured: .9 s of processor
 * time without, .4 s with).
 */
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "../../../.cache/compiled"));
await import("./answer-jobs.ts");
