import { Random } from "../../packages/engine/base/index.ts";
import {
  countElements,
  type DropoutInput,
  fillDropoutMask,
  openSession,
  type Scope,
  type Session,
  TensorValue,
  type TrainingStep,
} from "../../packages/engine/tensor/index.ts";

export type Feeds = Readonly<Record<string, TensorValue>>;

/** Vectors that the steps of one training share, by the names of the graphs' inputs. */
export class Vectors {
  readonly values = new Map<string, TensorValue>();

  start(step: TrainingStep, scope: Scope, random: Random): void {
    for (const { input, start, size } of step.carried) {
      if (this.values.has(input)) continue;
      const layout = start === "state" ? scope.state : scope.parameters;
      const values = start === "zeros" ? new Float32Array(size) : layout.initialise(random);
      this.values.set(input, new TensorValue("float32", values as Float32Array, [size]));
    }
  }
}

/** Runs one step's graph again and again, with fresh masks and scalars, carrying its vectors on. */
export class StepRunner {
  readonly #step: TrainingStep;
  readonly #session: Session;
  readonly #vectors: Vectors;
  readonly #random: Random;
  readonly #masks: readonly (DropoutInput & { readonly values: Float32Array })[];
  readonly #inputs: readonly string[];
  #done = 0;

  static async open(step: TrainingStep, vectors: Vectors, options: { seed: string; threads?: number }) {
    const session = await openSession(step.model, { threads: options.threads ?? 1 });
    return new StepRunner(step, session, vectors, new Random(options.seed));
  }

  private constructor(step: TrainingStep, session: Session, vectors: Vectors, random: Random) {
    this.#step = step;
    this.#session = session;
    this.#vectors = vectors;
    this.#random = random;
    this.#masks = step.dropouts.map((mask) => ({
      ...mask,
      values: new Float32Array(countElements(mask.shape)),
    }));
    this.#inputs = step.model.inputs.map(({ name }) => name).filter((name) => vectors.values.has(name));
  }

  async run(batch: Feeds, learningRate: number): Promise<number> {
    this.#done++;
    const feeds: Record<string, TensorValue> = { ...batch };
    for (const name of this.#inputs) feeds[name] = this.#vectors.values.get(name)!;
    for (const { name, shape, rate, values } of this.#masks) {
      fillDropoutMask(this.#random, values, rate);
      feeds[name] = new TensorValue("float32", values, shape);
    }
    for (const [name, value] of Object.entries(this.#step.scalarsAt(this.#done, learningRate)))
      feeds[name] = new TensorValue("float32", [value], []);
    const outputs = await this.#session.run(feeds);
    for (const { input, output } of this.#step.carried) this.#vectors.values.set(input, outputs[output]!);
    return Number(outputs["loss"]!.data[0]);
  }

  release(): Promise<void> {
    return this.#session.release();
  }
}
