import { defineErrors } from "./define-errors.ts";

export const baseErrors = defineErrors({
  cancelled: {
    message: "The work was cancelled before it was finished.",
    todo: "Nothing was kept of it. Start it again when you want it.",
  },
  "random-seed-invalid": {
    message: "A seed must be a text or a whole number that is exact.",
    todo: "Give a text, a bigint, or a whole number between −2⁵³ and 2⁵³.",
  },
  "random-state-invalid": {
    message: "This is not the saved state of a random stream.",
    todo: "Give back what save() gave, unchanged, to the same version of Semblance.",
  },
  "random-partition-invalid": {
    message: "A random stream has no partition {index}.",
    todo: "Give a whole number that is 0 or greater.",
  },
  "random-bound-invalid": {
    message: "There is no random whole number below {bound}.",
    todo: "Give a whole bound from 1 to 2⁵³.",
  },
  "sampler-parameter-invalid": {
    message: "Numbers cannot be drawn from a {distribution} distribution with {parameter} = {value}.",
    todo: "Give {parameter} a value that is {requirement}.",
  },
  "sampler-weights-invalid": {
    message: "{count} weights cannot be chances: the one at position {index} is negative or not finite.",
    todo: "Give weights that are finite and 0 or greater.",
  },
  "sampler-weights-empty": {
    message: "None of the {count} weights is above 0, so there is nothing to draw.",
    todo: "Give at least one weight above 0, and a sum that is finite.",
  },
  "random-sample-invalid": {
    message: "{count} of {total} cannot be drawn without replacement.",
    todo: "Give whole numbers, the count not above the total, the total at most 2³².",
  },
});
