import { defineErrors } from "@semblance/engine/base";

export const configErrors = defineErrors({
  "config-invalid": {
    message: "The configuration cannot be used: {issues}.",
    todo: "Correct or remove the environment variables named above; docs/configuration.md lists all of them.",
  },
});

export const serverErrors = defineErrors({
  "port-taken": {
    message: "The port {port} is taken by {holder}.",
    todo: "Stop that program, or choose another port: SEMBLANCE_PORT={other} npm start",
  },
  "cannot-listen": {
    message: "The server cannot listen on {host}, port {port} ({reason}).",
    todo: "Choose an address of this machine in SEMBLANCE_HOST and a port above 1023 in SEMBLANCE_PORT.",
  },
});
