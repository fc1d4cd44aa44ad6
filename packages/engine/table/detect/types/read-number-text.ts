/**
 * @file Numbers as people write them: `1,234.50`, `1.234,50`, `12 kg`, `-3 %`, `(1,200)`, `$5`, `99 EUR`. The
 * pattern is anchored, every part excludes the first character of the next, and texts are short: linear time.
 */
export interface NumberText {
  readonly value: number;
  readonly decimals: number;
  /** What separates thousands and fractions; `plain` could be either. */
  readonly style: "plain" | "point" | "comma" | "group-comma" | "group-point" | "group-space";
  /** The unit or currency beside the number, `` when there is none. */
  readonly unit: string;
}

const LONGEST = 40;
const PARTS =
  /^(?<open>\()?(?<sign>[+-]|−)? ?(?<before>\p{Sc}|[A-Z]{3}|R\$|US\$)? ?(?<minus>[+-]|−)?(?<number>\d[\d.,'’ \u00a0\u202f]*)(?<after>[^\d()]{0,12})\)?$/u;
const STYLES: readonly (readonly [NumberText["style"], RegExp])[] = [
  ["plain", /^\d+$/],
  ["point", /^\d+\.\d+$/],
  ["group-comma", /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/],
  ["group-point", /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/],
  ["group-space", /^\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+(?:[.,]\d+)?$/],
  ["comma", /^\d+,\d+$/],
];

export function readNumberText(text: string): NumberText | undefined {
  if (text.length > LONGEST || text.length === 0) return undefined;
  const parts = PARTS.exec(text.trim())?.groups;
  if (parts === undefined) return undefined;
  const digits = (parts["number"] as string).trim();
  const style = STYLES.find(([, shape]) => shape.test(digits))?.[0];
  if (style === undefined || /^0\d/.test(digits)) return undefined;
  const after = (parts["after"] as string).trim();
  if (parts["before"] !== undefined && after !== "") return undefined;
  const size = measure(digits, style);
  const negative =
    parts["open"] !== undefined || /[-−]/.test(`${parts["sign"] ?? ""}${parts["minus"] ?? ""}`);
  return { ...size, value: negative ? -size.value : size.value, unit: parts["before"] ?? after };
}

function measure(digits: string, style: NumberText["style"]): Omit<NumberText, "unit"> {
  const point =
    style === "comma" || style === "group-point"
      ? ","
      : /,\d+$/.test(digits) && style === "group-space"
        ? ","
        : ".";
  const [whole = "", fraction = ""] = style === "plain" ? [digits] : digits.split(point);
  const value = Number(`${whole.replace(/\D/g, "")}.${fraction || "0"}`);
  return { value, decimals: fraction.length, style };
}
