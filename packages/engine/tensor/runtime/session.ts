/**
 * @file A model opened on a device. Opening the same model object again with the same options shares one
 * native session, which is freed when its last user releases it. `run` computes on the calling thread: the
 * event loop stands still meanwhile, so long work belongs in a child process (see ../train).
 */
import { availableParallelism } from "node:os";
import type { InferenceSession } from "onnxruntime-node";
import { tensorErrors } from "../errors.ts";
import { encodeModel, type OnnxModel } from "../onnx/model.ts";
import { checkFeeds } from "./check-feeds.ts";
import { type Device, listDevices, requireDevice } from "./device.ts";
import { loadRuntime } from "./load-runtime.ts";
import type { TensorValue } from "./tensor-value.ts";

export interface SessionOptions {
  readonly device?: Device;
  /** Threads inside one operator; as many as the machine offers unless said. Results do not depend on it. */
  readonly threads?: number;
}

export interface Session {
  run(feeds: Readonly<Record<string, TensorValue>>): Promise<Record<string, TensorValue>>;
  release(): Promise<void>;
}

interface SharedSession {
  readonly opening: Promise<InferenceSession>;
  users: number;
}

const sharedSessions = new WeakMap<OnnxModel, Map<string, SharedSession>>();

export async function openSession(model: OnnxModel, options: SessionOptions = {}): Promise<Session> {
  const { device = "cpu", threads = availableParallelism() } = options;
  const key = `${device}:${threads}`;
  const ofModel = sharedSessions.get(model) ?? new Map<string, SharedSession>();
  sharedSessions.set(model, ofModel);
  const shared = ofModel.get(key) ?? { opening: createNative(model, device, threads), users: 0 };
  ofModel.set(key, shared);
  shared.users++;
  const leave = () => {
    if (--shared.users > 0) return false;
    return ofModel.get(key) === shared && ofModel.delete(key);
  };
  try {
    return lease(model, await shared.opening, leave);
  } catch (error) {
    leave();
    throw error;
  }
}

/** One user's hold on a shared session; `leave` says whether it was the last. */
function lease(model: OnnxModel, native: InferenceSession, leave: () => boolean): Session {
  let released = false;
  return {
    async run(feeds) {
      if (released) throw tensorErrors.create("session-released");
      checkFeeds(model, feeds);
      try {
        return (await native.run(feeds)) as Record<string, TensorValue>;
      } catch (cause) {
        throw tensorErrors.create("compute-failed", {}, { cause });
      }
    },
    async release() {
      if (released) return;
      released = true;
      if (leave()) await native.release();
    },
  };
}

async function createNative(model: OnnxModel, device: Device, threads: number): Promise<InferenceSession> {
  await requireDevice(device);
  const { InferenceSession } = await loadRuntime();
  try {
    return await InferenceSession.create(encodeModel(model), {
      executionProviders: [device],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      // One operator after the other: the order of every sum is fixed.
      executionMode: "sequential",
      // On the CPU nothing that is computed here gets faster by onnxruntime's rewriting (training steps and
      // forward passes within 2 %), and without it a generator of 200 columns loads in 1.1 s instead of 3.9 s.
      graphOptimizationLevel: device === "cpu" ? "disabled" : "all",
      enableCpuMemArena: true,
      // Patterns cost 8 MB on a 128k-weight training step and save no time.
      enableMemPattern: false,
      logSeverityLevel: 3,
      // Idle threads that spin cost the median step 47 ms instead of 11 ms on a busy machine.
      extra: { session: { intra_op: { allow_spinning: "0" } } },
    });
  } catch (cause) {
    if (device === "cpu") throw tensorErrors.create("model-refused", {}, { cause });
    const available = (await listDevices()).join(", ");
    throw tensorErrors.create("device-failed", { device, available }, { cause });
  }
}
