/** @file pandas and polars of the current releases. */
import { findPython } from "../../python-environment.ts";

/** Their interpreter; undefined where they cannot be installed. */
export function findFrames(): string | undefined {
  return findPython({
    name: "frames",
    packages: ["pandas", "polars", "pyarrow"],
    check: "import pandas, polars, pyarrow",
  });
}
