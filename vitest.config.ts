import { defineConfig } from "vitest/config";
import { SummaryReporter } from "./scripts/test/summary-reporter.ts";

const folders = ["packages", "apps", "scripts", "e2e", "bench"];
const everywhere = (suffix: string) => folders.map((folder) => `${folder}/**/*${suffix}`);

export default defineConfig({
  test: {
    pool: "forks",
    setupFiles: ["scripts/test/property-seed.ts"],
    reporters: ["default", new SummaryReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: everywhere(".test.ts"),
          exclude: ["**/node_modules/**", ...everywhere(".int.test.ts"), "e2e/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: [...everywhere(".int.test.ts"), "e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
