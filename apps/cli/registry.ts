/** @file Every command of the command line, in the order in which the help shows them. */
import type { Command } from "./command.ts";
import { doctor } from "./commands/doctor.ts";

export const commands: readonly Command[] = [doctor];
