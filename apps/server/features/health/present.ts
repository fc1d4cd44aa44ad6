import type { getReadiness, Liveness, ReadinessCheck } from "@semblance/contract";
import type { Answer } from "../../http/route.ts";
import type { About } from "../../http/services.ts";

export function presentLiveness({ version, startedAt }: About, now: Date): Liveness {
  const uptimeSeconds = Math.max(0, (now.getTime() - startedAt.getTime()) / 1_000);
  return { status: "alive", version, uptimeSeconds };
}

/** A server that is stopping asks nothing any more: its parts may be closing already. */
export function presentReadiness(
  checks: readonly ReadinessCheck[] | "stopping",
): Answer<typeof getReadiness> {
  if (checks === "stopping") return { status: 503, body: { status: "stopping", checks: [] } };
  const ready = checks.every(({ state }) => state === "ok");
  return ready
    ? { status: 200, body: { status: "ready", checks: [...checks] } }
    : { status: 503, body: { status: "not-ready", checks: [...checks] } };
}
