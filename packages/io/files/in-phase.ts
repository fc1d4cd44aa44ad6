import type { WorkContext } from "@semblance/engine/base";

/** The same work under the name of its own phase: what takes several passes must not seem to begin anew. */
export function inPhase(context: WorkContext, phase: string): WorkContext {
  const { onProgress } = context;
  if (onProgress === undefined) return context;
  return { ...context, onProgress: (progress) => onProgress({ ...progress, phase }) };
}
