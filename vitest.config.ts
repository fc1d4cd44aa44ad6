import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    pool: "forks",
    include: ["packages/**/*.test.ts", "apps/**/*.test.ts", "scripts/**/*.test.ts", "e2e/**/*.test.ts"],
    testTimeout: 20_000,
    reporters: ["default"],
  },
});
