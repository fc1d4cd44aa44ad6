import type { getReadiness, Liveness, ReadinessCheck } from "@semblance/contract";
import { type Answer, answer } from "../../http/route.ts";
import type { About } from "../../http/services.ts";

export function presentLiveness({ version, startedAt }: About, now: Date): Liveness {
  const uptimeSeconds = Math.max(0, (now.getTime() - startedAt.getTime()) / 1_000);
  return { status: "alive", version, uptimeSeconds };
}

/** A server that is stopping asks nothing any more: its parts may be closing already. */
export function presentReadiness(
  checks: readonly ReadinessCheck[] | "stopping",
): Answer<typeof getReadiness> {
  if (checks === "stopping") return answer(503, { status: checks, checks: [] });
  const ready = checks.every(({ state }) => state === "ok");
  return ready
    ? answer(200, { status: "ready", checks: [...checks] })
    : answer(503, { status: "not-ready", checks: [...checks] });
}
