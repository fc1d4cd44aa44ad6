import type { Figure } from "../../report.ts";
import { compareSteps } from "../against-torch.ts";
import { openColumns } from "../networks/columns.ts";
import { openGan } from "../networks/gan.ts";
import { openMlp } from "../networks/mlp.ts";
import { adultSpec, ganSpec, mlpSpec } from "../networks/specs.ts";
import { openTorch, type TorchPeer } from "../peer/torch-peer.ts";

const seed = { seed: "bench" };

/** Whole training steps on one thread against PyTorch's. */
export async function measureTrainingSteps(): Promise<Figure[]> {
  const torch = await openTorch();
  const figures = [
    ...(await measureMlp(torch)),
    ...(await measureGan(torch)),
    ...(await measureColumns(torch)),
  ];
  torch?.close();
  return figures;
}

async function measureMlp(torch: TorchPeer | undefined): Promise<Figure[]> {
  const mlp = await openMlp(mlpSpec, seed);
  const contest = {
    name: `MLP ${mlpSpec.sizes.join("→")}, batch ${mlpSpec.batch}`,
    ours: mlp.step,
    theirs: ["mlp", "mlp, fused Adam"],
    spec: mlpSpec,
    target: 1.2,
  };
  const figures = await compareSteps(contest, torch);
  await mlp.release();
  return figures;
}

async function measureGan(torch: TorchPeer | undefined): Promise<Figure[]> {
  const gan = await openGan(ganSpec, seed);
  const name = "judge and generator with gradient penalty";
  const contest = {
    name,
    ours: gan.step,
    theirs: ["gan", "gan, fused Adam"],
    spec: ganSpec,
    target: 1.5,
    rounds: 8,
  };
  const figures = await compareSteps(contest, torch);
  await gan.release();
  return figures;
}

async function measureColumns(torch: TorchPeer | undefined): Promise<Figure[]> {
  const columns = await openColumns(adultSpec, seed);
  const contest = {
    name: `${adultSpec.columns.length} gather-sum networks, batch ${adultSpec.batch}`,
    ours: columns.step,
    theirs: ["embedding_bag", "dense first layer", "dense first layer, fused Adam"],
    spec: adultSpec,
    target: 2,
    rounds: 8,
  };
  const figures = await compareSteps(contest, torch);
  await columns.release();
  return figures;
}
