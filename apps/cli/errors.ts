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
  "schema-file-unreadable": {
    message: 'The file "{file}" cannot be read ({reason}).',
    todo: "Give the path of a file, or - for what comes in on stdin.",
  },
  "schema-file-too-large": {
    message: 'The file "{file}" has {megabytes} MB; schemas of up to {limit} MB are read.',
    todo: "Dump the tables without their rows: `pg_dump --schema-only`, `mysqldump --no-data`, `.schema` of SQLite.",
  },
  "schema-faulty": {
    message: '"{file}" is not a valid Schema ({count} problems); first: {first}',
    todo: "`semblance schema validate` lists all of them.",
  },
  "no-report": {
    message: 'The file "{file}" is no report.',
    todo: "Give a file that `semblance evaluate … --report FILE` has written.",
  },
  "report-unreadable": {
    message: 'The file "{file}" cannot be read ({reason}).',
    todo: "Give the path of a file that may be read.",
  },
  "report-of-other-version": {
    message: 'The report "{file}" has version {found}; this program knows version {known}.',
    todo: "Make the report again with this program, or render it with the one that made it.",
  },
  "report-damaged": {
    message:
      'The report "{file}" was changed or cut short: {count} places are not as they should be, the first at {where}.',
    todo: "Make the report again from its data.",
  },
  "file-not-written": {
    message: 'The file "{file}" could not be written ({reason}).',
    todo: "See whether its folder is there, may be written to and has room.",
  },
  "no-rows-came": {
    message: "No row of {table} came in, so there was nothing to judge.",
    todo: "Rows come as JSON objects, one a line; see whether the program before the pipe wrote any.",
  },
  "several-tables": {
    message: "The source holds {count} tables: {tables}.",
    todo: "Name one of them with --table; tables are learned one at a time so far.",
  },
  "table-not-there": {
    message: 'The source holds no table "{table}"; it holds {tables}.',
    todo: "`semblance inspect` lists the tables of a source.",
  },
  "schema-of-other-tables": {
    message: 'The schema "{file}" does not describe the table "{table}".',
    todo: "Name the table in the schema as the source does; `semblance inspect` tells its name.",
  },
  "settings-unreadable": {
    message: 'The settings in "{file}" cannot be read ({reason}).',
    todo: "Give a file of JSON or YAML with a setting per line, such as `epochs: 10`.",
  },
  "settings-refused": {
    message: 'The settings in "{file}" are not those of {generator} ({count} problems); first: {first}',
    todo: "docs/generator.md lists the settings of each generator; leave out what shall be chosen for you.",
  },
  "output-exists": {
    message: '"{path}" is there already.',
    todo: "Choose another name, or say --replace.",
  },
  "folder-not-a-twin": {
    message:
      'The folder "{folder}" holds something that is not part of a twin ({name}), so it is not replaced.',
    todo: "Name a folder that is new or empty, or that holds a twin and nothing else.",
  },
  "folder-not-written": {
    message: 'The folder "{folder}" could not be written ({reason}).',
    todo: "See whether the folder around it may be written to and has room.",
  },
});
