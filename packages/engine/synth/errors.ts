import { defineErrors } from "../base/index.ts";

export const synthErrors = defineErrors({
  "unknown-generator": {
    message: "There is no generator {name}.",
    todo: "Known are: {known}.",
  },
  "pattern-too-large": {
    message: "A pattern unfolds to more than values can be made from.",
    todo: "Shorten the repetitions in the column's `format`.",
  },
  "id-space-too-small": {
    message: "{column} has room for {space} different values, which are not enough for the rows asked for.",
    todo: "Give the column a `format` with more digits or letters, or ask for fewer rows.",
  },
  "model-too-large": {
    message: "The model takes {bytes} bytes; a model file holds at most {limit}.",
    todo: "Fit with fewer columns, or columns of fewer different values.",
  },
  "model-file-unreadable": {
    message: 'The file "{path}" cannot be read.',
    todo: "See whether it is there, is a file and may be read by you.",
  },
  "model-file-invalid": {
    message: "{source} is not a sound model file: {reason}.",
    todo: "Take another copy of the file, or fit the model again.",
  },
  "model-file-changed": {
    message: "The entry {entry} of {source} is not what was written when the model was saved.",
    todo: "Model files are not edited by hand: take another copy of the file, or fit the model again.",
  },
  "model-file-newer": {
    message: "{source} was made by a newer Semblance ({program}), in version {version} of the model file.",
    todo: "Bring this Semblance up to date and try again.",
  },
  "sampling-process-died": {
    message: "A process that drew rows ended too early ({how}).",
    todo: "See whether the machine ran out of memory; draw with fewer processes, then try again.",
  },
  "sampling-failed": {
    message: "Drawing rows failed through a defect of Semblance.",
    todo: "Please report it with what the log says of it.",
  },
  "relations-damaged": {
    message: "The relations of a saved model cannot be used: {reason}.",
    todo: "Model files are not edited by hand: take another copy of the file, or fit the model again.",
  },
  "encoding-damaged": {
    message: "What the model knows of the table's columns is damaged ({part}).",
    todo: "Take another copy of the model file, or fit again.",
  },
  "too-few-rows": {
    message: "The table {table} has {rows} rows; a generator needs {needed}.",
    todo: "Give more rows: of so few, nothing could be told that is not about somebody.",
  },
  "one-table-only": {
    message: "The generator {generator} learns one table, and {count} were given.",
    todo: "Give one table.",
  },
  "table-not-in-schema": {
    message: "The schema does not describe the table {table}.",
    todo: "Describe it, or let the schema be found in the data.",
  },
  "generator-damaged": {
    message: "The generator in the model file is damaged.",
    todo: "Take another copy of the model file, or fit again.",
  },
  "no-log-probability": {
    message: "The generator {generator} cannot tell how likely a row is.",
    todo: "Use a generator that can, such as autoregressive.",
  },
});
