/** @file Vitest reporter: names what was skipped and why, and ends with one plain line of counts. */
import type { Reporter, TestModule } from "vitest/node";

interface Skip {
  readonly name: string;
  readonly note: string;
}

export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    const skips: Skip[] = [];
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "passed") passed += 1;
        else if (result.state === "failed") failed += 1;
        else skips.push({ name: test.fullName, note: (result.state === "skipped" && result.note) || "" });
      }
    }
    // After Vitest's own summary, which is printed in the same turn.
    setImmediate(() => process.stdout.write(renderSummary(passed, failed, skips)));
  }
}

function renderSummary(passed: number, failed: number, skips: readonly Skip[]): string {
  const lines = skips.map(({ name, note }) => `Skipped: ${name}${note === "" ? "" : ` (${note})`}`);
  const skipped = skips.length > 0 ? `, ${skips.length} skipped` : "";
  return `${lines.map((line) => `${line}\n`).join("")}\n${passed} passed, ${failed} failed${skipped}\n`;
}
