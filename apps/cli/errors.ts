import { defineErrors } from "@semblance/engine/base";

export const cliErrors = defineErrors({
  "unknown-command": {
    message: 'There is no command "{command}"{hint}.',
    todo: "`semblance --help` lists the commands.",
  },
  "bad-usage": {
    message: "{problem}",
    todo: "`semblance {command} --help` tells how the command is used.",
  },
  "no-such-file": {
    message: 'There is no file "{file}".',
    todo: "See whether its name and folder are spelt right.",
  },
});
