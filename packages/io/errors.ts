import { defineErrors } from "@semblance/engine/base";

export const ioErrors = defineErrors({});
