import { defineErrors } from "../base/index.ts";

export const synthErrors = defineErrors({
  "unknown-generator": {
    message: "There is no generator {name}.",
    todo: "Known are: {known}.",
  },
});
