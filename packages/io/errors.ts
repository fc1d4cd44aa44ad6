import { defineErrors } from "@semblance/engine/base";

export const ioErrors = defineErrors({
  "archive-damaged": {
    message: 'The archive "{file}" is damaged or cut off.',
    todo: "Make or fetch it again; `unzip -t` tells whether other programs can read it.",
  },
  "archive-duplicate-name": {
    message: 'The archive "{file}" holds "{name}" twice.',
    todo: "Unpack it, keep the right one of the two, and pack it again.",
  },
  "archive-encrypted": {
    message: '"{name}" in the archive "{file}" is encrypted.',
    todo: "Unpack it with its password and give the folder, or pack it again without one.",
  },
  "archive-entry-missing": {
    message: 'The archive "{file}" lacks its part "{name}".',
    todo: "Save the file again in the program that made it.",
  },
  "archive-link": {
    message: '"{name}" in the archive "{file}" is a symbolic link.',
    todo: "Pack the file itself: with zip, leave out the option `-y`.",
  },
  "archive-method-unknown": {
    message: '"{name}" in the archive "{file}" is compressed by a method that is not supported.',
    todo: "Pack it again with the ordinary method (deflate).",
  },
  "archive-name-unsafe": {
    message: 'The archive "{file}" holds a name that leads out of it: "{name}".',
    todo: "Do not trust where this archive came from. Pack it again with relative names.",
  },
  "archive-nested": {
    message: '"{name}" is an archive inside the archive "{file}".',
    todo: "Unpack the inner archive and put its files into the outer one.",
  },
  "archive-too-large": {
    message: 'The archive "{file}" unpacks to more than {bytes} bytes at "{name}", too much for its size.',
    todo: "If you trust it, unpack it yourself and give the folder.",
  },
  "archive-too-many-entries": {
    message: 'The archive "{file}" holds more than {limit} files.',
    todo: "Pack only the tables, or unpack it and give the folder.",
  },
  "no-such-root": {
    message: 'There is no table "{table}" from which a part of the database could be taken.',
    todo: "Name one of its tables; `semblance inspect` lists them.",
  },
  "row-too-large": {
    message: 'Row {row} of "{file}" grows beyond {limit} MB at the column "{column}".',
    todo: "Leave out the column, or shorten its values.",
  },
  "scratch-full": {
    message: 'There is no room left on the disk to unpack or convert "{file}".',
    todo: "Make room in the folder for temporary files, or set TMPDIR to a folder on a larger disk.",
  },
  "scratch-unwritable": {
    message: 'Unpacking or converting "{file}" could not be written to the folder for temporary files.',
    todo: "See whether that folder is there and may be written to, or set TMPDIR to another.",
  },
  "xml-doctype": {
    message: 'The XML file "{file}" has a document type declaration (DOCTYPE), which is not read.',
    todo: "Take the declaration out; entities that it declares must be written out in the text.",
  },
  "xml-encoding": {
    message: '"{file}" is not in the encoding {encoding}, or that encoding is unknown.',
    todo: "Correct the encoding in its first line, or save the file as UTF-8.",
  },
  "xml-piece-too-large": {
    message: 'A single tag, text or comment before line {line} of "{file}" is larger than {limit} MB.',
    todo: "Take it out; no column can hold it.",
  },
  "xml-row-missing": {
    message: 'There is no element "{row}" in "{file}".',
    todo: "Give the option `row` the name of an element, or the end of its path such as `orders/order`.",
  },
  "xml-syntax": {
    message: '"{file}" is not well-formed XML at line {line}.',
    todo: "Correct that place; `xmllint` shows it with its surroundings.",
  },
  "xml-too-deep": {
    message: 'Elements of "{file}" are nested more than {limit} deep.',
    todo: "Write the data as rows in the program that it comes from.",
  },
  "xml-too-varied": {
    message: '"{file}" has more than {limit} different elements and attributes: it holds no table.',
    todo: "Write the data as rows in the program that it comes from.",
  },
  "xml-without-rows": {
    message: 'There is no data in the XML file "{file}".',
    todo: "See whether it is the file you meant, and whether it was written to its end.",
  },
  "spreadsheet-format-old": {
    message: '"{file}" is a spreadsheet in a format that is not read (.xls, .xlsb or .ods).',
    todo: "Open it in its program and save it as .xlsx, or each sheet as .csv.",
  },
  "xlsx-cell-invalid": {
    message: 'A cell in row {row} of "{file}" points to a place or a text that is not there.',
    todo: "Open the workbook in Excel, which offers to repair it, and save it again.",
  },
  "xlsx-empty": {
    message: 'No sheet of "{file}" that is shown has anything in it.',
    todo: "See whether it is the file you meant; show hidden sheets that are to be read.",
  },
  "xlsx-encrypted": {
    message: '"{file}" is protected by a password.',
    todo: "Open it in Excel and save it without a password (File, Info, Protect Workbook).",
  },
  "xlsx-foreign": {
    message: '"{file}" is not an Excel workbook, whatever its name says.',
    todo: "Give it the extension of what it is, such as .csv, or save it as .xlsx.",
  },
  "xlsx-too-much-text": {
    message: 'The texts of "{file}" take more than {limit} MB.',
    todo: "Save its sheets as .csv.",
  },
  "export-disk-full": {
    message: 'There is no room left on the disk to write "{file}".',
    todo: "Make room on that disk, or write to a folder on another one. What stood there before is untouched.",
  },
  "export-format-unknown": {
    message: 'The name "{file}" tells no format that can be written.',
    todo: "Let it end in one of {endings}; behind the formats of text, .gz or .zst may follow.",
  },
  "export-no-columns": {
    message: 'There is nothing to write to "{file}": the table has no columns.',
    todo: "Give it at least one column; a table without rows can be written.",
  },
  "export-not-a-file": {
    message: '"{file}" is there and is not an ordinary file.',
    todo: "Write to another name.",
  },
  "export-unwritable": {
    message: '"{file}" could not be written.',
    todo: "See whether its folder is there and may be written to. What stood there before is untouched.",
  },
  "address-unknown": {
    message: 'There is no way to open an address that begins with "{scheme}:".',
    todo: "Give the path of a file, a folder or a zip archive.",
  },
  "csv-option": {
    message: 'The option {option} given for "{file}" is not a single plain character.',
    todo: "Give one character, such as `;`, or `tab`.",
  },
  "encoding-wrong": {
    message: '"{file}" is not in the encoding {encoding}, or that encoding is unknown.',
    todo: "Name its encoding with the option `encoding`, such as `latin1` or `utf-16le`.",
  },
  "file-empty": {
    message: 'There is nothing in the file "{file}".',
    todo: "See whether it is the file you meant, and whether it was written to its end.",
  },
  "file-damaged": {
    message: 'The file "{file}" is damaged, cut off or not in the format that its name says.',
    todo: "See whether other programs can open it; write it again in the program it comes from.",
  },
  "format-unknown": {
    message: 'The format of the file "{file}" is not known.',
    todo: "Give it a name that ends in its format, such as `.csv`, `.json`, `.parquet` or `.xlsx`.",
  },
  "packed-file-damaged": {
    message: 'The compressed file "{file}" is damaged or cut off.',
    todo: "Make or fetch it again; `gzip -t` or `zstd -t` tells whether it is whole.",
  },
  "reader-died": {
    message: 'The process that was reading "{file}" ended unexpectedly.',
    todo: "Try once more. If it happens again, the file is damaged in a way that should be reported as a bug.",
  },
  "reader-out-of-memory": {
    message: 'Reading "{file}" needs more than the {limit} MB of memory it may take.',
    todo: "Raise the limit, or read a sample of the file.",
  },
  "reader-out-of-time": {
    message: 'Reading "{file}" took longer than {seconds} seconds.',
    todo: "Raise the limit, or read a sample of the file.",
  },
  "source-empty": {
    message: 'There is no table in "{path}".',
    todo: "Give a file, or a folder or zip archive with files such as `.csv`, `.json`, `.parquet` or `.xlsx`.",
  },
  "source-missing": {
    message: 'There is no file or folder "{path}".',
    todo: "See whether the path is spelt rightly.",
  },
  "source-unreadable": {
    message: '"{path}" may not be read.',
    todo: "Give yourself the right to read it.",
  },
  "table-missing": {
    message: 'There is no table "{table}" in "{path}".',
    todo: "`semblance inspect` lists the tables that are there.",
  },
  "too-many-rejected": {
    message:
      '{count} of the first {total} rows of "{file}" cannot be read; the first is in line {line}: {reason}.',
    todo: "Correct the file, name its delimiter, quote or encoding, or allow a larger share of rows to be set aside.",
  },
  "unpacks-too-large": {
    message: 'The compressed file "{file}" unpacks to more than {ratio} times its size.',
    todo: "If you trust it, unpack it yourself and give the plain file.",
  },
  "json-empty": {
    message: 'There are no rows in the JSON file "{file}".',
    todo: "A table is an array of objects, an object of such arrays, or one object a line.",
  },
  "json-syntax": {
    message: 'The JSON file "{file}" cannot be read at row {row}: {reason}.',
    todo: "See whether the file was written to its end. With one object a line (.ndjson), single broken rows are passed over.",
  },
  "json-too-deep": {
    message: 'Values of the JSON file "{file}" are nested more than {limit} deep.',
    todo: "Write the data as rows in the program that it comes from.",
  },
  "json-too-varied": {
    message:
      'The objects of the JSON file "{file}" have more than {limit} different keys: they are no rows of a table.',
    todo: "Write the data as rows in the program that it comes from.",
  },
  "table-name-unfit": {
    message: 'A table called "{table}" cannot be a file of a folder.',
    todo: "Give it a name without slashes that does not begin with a dot.",
  },
  "parquet-encrypted": {
    message: 'The Parquet file "{file}" is encrypted.',
    todo: "Write it again without encryption.",
  },
  "parquet-without-columns": {
    message: 'No column of the Parquet file "{file}" holds anything that can stand in a table.',
    todo: "Columns of bytes are left out; write their content as text.",
  },
  "line-too-long": {
    message: 'Line {line} of "{file}" is longer than {limit} MB.',
    todo: "See whether the file is a table at all; if its rows end otherwise, write it with line ends.",
  },
  "sheet-too-wide": {
    message: 'The sheet "{sheet}" would have {count} columns; Excel holds {limit}.',
    todo: "Leave out columns, or write it as .csv or .parquet.",
  },
  "workbook-empty": {
    message: "There is nothing to write: the workbook would have no sheet.",
    todo: "Give it at least one sheet; a sheet without rows can be written.",
  },
  "sql-rule-column": {
    message: 'An SQL rule of "{table}" speaks of "{column}", which is no column there.',
    todo: "Correct the name in the rule; names with blanks or marks stand in double quotes.",
  },
  "sql-rule-died": {
    message: 'The process in which an SQL rule of "{table}" was judged ended unexpectedly.',
    todo: "Try once more. If it happens again, the rule makes DuckDB fail: write it in another way.",
  },
  "sql-rule-failed": {
    message: 'An SQL rule of "{table}" cannot be judged on the data; DuckDB stopped with "{kind}".',
    todo: "Let the rule bear every value that the columns hold, such as by TRY_CAST in place of CAST.",
  },
  "sql-rule-out-of-memory": {
    message: 'Judging an SQL rule of "{table}" needs more memory than it may take.',
    todo: "Write the rule without lists or texts that grow beyond the row.",
  },
  "sql-rule-out-of-time": {
    message: 'Judging an SQL rule of "{table}" took longer than {seconds} seconds.',
    todo: "Write the rule in a simpler way.",
  },
  "sql-rule-unfit": {
    message: 'An SQL rule of "{table}" is not a condition on one row: {problem}.',
    todo: "Write one expression that is true or false of a row, such as `price >= 0`: no SELECT, no aggregates, no semicolons.",
  },
});
