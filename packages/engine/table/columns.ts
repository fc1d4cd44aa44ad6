/**
 * @file The part of this room that moves columns: types, dictionaries, interpretation, frames. Processes that read
 * files import this instead of the whole, of which they load a tenth (measured: 500 modules against 60).
 */
export * from "./codec/frame.ts";
export * from "./codec/pack-table.ts";
export * from "./codec/table-decoder.ts";
export * from "./codec/table-encoder.ts";
export * from "./column/column.ts";
export * from "./column/dictionary.ts";
export * from "./interpret/interpret-text.ts";
export * from "./interpret/interpretation.ts";
export * from "./interpret/read-column.ts";
export * from "./interpret/read-number.ts";
export * from "./schema/schema.ts";
export * from "./table.ts";
