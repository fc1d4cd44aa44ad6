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
});
