/** @file The only place of the command line that reads environment variables. */
export interface CliEnvironment {
  readonly colour: boolean;
  readonly port: number;
  /** Where neural networks are to run, as written in SEMBLANCE_DEVICE. */
  readonly device: string | undefined;
}

const DEFAULT_PORT = 8003;

export function readEnvironment(isTerminal: boolean, env: NodeJS.ProcessEnv = process.env): CliEnvironment {
  const forbidden = env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "";
  const port = Number(env["SEMBLANCE_PORT"] ?? DEFAULT_PORT);
  return {
    colour: isTerminal && !forbidden && env["TERM"] !== "dumb",
    device: env["SEMBLANCE_DEVICE"],
    port: Number.isInteger(port) && port > 0 && port < 65_536 ? port : DEFAULT_PORT,
  };
}
