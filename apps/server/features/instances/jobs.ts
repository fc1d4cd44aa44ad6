import type { JobDefinition } from "../../jobs/job.ts";
import { deleteInstancesUnseenFor } from "./queries.ts";

/** Six missed heartbeats: a server that is only slow is not given up. */
const GIVEN_UP_AFTER_SECONDS = 60;

/** Servers that were killed cannot sign off; this clears their names. */
export const forgetInstances: JobDefinition = {
  name: "instances.forget-dead",
  cron: "* * * * *",
  retryLimit: 2,
  run: async (_data, { db }) => {
    await deleteInstancesUnseenFor(db, GIVEN_UP_AFTER_SECONDS);
  },
};
