import type { Random } from "../../base/index.ts";
import { drawRows } from "../drawing/index.ts";
import type { BlockRequest, TokenRows } from "../tokens.ts";
import type { NetworkAnswer, OpenModel } from "./open-model.ts";

/** `listener` is told of every network's probabilities. */
export function drawBlock(
  open: OpenModel,
  request: Omit<BlockRequest, "block">,
  random: Random,
  listener: (answer: NetworkAnswer) => void = () => {},
): Promise<TokenRows> {
  const { variables } = open.model;
  return open.lend(request.rowCount, (workspace) => {
    const ask = async (index: number, coarse?: Uint16Array) => {
      const answer = await open.ask(index, workspace, coarse);
      if (answer !== undefined) listener(answer);
      return answer;
    };
    const take = workspace.write.bind(workspace);
    return drawRows({ variables, order: open.plan.order, ask, take }, request, random);
  });
}
