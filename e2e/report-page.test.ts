/** @file The report's page as people meet it: in both themes, on paper, with names that mean harm. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderHtml } from "../packages/engine/quality/report/html/index.ts";
import { makeHostileNames } from "../packages/engine/quality/report/html/testing/hostile-names.ts";
import { makeSampleReport } from "../packages/engine/quality/report/html/testing/sample-report.ts";
import { browserPath, openBrowser } from "./browser.ts";

const samples = {
  good: () => makeSampleReport({ tables: 2, columns: 7 }),
  poor: () => makeSampleReport({ columns: 10, drift: 0.35, holdout: false, attacked: true }),
  folded: () => makeSampleReport({ tables: 7, columns: 2, drift: 0.15 }),
  hostile: () => makeSampleReport({ tables: 3, columns: 50, drift: 0.3, rename: makeHostileNames() }),
};
type Sample = keyof typeof samples;

/** Of A4 without the margins that the page asks for, at 96 dots an inch. */
const paper = { width: 680, height: 994 };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly nodes: readonly string[];
}

describe.skipIf(browserPath === undefined)("the report's page in a real browser (needs Chromium)", () => {
  const folder = mkdtempSync(join(tmpdir(), "semblance-report-"));
  let browser: Browser;

  beforeAll(async () => {
    for (const [name, make] of Object.entries(samples))
      writeFileSync(join(folder, `${name}.html`), renderHtml(make()));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Whatever the page asks for beside itself, and whatever the browser says, is kept. */
  async function open(sample: Sample, options: Parameters<Browser["newPage"]>[0] = {}) {
    const page = await browser.newPage(options);
    const noises: string[] = [];
    const url = pathToFileURL(join(folder, `${sample}.html`)).href;
    page.on("console", (message) => noises.push(message.text()));
    page.on("pageerror", (error) => noises.push(error.message));
    page.on("dialog", (dialog) => noises.push(dialog.message()));
    page.on("request", (request) => request.url() !== url && noises.push(request.url()));
    await page.goto(url);
    return { page, noises };
  }

  async function findViolations(page: Page): Promise<Violation[]> {
    await page.evaluate(axe);
    const found = await page.evaluate<{ passed: number; violations: Violation[] }>(
      `axe.run({ resultTypes: ["violations"] }).then(({ passes, violations }) => ({
        passed: passes.length,
        violations: violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)) })),
      }))`,
    );
    expect(found.passed).toBeGreaterThan(20);
    return found.violations;
  }

  const unfold = "for (const details of document.querySelectorAll('details')) details.open = true";

  test.each([
    ["good", "light"],
    ["good", "dark"],
    ["poor", "light"],
    ["poor", "dark"],
    ["folded", "light"],
  ] as const)("axe finds nothing in %s, %s, folded and unfolded", async (sample, colorScheme) => {
    const { page, noises } = await open(sample, { colorScheme, bypassCSP: true });
    expect(await findViolations(page)).toEqual([]);
    await page.evaluate(unfold);
    expect(await findViolations(page)).toEqual([]);
    const [background, color] = await page.evaluate<[string, string]>(
      "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]",
    );
    expect(background === "rgb(255, 255, 255)").toBe(colorScheme === "light");
    expect(background).not.toBe(color);
    expect(noises).toEqual([]);
    await page.close();
  });

  test("opens without scripts, asks for nothing, and its policy lets nothing run", async () => {
    const { page, noises } = await open("good", { javaScriptEnabled: false });
    expect(await page.locator("main figure svg").count()).toBeGreaterThan(10);
    expect(noises).toEqual([]);
    await page.close();
    const watched = await open("good");
    const ran = await watched.page
      .addScriptTag({ content: "window.broken = 1" })
      .then(() => watched.page.evaluate("window.broken"))
      .catch(() => undefined);
    expect(ran).toBeUndefined();
    await watched.page.close();
  });

  test.each([
    [360, "good"],
    [360, "hostile"],
    [1440, "hostile"],
    [1440, "folded"],
  ] as const)("at %d pixels the page %s is no wider than the window", async (width, sample) => {
    const { page, noises } = await open(sample, { viewport: { width, height: 900 } });
    await page.evaluate(unfold);
    const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await page.evaluate("window.broken")).toBeUndefined();
    expect(await page.evaluate("document.querySelectorAll('script, img, iframe, base, object').length")).toBe(
      0,
    );
    expect(noises).toEqual([]);
    await page.close();
  });

  test("on A4 everything is unfolded and no figure is cut", async () => {
    const { page } = await open("good", { colorScheme: "dark", viewport: paper });
    await page.emulateMedia({ media: "print" });
    const pieces = await page.evaluate<{ height: number; inside: string; seen: boolean }[]>(
      `[...document.querySelectorAll(".picture, .score, .finding, .drawing")].map((piece) => ({
        height: piece.getBoundingClientRect().height,
        inside: getComputedStyle(piece).breakInside,
        seen: piece.checkVisibility({ contentVisibilityAuto: true }),
      }))`,
    );
    expect(pieces.length).toBeGreaterThan(20);
    for (const { height, inside, seen } of pieces) {
      expect(height).toBeGreaterThan(0);
      expect(height).toBeLessThan(paper.height);
      expect([inside, seen]).toEqual(["avoid", true]);
    }
    const tables = await page.evaluate<number[]>(
      `[...document.querySelectorAll("details:not([open]) table")].map((table) => table.getBoundingClientRect().height)`,
    );
    expect(tables.length).toBeGreaterThan(10);
    expect(Math.min(...tables)).toBeGreaterThan(0);
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(50_000);
    await page.close();
  });

  test("a link to a column leads there, even where it is folded away", async () => {
    const { page } = await open("folded", { viewport: { width: 1200, height: 800 } });
    const link = page.locator(".finding a").last();
    const target = (await link.getAttribute("href")) ?? "";
    await link.click();
    const top = await page.evaluate<number>(
      `document.querySelector("${target}").getBoundingClientRect().top`,
    );
    expect(top).toBeGreaterThan(-5);
    expect(top).toBeLessThan(800);
    await page.close();
  });
});
