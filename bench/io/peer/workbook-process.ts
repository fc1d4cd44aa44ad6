/** @file Writes a workbook of as many rows as the second argument says to the path of the first; prints the time. */
import { Random, type SheetRow } from "../../../packages/engine/base/index.ts";
import { writeWorkbook } from "../../../packages/io/sheets/index.ts";

const [path = "", count = ""] = process.argv.slice(2);
const ROWS = Number(count);
/** Far more than the deflater looks back on, so that it finds no row again. */
const DISTINCT_ROWS = 10_000;

const random = new Random("bench sheets");
const hex = (digits: number) =>
  random
    .below(16 ** digits)
    .toString(16)
    .padStart(digits, "0");
const pick = <T>(from: readonly T[]) => from[random.below(from.length)] as T;

function makeRow(row: number): SheetRow {
  return [
    row,
    `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(8)}${hex(4)}`,
    `Person Number ${random.below(20_000)}`,
    `City ${random.below(500)}`,
    pick(["CZ", "DE", "FR", "US"]),
    pick([null, "active", "closed", "new"]),
    18 + random.below(70),
    random.below(1_000_000),
    Math.round(random.float() * 100_000) / 100,
    random.float() * 10 - 5,
    Math.round(random.float() * 180e6) / 1e6 - 90,
    Math.round(random.float() * 360e6) / 1e6 - 180,
    new Date((1_500_000_000 + random.below(100_000_000)) * 1_000),
    new Date(random.below(11_000) * 86_400_000),
    pick([null, `a note, with "quotes" and ${hex(8)} to tell it from others, ${hex(6)}`]),
  ];
}

const distinct = Array.from({ length: DISTINCT_ROWS }, (_, row) => makeRow(row));
function* rows(): Generator<SheetRow> {
  for (let row = 0; row < ROWS; row++) yield distinct[row % DISTINCT_ROWS] as SheetRow;
}

const titles =
  "id,uuid,name,city,country,status,age,income,price,score,latitude,longitude,created,birth,note".split(",");
const columns = titles.map((title) => ({ title, ...(title === "birth" && { format: "date" as const }) }));
const startMs = performance.now();
const before = process.cpuUsage();
const summary = await writeWorkbook(path, [{ name: "rows", columns, rows: rows() }]);
const seconds = (performance.now() - startMs) / 1_000;
if (summary.rowCount !== ROWS || summary.notes.length > 0)
  throw new Error("the workbook is not what was asked");
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${JSON.stringify({ seconds, processorSeconds: (user + system) / 1e6 })}\n`);
