import type { Random } from "../../base/index.ts";
import type {
  BlockRequest,
  PositionBounds,
  TokenColumn,
  TokenRows,
  TokenScale,
  TokenVariable,
} from "../tokens.ts";
import { drawCoarse, drawFine, drawPositions, type Probabilities } from "./draw-levels.ts";
import { drawLattice } from "./lattice.ts";

/** A model as drawing needs it. */
export interface DrawnModel {
  readonly variables: readonly TokenVariable[];
  readonly order: readonly number[];
  /** The probabilities of a variable's coarse tokens, or of its fine ones given the coarse; none needed for one. */
  ask(variable: number, coarse?: Uint16Array): Promise<Probabilities | undefined>;
  /** A variable is drawn: those after it may look at it. */
  take(variable: number, column: TokenColumn): void;
}

/** Draws a block of rows: variable after variable, each for all rows at once. */
export async function drawRows(
  model: DrawnModel,
  { rowCount, findBounds }: Omit<BlockRequest, "block">,
  random: Random,
): Promise<TokenRows> {
  const drawn = new Map<string, TokenColumn>();
  for (const index of model.order) {
    const { name, after } = model.variables[index]!;
    const bounds = after && findBounds?.(name, drawn);
    const column = await drawVariable(model, index, { bounds, rowCount, random: random.stream(name) });
    drawn.set(name, column);
    model.take(index, column);
  }
  return { rowCount, columns: model.variables.map(({ name }) => drawn.get(name)!) };
}

interface VariableDraw {
  readonly bounds: PositionBounds | undefined;
  readonly random: Random;
  readonly rowCount: number;
}

async function drawVariable(
  model: DrawnModel,
  index: number,
  { bounds, random, rowCount }: VariableDraw,
): Promise<TokenColumn> {
  const variable = model.variables[index]!;
  const draw = (level: string) => {
    const uniforms = drawLattice(random.stream(level), rowCount);
    return { variable, bounds, uniforms };
  };
  const likely = await model.ask(index);
  const coarse = likely ? drawCoarse(draw("coarse"), likely) : new Uint16Array(rowCount);
  const likelyFine = variable.fineSizes && (await model.ask(index, coarse));
  const fine = likelyFine ? drawFine(draw("fine"), coarse, likelyFine) : new Uint8Array(rowCount);
  const tokens = variable.fineSizes === undefined ? { coarse } : { coarse, fine };
  const { scale } = variable;
  if (scale === undefined) return tokens;
  const isExact = scale.from.every((from, token) => !(scale.to[token]! > from));
  const positions = isExact ? readPositions(scale, coarse) : drawPositions(draw("position"), tokens);
  return { ...tokens, positions };
}

function readPositions({ from }: TokenScale, coarse: Uint16Array): Float32Array {
  const positions = new Float32Array(coarse.length);
  for (let row = 0; row < positions.length; row++) positions[row] = from[coarse[row]!]!;
  return positions;
}
