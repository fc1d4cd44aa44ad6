/** @file Reads the file named on the command line with `openSource` and `readTable`, and prints what it took. */
import { openSource, readTable } from "../../../packages/io/index.ts";
import { ROWS } from "../reading/given-table.ts";

const startMs = performance.now();
const source = await openSource(process.argv[2] as string);
const [listed] = (await source.introspect({})).tables;
const { table } = await readTable(source, listed?.name ?? "");
const seconds = (performance.now() - startMs) / 1_000;
if (table.rowCount !== ROWS || table.columns.size !== 15) throw new Error("the table was not read whole");
await source.close();
process.stdout.write(`${JSON.stringify({ seconds })}\n`);
