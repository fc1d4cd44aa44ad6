import { writeFileSync } from "node:fs";

/** A table that looks drawn by chance and is the same everywhere: age, an income that follows it, a region. */
export function writePeople(path: string, rowCount: number): string {
  let state = 7;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const rows = Array.from({ length: rowCount }, () => {
    const age = 18 + draw(40) + draw(20);
    return [age, age * 900 + draw(20_000), ["north", "south", "west"][draw(3)]].join(",");
  });
  writeFileSync(path, ["age,income,region", ...rows, ""].join("\n"));
  return path;
}
