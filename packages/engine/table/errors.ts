import { defineErrors } from "../base/index.ts";

export const tableErrors = defineErrors({
  "no-such-column": {
    message: 'The table "{table}" has no column "{column}".',
    todo: "Compare the schema with the data: `semblance inspect` prints the columns that are there.",
  },
  "columns-differ": {
    message: 'Parts of the table "{table}" disagree about the column "{column}".',
    todo: "Give every part the same columns, each with the same type.",
  },
});
