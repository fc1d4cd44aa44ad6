import type { Random } from "../../base/index.ts";
import { drawCoarse, drawFine, drawLattice, drawPositions } from "../drawing/index.ts";
import type { BlockRequest, PositionBounds, TokenColumn, TokenRows } from "../tokens.ts";
import { BlockFeatures } from "./block-features.ts";
import type { NetworkAnswer, OpenModel } from "./open-model.ts";

export type AnswerListener = (answer: NetworkAnswer) => void;

/** Draws a block of rows: variable after variable, each for all rows at once. */
export async function drawBlock(
  open: OpenModel,
  { rowCount, findBounds }: Omit<BlockRequest, "block">,
  random: Random,
  listener: AnswerListener = () => {},
): Promise<TokenRows> {
  const { variables } = open.model;
  const features = new BlockFeatures(variables, open.plan, rowCount);
  const drawn = new Map<string, TokenColumn>();
  for (const index of open.plan.order) {
    const { name, after } = variables[index]!;
    const bounds = after === undefined ? undefined : findBounds?.(name, drawn);
    const column = await drawVariable({
      open,
      index,
      features,
      bounds,
      random: random.stream(name),
      rowCount,
      listener,
    });
    drawn.set(name, column);
    features.write(index, column);
  }
  return { rowCount, columns: variables.map(({ name }) => drawn.get(name)!) };
}

interface VariableDraw {
  readonly open: OpenModel;
  readonly index: number;
  readonly features: BlockFeatures;
  readonly bounds: PositionBounds | undefined;
  readonly random: Random;
  readonly rowCount: number;
  readonly listener: AnswerListener;
}

async function drawVariable(options: VariableDraw): Promise<TokenColumn> {
  const { open, index, features, bounds, random, rowCount, listener } = options;
  const variable = open.model.variables[index]!;
  const draw = (level: string) => ({
    variable,
    bounds,
    uniforms: drawLattice(random.stream(level), rowCount),
  });
  const ask = async (given?: Uint16Array) => {
    const answer = await open.ask(index, features, given);
    if (answer !== undefined) listener(answer);
    return answer;
  };
  const likely = await ask();
  const coarse = likely ? drawCoarse(draw("coarse"), likely) : new Uint16Array(rowCount);
  const likelyFine = variable.fineSizes && (await ask(coarse));
  const fine = likelyFine ? drawFine(draw("fine"), coarse, likelyFine) : new Uint8Array(rowCount);
  const tokens = variable.fineSizes === undefined ? { coarse } : { coarse, fine };
  if (variable.scale === undefined) return tokens;
  return { ...tokens, positions: drawPositions(draw("position"), tokens) };
}
