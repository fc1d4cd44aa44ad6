/** @file How well the name of a column says that it references a key of a table: 0 (not at all) to 1 (plainly). */
import { compareWords, contentWords, isGeneric } from "./name-words.ts";
import { namesRoleOf, namesSelfRole } from "./role-words.ts";

export interface NamedColumn {
  readonly table: string;
  readonly name: string;
  readonly tableWords: readonly string[];
  readonly words: readonly string[];
}

/** Each word beyond the table's name tells of a role and makes the match a little less plain. */
const ROLE_DISCOUNT = 0.3;

export interface NamedKeys {
  readonly primaryKeys: ReadonlyMap<string, readonly NamedColumn[]>;
}

export function compareNames(child: NamedColumn, parent: NamedColumn, keys: NamedKeys): number {
  const content = contentWords(child.words);
  const ofTable = parent.tableWords;
  if (child.table === parent.table)
    return namesSelfRole(child.words) || namesRoleOf(child.words, ofTable) ? 0.6 : 0;
  return Math.max(
    mentionsTable(content, ofTable),
    keys.primaryKeys.get(parent.table)?.includes(parent) ? repeatsKey(child, parent, keys) : 0,
    namesRoleOf(child.words, ofTable) ? 0.5 : 0,
  );
}

/** `customer_id`, `CustomerID`, `customerid`, `cust_no`, `billing_customer` for a table of customers. */
export function mentionsTable(content: readonly string[], table: readonly string[]): number {
  if (content.length === 0 || table.length === 0) return 0;
  const whole = compareWords(content.join(""), table.join(""));
  if (whole >= 0.9) return whole;
  const matches = table.map((word) => Math.max(...content.map((other) => compareWords(word, other))));
  const matched = matches.filter((match) => match > 0).length;
  const discount = (Math.min(matched, content.length) / content.length) ** ROLE_DISCOUNT;
  const worst = Math.min(...matches);
  if (worst > 0) return worst * discount;
  const initials = table.map((word) => word[0]).join("");
  if (table.length > 1 && content.includes(initials)) return 0.6;
  return (matches.at(-1) ?? 0) * discount * 0.5;
}

/**
 * The key's own name again (`tailnum`), with a role before it (`PULocationID`) or a number behind. It says little
 * where that name tells of another table: both columns may reference a third.
 */
function repeatsKey(child: NamedColumn, parent: NamedColumn, { primaryKeys }: NamedKeys): number {
  const offset = child.words.length - parent.words.length;
  if (isGeneric(parent.words) || offset < 0) return 0;
  if (!parent.words.every((word, place) => word === child.words[place + offset])) return 0;
  const content = contentWords(parent.words);
  const own = mentionsTable(content, parent.tableWords);
  const tables = [...primaryKeys.values()].map((key) => key[0]?.tableWords ?? []);
  const other = Math.max(0, ...tables.map((table) => mentionsTable(content, table)));
  return (other > own + 0.1 ? 0.5 : 0.95) * (parent.words.length / child.words.length) ** ROLE_DISCOUNT;
}
