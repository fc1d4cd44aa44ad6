export type { Sheets, WorkbookSummary } from "./encode-workbook.ts";
export * from "./write-workbook.ts";
