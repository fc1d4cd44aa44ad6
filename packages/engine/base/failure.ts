/** @file An error as it crosses between processes: coded ones keep their code, others their stack for whoever debugs. */
import { isSemblanceError, SemblanceError } from "./define-errors.ts";

export interface Failure {
  readonly code?: string;
  readonly message: string;
  readonly todo: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly stack: string;
}

export function describeFailure(error: unknown): Failure {
  const stack = error instanceof Error ? describeStack(error) : String(error);
  if (!isSemblanceError(error)) return { message: String(error), todo: "", values: {}, stack };
  const { code, message, todo, values } = error;
  return { code, message, todo, values, stack };
}

export function restoreError({ code, message, todo, values, stack }: Failure): Error {
  const cause = Object.assign(new Error("in a process of its own"), { stack });
  if (code === undefined) return cause;
  return new SemblanceError(code, { message, todo }, values, { cause });
}

function describeStack(error: Error): string {
  const { cause } = error;
  return cause instanceof Error ? `${error.stack}\ncaused by: ${describeStack(cause)}` : `${error.stack}`;
}
