import { ioErrors } from "../../../errors.ts";
import { describePath, isLeaf, type XmlPath } from "./survey-xml.ts";

export interface RowChoice {
  readonly row: XmlPath;
  /** Other elements that could as well be rows, the most frequent first. */
  readonly others: readonly XmlPath[];
}

/**
 * The row of a document is the element that occurs most often among those that occur several times under a
 * parent that occurs once: orders, rather than the items within them. Without any, the document is one row.
 */
export function chooseRow(root: XmlPath): RowChoice {
  const candidates = listPaths(root)
    .filter(({ count, parent }) => count > 1 && parent?.count === 1)
    .sort((a, b) => b.count - a.count);
  const [most, ...others] = candidates;
  return { row: unwrap(most ?? root), others };
}

/** The row that the user named: an element (`order`) or the end of its path (`orders/order`). */
export function findRow(root: XmlPath, wanted: string, shownAs: string): XmlPath {
  const ending = `/${wanted.replace(/^\/+/, "")}`;
  const [row] = listPaths(root)
    .filter((path) => `/${describePath(path)}`.endsWith(ending))
    .sort((a, b) => b.count - a.count);
  if (row === undefined) throw ioErrors.create("xml-row-missing", { file: shownAs, row: wanted });
  return row;
}

/** Pages of rows: elements with nothing of their own but one kind of repeated element are only wrapping. */
function unwrap(path: XmlPath): XmlPath {
  const [only, ...more] = path.children.values();
  const isWrapping = more.length === 0 && path.attributes.size === 0 && !path.hasText;
  return only !== undefined && isWrapping && only.repeats && !isLeaf(only) ? unwrap(only) : path;
}

function listPaths(root: XmlPath): XmlPath[] {
  const paths = [root];
  for (const path of paths) paths.push(...path.children.values());
  return paths;
}
