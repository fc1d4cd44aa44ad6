/**
 * @file Pictures of sample reports, to be looked at by people: `node e2e/picture-report.ts OUT [name …]`. Each sample
 * becomes an HTML file, a picture in light and dark, one as on a telephone, and an A4 PDF. A name that ends in `.json`
 * is a stored report.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { renderHtml } from "../packages/engine/quality/report/html/index.ts";
import { makeHostileNames } from "../packages/engine/quality/report/html/testing/hostile-names.ts";
import { makeSampleReport } from "../packages/engine/quality/report/html/testing/sample-report.ts";
import { type Report, reportSchema } from "../packages/engine/quality/report/report.ts";
import { openBrowser } from "./browser.ts";

const samples: Readonly<Record<string, () => Report>> = {
  small: () => makeSampleReport({ columns: 15 }),
  poor: () => makeSampleReport({ columns: 15, drift: 0.35, holdout: false, attacked: true }),
  related: () => makeSampleReport({ tables: 4, drift: 0.12 }),
  hostile: () => makeSampleReport({ columns: 24, tables: 3, drift: 0.3, rename: makeHostileNames() }),
  wide: () => makeSampleReport({ columns: 100 }),
  many: () => makeSampleReport({ tables: 100, columns: 8, drift: 0.12 }),
};

const [out = "", ...names] = process.argv.slice(2);
if (out === "") throw new Error("Where to? node e2e/picture-report.ts OUT [name …]");
mkdirSync(out, { recursive: true });
const browser = await openBrowser();
for (const name of names.length > 0 ? names : Object.keys(samples)) await picture(browser, name);
await browser.close();

async function picture(open: Browser, name: string): Promise<void> {
  const file = join(resolve(out), `${basename(name, ".json")}.html`);
  writeFileSync(file, renderHtml(findReport(name)));
  for (const [view, width, colorScheme] of [
    ["light", 1440, "light"],
    ["dark", 1440, "dark"],
    ["telephone", 390, "light"],
  ] as const) {
    const page = await open.newPage({ colorScheme, viewport: { width, height: 1000 } });
    await page.goto(pathToFileURL(file).href);
    await page.screenshot({ path: file.replace(".html", `-${view}.png`), fullPage: true });
    if (view === "light") await page.pdf({ path: file.replace(".html", ".pdf"), preferCSSPageSize: true });
    await page.close();
  }
  console.log(file);
}

function findReport(name: string): Report {
  if (name.endsWith(".json")) return reportSchema.parse(JSON.parse(readFileSync(name, "utf8")));
  const make = samples[name];
  if (make === undefined) throw new Error(`No sample ${name}; there are ${Object.keys(samples).join(", ")}.`);
  return make();
}
