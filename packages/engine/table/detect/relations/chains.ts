/**
 * @file Orders of columns as chains: a ≤ b and b ≤ c say a ≤ c. A chain is counted on all rows like any rule, since
 * it also looks past nulls; where that fails, its pairs stand alone. Three columns between a low and a high bound
 * are a range.
 */
import { checkRuleNow } from "../../rules/index.ts";
import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { withoutCopies } from "./copies.ts";
import { findOrders, type Order } from "./inequalities.ts";
import { relateNames } from "./name-relation.ts";
import type { RelationDetector } from "./relation-detector.ts";
import type { RelationView, ViewColumn } from "./relation-view.ts";
import { count, guessRule } from "./support.ts";

const MOST_BROKEN_SHARE = 0.005;

export const inequalities: RelationDetector = { name: "inequalities", detect };

function detect(view: RelationView, found: readonly RuleGuess<Rule>[]): RuleGuess<Rule>[] {
  const orders = findOrders(view, withoutCopies(view.columns, found)).filter(
    (order) => !isSaidBySum(order, found),
  );
  let open = reduce(orders);
  const guesses: RuleGuess<Rule>[] = [];
  while (open.length > 0) {
    const path = findLongestPath(open);
    guesses.push(...wordPath(view, path));
    open = open.filter((order) => !path.includes(order));
  }
  return guesses;
}

/** A total is at least each of its parts when none of them is negative. */
function isSaidBySum({ low, high }: Order, found: readonly RuleGuess<Rule>[]): boolean {
  return found.some(({ rule: { kind, columns, params } }) => {
    const isTotal = kind === "sum" && columns[0] === high.name && columns.includes(low.name);
    return isTotal && (params["coefficients"] === undefined || columns.length === 2);
  });
}

/** Without the orders that two others imply. */
function reduce(orders: readonly Order[]): Order[] {
  const isKnown = (low: ViewColumn, high: ViewColumn) =>
    orders.some((order) => order.low === low && order.high === high);
  return orders.filter(
    ({ low, high }) => !orders.some((first) => first.low === low && isKnown(first.high, high)),
  );
}

function findLongestPath(orders: readonly Order[]): Order[] {
  const longest = new Map<Order, Order[]>();
  const follow = (order: Order, passed: ReadonlySet<Order>): Order[] => {
    const known = longest.get(order);
    if (known !== undefined) return known;
    const next = orders.filter((other) => other.low === order.high && !passed.has(other));
    const tails = next.map((other) => follow(other, new Set([...passed, other])));
    const path = [order, ...tails.reduce((best, tail) => (tail.length > best.length ? tail : best), [])];
    longest.set(order, path);
    return path;
  };
  return orders
    .map((order) => follow(order, new Set([order])))
    .reduce((best, path) => (path.length > best.length ? path : best));
}

function wordPath(view: RelationView, path: readonly Order[]): RuleGuess<Rule>[] {
  if (path.length === 1) return path.map(wordOrder);
  const columns = [path[0]!.low, ...path.map(({ high }) => high)];
  const isStrict = path.every((order) => order.isStrict);
  const names = columns.map(({ name }) => name);
  const isRange = columns.length === 3 && relateNames(columns[0]!, columns[2]!) === "ordered";
  const rule = { kind: isRange ? "range" : "inequality", columns: names, params: { strict: isStrict } };
  const { checked, broken } = checkRuleNow(view.table, rule);
  if (broken > MOST_BROKEN_SHARE * checked) return path.map(wordOrder);
  const confidence = Math.min(...path.map((order) => order.confidence));
  const first = `${names[0]} and ${names[1]}: ${path[0]!.evidence}`;
  const holds = `holds in ${broken === 0 ? "all" : `${count(checked - broken)} of`} ${count(checked)} rows`;
  return [guessRule(rule, confidence, `the whole chain ${holds}; ${first}`)];
}

function wordOrder({ low, high, isStrict, confidence, evidence }: Order): RuleGuess<Rule> {
  const rule = { kind: "inequality", columns: [low.name, high.name], params: { strict: isStrict } };
  return guessRule(rule, confidence, evidence);
}
