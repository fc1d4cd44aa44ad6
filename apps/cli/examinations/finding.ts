/** @file What an examination finds out. */
import type { CliEnvironment } from "../environment.ts";

export interface Finding {
  readonly part: string;
  /** `limited`: Semblance works, something is slower or absent. `broken`: it cannot do without. */
  readonly state: "works" | "limited" | "broken";
  readonly found: string;
  readonly todo?: string;
}

export type Examination = (environment: CliEnvironment) => Promise<Finding>;
