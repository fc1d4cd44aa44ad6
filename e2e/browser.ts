/** @file The system's Chromium, for tests that look at pages as a person does. */
import { type Browser, chromium } from "playwright-core";
import { findService } from "../scripts/test/services.ts";

export const browserPath = findService("chromium");

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath!, args: ["--no-sandbox", "--disable-gpu"] });
}
