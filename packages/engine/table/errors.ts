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
  "frame-damaged": {
    message: "A piece of a table arrived damaged: {reason}.",
    todo: "Read the table again. If it happens twice, the disk or memory of this machine is at fault.",
  },
});
