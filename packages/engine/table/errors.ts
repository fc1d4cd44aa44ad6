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
  "rule-kind-unknown": {
    message: 'There is no kind of rule "{kind}".',
    todo: "Choose one of {known}.",
  },
  "rule-invalid": {
    message: "A rule of the kind {kind} over {columns} cannot be used: {problem}.",
    todo: "Correct the rule in the schema: `semblance schema validate` names every fault with its place.",
  },
  "rule-column-unfit": {
    message:
      'A rule of the kind {kind} needs numbers or times; the column "{column}" of "{table}" holds text.',
    todo: "Give the column a type in the schema, or take the rule out.",
  },
  "rule-needs-sql": {
    message: 'A rule of "{table}" is written in SQL, and nothing here can run SQL.',
    todo: "Check such rules with `semblance evaluate`, or give an SQL runner in the rule's context.",
  },
  "pattern-refused": {
    message: "The regular expression cannot be used at character {position}: {reason}.",
    todo: "Write it without back-references, look-around and flags; groups, counted repetition, sets and classes are fine.",
  },
  "schema-not-valid": {
    message: "{source} is not a valid Schema ({count} problems); first: {first}",
    todo: "`semblance schema validate` lists all of them; docs/schema.md describes every key.",
  },
  "schema-text-broken": {
    message: "The schema text cannot be read: {problem} (line {line}, column {column}).",
    todo: "Correct the text at that place, or give a Schema in another format.",
  },
  "no-such-table": {
    message: 'There is no table "{table}".',
    todo: "Compare the rule with the data: `semblance inspect` prints the tables that are there.",
  },
  "schema-format-unknown": {
    message: "{source} looks like no kind of schema that is known.",
    todo: "Give one of these: {known}.",
  },
});
