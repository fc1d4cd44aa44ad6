/** @file Where a graph runs. The names are onnxruntime's own for its execution providers. */
import { tensorErrors } from "../errors.ts";
import { loadRuntime } from "./load-runtime.ts";

export const devices = ["cpu", "cuda", "webgpu", "dml", "coreml"] as const;
export type Device = (typeof devices)[number];

/** Reads a device from a setting such as `SEMBLANCE_DEVICE`; nothing written means the CPU. */
export function parseDevice(text: string | undefined): Device {
  const name = text?.trim().toLowerCase() || "cpu";
  const device = devices.find((known) => known === name);
  if (device === undefined)
    throw tensorErrors.create("device-unknown", { device: name, known: devices.join(", ") });
  return device;
}

/** The devices that this platform's build of onnxruntime was made for. */
export async function listDevices(): Promise<Device[]> {
  const runtime = await loadRuntime();
  const built = new Set(runtime.listSupportedBackends().map(({ name }) => name));
  return devices.filter((device) => built.has(device));
}

export async function requireDevice(device: Device): Promise<void> {
  const available = await listDevices();
  if (!available.includes(device))
    throw tensorErrors.create("device-absent", { device, available: available.join(", ") });
}
