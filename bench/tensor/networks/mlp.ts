import { Random } from "../../../packages/engine/base/index.ts";
import {
  activation,
  adam,
  batchNorm,
  buildTrainingStep,
  type Layer,
  linear,
  mean,
  relu,
  Scope,
  sequential,
  square,
  sub,
  TensorValue,
} from "../../../packages/engine/tensor/index.ts";
import { StepRunner, Vectors } from "../step-runner.ts";

export interface MlpSpec {
  readonly batch: number;
  readonly sizes: readonly number[];
}

export async function openMlp({ batch, sizes }: MlpSpec, options: { seed: string; threads?: number }) {
  const scope = Scope.create();
  const layers = sizes.slice(1).flatMap((outputs, i): Layer[] => {
    const part = scope.within(`${i}`);
    const product = linear(part, { inputs: sizes[i]!, outputs });
    return i === sizes.length - 2
      ? [product]
      : [product, batchNorm(part, { size: outputs }), activation(relu)];
  });
  const net = sequential(...layers);
  const widths = { x: sizes[0]!, y: sizes.at(-1)! };
  const step = buildTrainingStep({
    scope,
    optimiser: adam(),
    loss: (pass) => {
      const x = pass.graph.input("x", [batch, widths.x]);
      return mean(square(sub(net(pass, x), pass.graph.input("y", [batch, widths.y]))));
    },
  });
  const vectors = new Vectors();
  vectors.start(step, scope, new Random(options.seed).stream("start"));
  const runner = await StepRunner.open(step, vectors, options);
  const random = new Random(options.seed).stream("data");
  const draw = (width: number) =>
    new TensorValue("float32", random.fillFloat(new Float32Array(batch * width)), [batch, width]);
  const feeds = { x: draw(widths.x), y: draw(widths.y) };
  return {
    step: () => runner.run(feeds, 1e-3),
    parameters: () => vectors.values.get("parameters")!.data as Float32Array,
    release: () => runner.release(),
  };
}
