import { createHash } from "node:crypto";
import type { Figure } from "../../report.ts";
import { openColumns } from "../networks/columns.ts";
import { openGan } from "../networks/gan.ts";
import { openMlp } from "../networks/mlp.ts";
import { adultSpec, ganSpec, mlpSpec } from "../networks/specs.ts";

const STEPS = 200;

interface Options {
  readonly seed: string;
  readonly threads: number;
}

interface Network {
  step(): Promise<number>;
  parameters(): Float32Array;
  release(): Promise<void>;
}

const networks: Readonly<Record<string, (options: Options) => Promise<Network>>> = {
  MLP: (options) => openMlp(mlpSpec, options),
  GAN: (options) => openGan(ganSpec, options),
  columns: (options) => openColumns(adultSpec, options),
};

/** The weights' bytes after 200 steps: the same for any threads and again, others for another seed. */
export async function measureDeterminism(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, open] of Object.entries(networks)) {
    const hash = (options: Options) => hashAfter(STEPS, () => open(options));
    const first = await hash({ seed: "one", threads: 1 });
    const again = await hash({ seed: "one", threads: 1 });
    const threaded = await hash({ seed: "one", threads: 2 });
    const other = await hash({ seed: "two", threads: 1 });
    const reached = first === again && first === threaded && first !== other;
    figures.push({
      name: `weights of the ${name} after ${STEPS} steps`,
      value: reached ? "bit-identical" : "different",
      target: "same for 1 and 2 threads and again",
      reached,
      note: `1 thread ${first}, again ${again}, 2 threads ${threaded}, another seed ${other}`,
    });
  }
  return figures;
}

async function hashAfter(steps: number, open: () => Promise<Network>): Promise<string> {
  const network = await open();
  for (let i = 0; i < steps; i++) await network.step();
  const hash = createHash("sha256").update(network.parameters()).digest("hex");
  await network.release();
  return hash.slice(0, 12);
}
