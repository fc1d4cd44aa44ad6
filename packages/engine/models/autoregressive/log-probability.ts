import { throwIfCancelled, type WorkContext } from "../../base/index.ts";
import { checkRows } from "../check-tokens.ts";
import { ROWS_PER_BLOCK, type TokenColumn, type TokenRows } from "../tokens.ts";
import { checkModel } from "./check-model.ts";
import type { AutoregressiveModel } from "./model.ts";
import { type NetworkAnswer, OpenModel } from "./open-model.ts";
import { cutColumn, type Workspace } from "./workspace.ts";

/** Below it a probability is as good as none; its logarithm stays finite. */
const LEAST = 1e-37;

/** ln P(row) in nats for each row: Σ ln p(token | what is drawn before it), with the row's own tokens before it. */
export async function logProbability(
  model: AutoregressiveModel,
  rows: TokenRows,
  { signal }: WorkContext = {},
): Promise<Float64Array> {
  checkModel(model);
  checkRows(model.variables, rows);
  const open = await OpenModel.open(model);
  const scores = new Float64Array(rows.rowCount);
  try {
    for (let first = 0; first < rows.rowCount; first += ROWS_PER_BLOCK) {
      throwIfCancelled(signal);
      const end = Math.min(rows.rowCount, first + ROWS_PER_BLOCK);
      const columns = rows.columns.map((column) => cutColumn(column, first, end));
      const part = scores.subarray(first, end);
      await open.lend(part.length, (workspace) => scoreBlock({ open, workspace, columns }, part));
    }
    return scores;
  } finally {
    await open.close();
  }
}

interface Block {
  readonly open: OpenModel;
  readonly workspace: Workspace;
  readonly columns: readonly TokenColumn[];
}

async function scoreBlock({ open, workspace, columns }: Block, scores: Float64Array): Promise<void> {
  for (const index of open.plan.order) {
    const column = columns[index]!;
    const { fineSizes } = open.model.variables[index]!;
    const likely = await open.ask(index, workspace);
    if (likely !== undefined) addCoarse(scores, column.coarse, likely);
    const likelyFine = fineSizes && (await open.ask(index, workspace, column.coarse));
    if (likelyFine) addFine(scores, column, fineSizes, likelyFine);
    workspace.write(index, column);
  }
}

function addCoarse(scores: Float64Array, tokens: Uint16Array, { values, startOf }: NetworkAnswer): void {
  for (let row = 0; row < scores.length; row++)
    scores[row]! += Math.log(Math.max(LEAST, values[startOf(row) + tokens[row]!]!));
}

/** Only the tokens that lie inside the coarse one can be drawn. */
function addFine(scores: Float64Array, column: TokenColumn, sizes: Uint8Array, answer: NetworkAnswer): void {
  const { values, startOf } = answer;
  for (let row = 0; row < scores.length; row++) {
    const count = sizes[column.coarse[row]!]!;
    if (count === 1) continue;
    const start = startOf(row);
    let total = 0;
    for (let place = start; place < start + count; place++) total += values[place]!;
    const chosen = values[start + column.fine![row]!]!;
    scores[row]! += Math.log(Math.max(LEAST, chosen) / Math.max(LEAST, total));
  }
}
