/** The compute core runs neural networks: does it load, does it compute, and on which devices could it? */
import { isSemblanceError } from "@semblance/engine/base";
import { type Device, listDevices, openSession, parseDevice, TensorValue } from "@semblance/engine/tensor";
import type { Examination } from "./finding.ts";

const part = "Compute core";

export const examineComputeCore: Examination = async (environment) => {
  try {
    const device = parseDevice(environment.device);
    const sum = await addOnDevice(device, 2, 3);
    if (sum !== 5)
      return { part, state: "broken", found: `it answers 2 + 3 = ${sum}`, todo: "Run `npm ci` again." };
    const devices = await listDevices();
    return {
      part,
      state: "works",
      found: `runs neural networks; devices of this build: ${devices.join(", ")}`,
    };
  } catch (error) {
    const todo = isSemblanceError(error) ? error.todo : "Run `npm ci` again.";
    return { part, state: "broken", found: (error as Error).message, todo };
  }
};

async function addOnDevice(device: Device, a: number, b: number): Promise<number | undefined> {
  const scalar = (name: string) => ({ name, dtype: "float32" as const, shape: [] });
  const session = await openSession(
    {
      nodes: [{ op: "Add", name: "add", inputs: ["a", "b"], outputs: ["sum"], attributes: {} }],
      inputs: [scalar("a"), scalar("b")],
      outputs: [scalar("sum")],
      constants: [],
    },
    { device, threads: 1 },
  );
  const feed = (value: number) => new TensorValue("float32", Float32Array.of(value), []);
  const { sum } = await session.run({ a: feed(a), b: feed(b) });
  await session.release();
  return (sum?.data as Float32Array | undefined)?.[0];
}
