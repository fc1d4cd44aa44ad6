/** @file What a helping thread does: takes cells into the columns it was given, and hands the columns over. */
import { parentPort, workerData } from "node:worker_threads";
import { ColumnBuilder } from "./column-builder.ts";
import type { HelperOrder, PlainColumn } from "./column-helper.ts";
import type { ColumnTask } from "./column-task.ts";
import { makeTextInput } from "./text-input.ts";

const { tasks, rows } = workerData as { tasks: readonly ColumnTask[]; rows: number };
const builders = tasks.map((task) => {
  const builder = new ColumnBuilder(task);
  builder.reserve(rows);
  return builder;
});

parentPort?.on("message", (order: HelperOrder) => {
  if (order.kind === "finish") return handOver();
  const { bytes, ...cells } = order.cells;
  const whole = { ...cells, input: makeTextInput(bytes) };
  for (const [index, builder] of builders.entries()) builder.take(whole, tasks[index]!.column);
  parentPort?.postMessage(undefined);
});

function handOver(): void {
  const columns = builders.map((builder): PlainColumn => {
    const column = builder.finish();
    if (column.kind !== "text") return { column };
    const { dictionary, ...rest } = column;
    return { column: rest as typeof column, texts: dictionary.pack() };
  });
  parentPort?.postMessage(columns, columns.flatMap(buffersOf));
  parentPort?.close();
}

function buffersOf({ column, texts }: PlainColumn): ArrayBuffer[] {
  const arrays = [
    column.kind === "text" ? column.codes : column.values,
    ...(column.nulls === undefined ? [] : [column.nulls]),
    ...(texts === undefined ? [] : [texts.bytes, texts.offsets]),
  ];
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}
