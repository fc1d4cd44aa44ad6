import { defineErrors } from "./define-errors.ts";

export const baseErrors = defineErrors({
  cancelled: {
    message: "The work was cancelled before it was finished.",
    todo: "Nothing was kept of it. Start it again when you want it.",
  },
});
