import type { Examination } from "./finding.ts";

const NEEDED_MAJOR = 24;

export const examineNode: Examination = async () => {
  const found = `${process.version} on ${process.platform} ${process.arch}`;
  if (Number(process.versions.node.split(".")[0]) >= NEEDED_MAJOR)
    return { part: "Node", state: "works", found };
  return { part: "Node", state: "broken", found, todo: `Node ${NEEDED_MAJOR} is needed: run \`npm ci\`.` };
};
