/** @file A generator of one table: a model of token rows with everything that turns them into the table's rows. */
import { Random, throwIfCancelled, type WorkContext } from "../../base/index.ts";
import { type Schema, sliceTable, type Table, type TableSchema } from "../../table/index.ts";
import { decodeRows, describeEncoding, listProtections } from "../encode/index.ts";
import { synthErrors } from "../errors.ts";
import type { Generator, GeneratorDescription, SampledBatch, SampleOptions } from "../generator.ts";
import { countRows, type PlannedBlock, planBlocks } from "../plan-blocks.ts";
import { restoreRelations } from "../relations/index.ts";
import type { SavedState } from "../saved-state.ts";
import { encodeRows, type LearnedTable } from "./learn-table.ts";
import { listOrders, makeFindBounds } from "./orders.ts";
import type { RowModel, RowModelKind } from "./row-model.ts";

export interface TableGeneratorParts {
  readonly kind: RowModelKind;
  readonly schema: Schema;
  readonly learned: LearnedTable;
  readonly model: RowModel;
}

export class TableGenerator implements Generator {
  readonly #parts: TableGeneratorParts;

  constructor(parts: TableGeneratorParts) {
    this.#parts = parts;
  }

  get kind(): string {
    return this.#parts.kind.name;
  }

  get schema(): Schema {
    return this.#parts.schema;
  }

  get fittedRows(): Readonly<Record<string, number>> {
    const { name, rowCount } = this.#parts.learned;
    return { [name]: rowCount };
  }

  async *sample(
    options: SampleOptions,
    { signal, onProgress }: WorkContext = {},
  ): AsyncGenerator<SampledBatch> {
    const { learned, model } = this.#parts;
    const table = learned.name;
    const random = new Random(options.seed);
    const total = countRows(table, options, this);
    const sampler = await model.open(random.stream("rows").save());
    try {
      const { relations, encoding } = learned;
      const findBounds = makeFindBounds(encoding, listOrders(relations));
      const drawBlock = async ({ block, firstRow, rowCount }: PlannedBlock): Promise<SampledBatch> => {
        const rows = await sampler.draw({ block, rowCount, findBounds });
        const own = random.stream("values").partition(block);
        const decoded = decodeRows(encoding, rows, { firstRow, random: own, name: table });
        return { table, rows: restoreRelations(decoded, relations, own.stream("relations")) };
      };
      // An empty table still tells its columns.
      if (total === 0) {
        const { rows } = await drawBlock({ block: 0, firstRow: 0, rowCount: 1 });
        yield { table, rows: sliceTable(rows, 0, 0) };
      }
      for (const planned of planBlocks(total, options.partition)) {
        throwIfCancelled(signal);
        yield await drawBlock(planned);
        const done = planned.firstRow + planned.rowCount;
        onProgress?.({ phase: "drawing rows", done, total, unit: "rows" });
      }
    } finally {
      await sampler.close();
    }
  }

  async logProbability(table: Table): Promise<Float64Array> {
    const { learned, model, kind, schema } = this.#parts;
    if (model.logProbability === undefined)
      throw synthErrors.create("no-log-probability", { generator: kind.name });
    return model.logProbability(encodeRows(learned, table, schema.tables[learned.name] as TableSchema));
  }

  describe(): GeneratorDescription {
    const { kind, learned, model } = this.#parts;
    const { name, relations, encoding } = learned;
    return {
      kind: kind.name,
      idea: kind.idea,
      settings: model.settings,
      tables: [
        {
          name,
          columns: describeEncoding(encoding),
          relations: relations.map(({ kind, text, evidence }) => ({ kind, text, evidence })),
          protections: listProtections(encoding),
          training: model.training,
        },
      ],
    };
  }

  save(): SavedState {
    const { learned, model } = this.#parts;
    return { learned: learned as unknown as SavedState, model: model.save() };
  }

  async graphs(): Promise<ReadonlyMap<string, Uint8Array>> {
    return (await this.#parts.model.graphs?.()) ?? new Map();
  }
}
