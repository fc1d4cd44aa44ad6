import { defineErrors } from "../base/index.ts";

export const modelErrors = defineErrors({
  "token-variables-invalid": {
    message: "The token variables cannot be modelled: {reason}.",
    todo: "This is a defect of what encoded the table; correct the named variable.",
  },
  "token-rows-invalid": {
    message: "The token rows do not fit their variables: {reason}.",
    todo: "Encode the rows with the same encoders that the variables came from.",
  },
  "model-invalid": {
    message: "The fitted model is not whole: {reason}.",
    todo: "Take the model file as it was written, or fit the generator again.",
  },
});
