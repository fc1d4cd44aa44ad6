import type { Examination } from "./finding.ts";

const TIMEOUT_MS = 2_000;

export const examineServer: Examination = async ({ port }) => {
  const part = "Server";
  const address = `http://localhost:${port}`;
  try {
    const answer = await fetch(`${address}/api/v1/health`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body = (await answer.json()) as { version?: string };
    if (body.version !== undefined)
      return { part, state: "works", found: `version ${body.version} runs at ${address}` };
  } catch (error) {
    const refused = (error as { cause?: { code?: string } }).cause?.code === "ECONNREFUSED";
    if (refused) return { part, state: "works", found: `not running; \`npm start\` starts it at ${address}` };
  }
  const todo = `Choose another port: SEMBLANCE_PORT=${port + 1} npm start`;
  return { part, state: "limited", found: `another program answers at ${address}`, todo };
};
