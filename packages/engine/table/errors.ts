import { defineErrors } from "../base/index.ts";

export const tableErrors = defineErrors({
  "no-such-column": {
    message: 'The table "{table}" has no column "{column}".',
    todo: "Compare the schema with the data: `semblance inspect` prints the columns that are there.",
  },
});
