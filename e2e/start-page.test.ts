import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  makeDataFolder,
  type ServerProcess,
  startServerProcess,
} from "../apps/server/testing/server-process.ts";
import { browserPath, openBrowser } from "./browser.ts";

describe.skipIf(browserPath === undefined)("the start page in a real browser (needs Chromium)", () => {
  const folder = makeDataFolder();
  let server: ServerProcess;
  let url: string;
  let browser: Browser;

  beforeAll(async () => {
    server = startServerProcess({ dataFolder: folder.path });
    [url, browser] = await Promise.all([server.ready, openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    folder.remove();
  });

  test.each(["light", "dark"] as const)(
    "says what runs, in %s, without a complaint of the browser",
    async (colorScheme) => {
      const page = await browser.newPage({ colorScheme });
      const complaints: string[] = [];
      page.on("console", (message) => complaints.push(message.text()));
      page.on("requestfailed", (request) => complaints.push(request.url()));
      await page.goto(url);
      expect(await page.title()).toContain("Semblance");
      expect(await page.locator("body").textContent()).toContain("PostgreSQL");
      const [background, text] = await page.evaluate<string[]>(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]",
      );
      expect(background).not.toBe(text);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test("every link leads somewhere, and nothing is wider than a telephone", async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
    await page.goto(url);
    const links = await page.evaluate<string[]>("[...document.links].map((link) => link.href)");
    expect(links.length).toBeGreaterThanOrEqual(4);
    for (const link of links) expect([link, (await fetch(link)).status]).toEqual([link, 200]);
    await page.goto(`${url}/api/v1/docs`);
    const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });
});
