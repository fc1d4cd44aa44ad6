/** @file A worker that takes a job and never ends it, for the test that kills it. */
import { openQueue } from "../jobs/queue.ts";
import { openPool } from "../store/connect.ts";

const { pool, db } = openPool(process.argv[2] ?? "", () => {});
const run = async () => {
  process.stdout.write("taken\n");
  await new Promise<never>(() => {});
};
const queue = await openQueue({
  runSql: (text, values) => pool.query(text, values),
  db,
  jobs: [{ name: "test.stuck", retryLimit: 2, run }],
  onError: (error) => process.stderr.write(`${error.message}\n`),
});
await queue.send("test.stuck", { word: "rescued" });
