/** @file Every background job of the server. */
import { forgetInstances } from "../features/instances/jobs.ts";
import type { JobDefinition } from "./job.ts";

export const jobs: readonly JobDefinition[] = [forgetInstances];
