/** @file Generator and judge of CTGAN's sizes (Xu et al. 2019): residual blocks, packed rows, gradient penalty. */
import { makeNormal, Random } from "../../../packages/engine/base/index.ts";
import {
  activation,
  adam,
  add,
  batchNorm,
  buildTrainingStep,
  concat,
  differentiate,
  dropout,
  expand,
  type Layer,
  leakyRelu,
  linear,
  mean,
  mul,
  neg,
  type Pass,
  relu,
  reshape,
  Scope,
  sequential,
  split,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  TensorValue,
  tanh,
} from "../../../packages/engine/tensor/index.ts";
import { StepRunner, Vectors } from "../step-runner.ts";

export interface GanSpec {
  readonly batch: number;
  readonly noise: number;
  readonly width: number;
  readonly hidden: number;
  readonly pack: number;
}

const DROPOUT = 0.5;
const PENALTY = 10;
const LEARNING_RATE = 2e-4;

function block(scope: Scope, inputs: number, outputs: number): Layer {
  const inner = sequential(
    linear(scope, { inputs, outputs }),
    batchNorm(scope, { size: outputs }),
    activation(relu),
  );
  return (pass, x) => concat([inner(pass, x), x], 1);
}

function makeGenerator(scope: Scope, { noise, hidden, width }: GanSpec): Layer {
  return sequential(
    block(scope.within("0"), noise, hidden),
    block(scope.within("1"), noise + hidden, hidden),
    linear(scope.within("2"), { inputs: noise + 2 * hidden, outputs: width }),
    activation(tanh),
  );
}

function makeJudge(scope: Scope, { width, pack, hidden }: GanSpec): Layer {
  const judge = sequential(
    linear(scope.within("0"), { inputs: width * pack, outputs: hidden }),
    activation(leakyRelu),
    dropout(DROPOUT),
    linear(scope.within("1"), { inputs: hidden, outputs: hidden }),
    activation(leakyRelu),
    dropout(DROPOUT),
    linear(scope.within("2"), { inputs: hidden, outputs: 1 }),
  );
  return (pass, x) => judge(pass, reshape(x, [-1, width * pack]));
}

/** ((‖∂judge/∂x‖ − 1)²) between real and generated rows (Gulrajani et al. 2017). */
function penalise(pass: Pass, judge: Layer, { real, fake }: { real: Tensor; fake: Tensor }, spec: GanSpec) {
  const { batch, pack, width } = spec;
  const share = expand(pass.graph.input("share", [batch / pack, 1, 1]), [batch / pack, pack, width]);
  const mixed = add(fake, mul(reshape(share, [batch, width]), sub(real, fake)));
  const [slope] = differentiate(sum(judge(pass, mixed)), [mixed]);
  const norm = sqrt(add(sum(square(reshape(slope!, [batch / pack, -1])), { axes: [1] }), 1e-12));
  return mul(mean(square(sub(norm, 1))), PENALTY);
}

function buildSteps(spec: GanSpec) {
  const { batch, noise, width } = spec;
  const packs = batch / spec.pack;
  const scopes = { generator: Scope.create("generator"), judge: Scope.create("judge") };
  const generator = makeGenerator(scopes.generator, spec);
  const judge = makeJudge(scopes.judge, spec);
  const optimiser = adam({ beta1: 0.5, beta2: 0.9 });
  const generate = (pass: Pass) => generator(pass, pass.graph.input("noise", [batch, noise]));
  const judgeStep = buildTrainingStep({
    scope: scopes.judge,
    optimiser: { ...optimiser, name: "judge/adam" },
    loss: (pass) => {
      const real = pass.graph.input("real", [batch, width]);
      const fake = generate(pass);
      // Both in one batch: a judge's weights are wide, and each product reads all of them.
      const [ofFake, ofReal] = split(judge(pass, concat([fake, real], 0)), 0, [packs, packs]);
      const distance = sub(mean(ofFake!), mean(ofReal!));
      return add(distance, penalise(pass, judge, { real, fake }, spec));
    },
  });
  const generatorStep = buildTrainingStep({
    scope: scopes.generator,
    optimiser: { ...optimiser, name: "generator/adam" },
    loss: (pass) => neg(mean(judge(pass, generate(pass)))),
  });
  return { scopes, judgeStep, generatorStep };
}

export async function openGan(spec: GanSpec, options: { seed: string; threads?: number }) {
  const { scopes, judgeStep, generatorStep } = buildSteps(spec);
  const vectors = new Vectors();
  const random = new Random(options.seed);
  vectors.start(judgeStep, scopes.judge, random.stream("judge"));
  vectors.start(generatorStep, scopes.generator, random.stream("generator"));
  const judge = await StepRunner.open(judgeStep, vectors, options);
  const generator = await StepRunner.open(generatorStep, vectors, options);
  const { batch, noise, width, pack } = spec;
  const float = (values: Float32Array, shape: readonly number[]) => new TensorValue("float32", values, shape);
  const real = float(random.fillFloat(new Float32Array(batch * width)), [batch, width]);
  const normal = makeNormal();
  const drawNoise = () => float(normal.fill(random, new Float32Array(batch * noise)), [batch, noise]);
  const drawShare = () => float(random.fillFloat(new Float32Array(batch / pack)), [batch / pack, 1, 1]);
  return {
    step: async () => {
      await judge.run({ real, noise: drawNoise(), share: drawShare() }, LEARNING_RATE);
      return generator.run({ noise: drawNoise() }, LEARNING_RATE);
    },
    parameters: () => vectors.values.get("generator/parameters")!.data as Float32Array,
    release: async () => {
      await judge.release();
      await generator.release();
    },
  };
}
