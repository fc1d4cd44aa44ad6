/** @file The child in which users' SQL runs. It lives for its caller and can be killed at any time. */
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "../../../.cache/compiled"));
await import("./answer-conditions.ts");
