/**
 * @file Whether a text is a number, and which of our types holds it exactly. A number with a leading zero or
 * plus sign, a thousands separator or spaces is no number here: writing it back would not give the same text.
 */
export interface NumberText {
  /** Written as we write whole numbers: no sign but a minus, no leading zero, no point. */
  readonly whole: boolean;
  /** Digits before (a lone zero is none) and behind the point; behind is Infinity with an exponent. */
  readonly digitsBefore: number;
  readonly digitsBehind: number;
  /** Whether float64, printed with as many digits or with as few as identify it, gives the same digits. */
  readonly exactAsFloat: boolean;
}

/** No finite double needs more characters than this to be told apart from its neighbours. */
const LONGEST_NUMBER = 400;
const NUMBER = /^(-?)(0|[1-9]\d*)?(?:\.(\d*))?(?:[eE][+-]?\d{1,5})?$/;
/** Any decimal of this many digits survives a double (IEEE 754: 15). */
const SAFE_DIGITS = 15;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

export function readNumber(text: string): NumberText | undefined {
  return scanPlainNumber(text) ?? matchNumber(text);
}

const MINUS = 45;
const POINT = 46;
const ZERO = 48;

/** Digits with at most one point, few enough for any double: nearly all numbers, at a third of the time. */
function scanPlainNumber(text: string): NumberText | undefined {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  const point = skipDigits(text, start);
  const end = text.charCodeAt(point) === POINT ? skipDigits(text, point + 1) : point;
  const before = point - start;
  const behind = Math.max(0, end - point - 1);
  if (end !== text.length || before === 0 || before + behind > SAFE_DIGITS) return undefined;
  const leadingZero = text.charCodeAt(start) === ZERO;
  if (leadingZero && before > 1) return undefined;
  return {
    whole: end === point && !(leadingZero && start === 1),
    digitsBefore: leadingZero ? 0 : before,
    digitsBehind: behind,
    exactAsFloat: true,
  };
}

function skipDigits(text: string, from: number): number {
  const last = Math.min(text.length, from + SAFE_DIGITS + 1);
  let at = from;
  while (at < last && text.charCodeAt(at) >= ZERO && text.charCodeAt(at) <= ZERO + 9) at++;
  return at;
}

function matchNumber(text: string): NumberText | undefined {
  if (text.length > LONGEST_NUMBER || text.length === 0) return undefined;
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign, before = "", behind] = match;
  if (before === "" && (behind === undefined || behind === "")) return undefined;
  const mantissaLength = text.search(/[eE]/);
  const hasExponent = mantissaLength !== -1;
  const whole = behind === undefined && !hasExponent && !(sign === "-" && before === "0");
  return {
    whole,
    digitsBefore: before === "0" ? 0 : before.length,
    digitsBehind: hasExponent ? Number.POSITIVE_INFINITY : (behind?.length ?? 0),
    exactAsFloat: String(Number(text)) === text || isExactAsFloat(Number(text), before + (behind ?? "")),
  };
}

function isExactAsFloat(value: number, mantissa: string): boolean {
  const digits = mantissa.replace(/^0+/, "");
  if (digits === "") return true;
  if (!Number.isFinite(value) || value === 0 || digits.length > 100) return false;
  if (digits.length <= SAFE_DIGITS && Math.abs(value) >= SMALLEST_NORMAL) return true;
  const size = Math.abs(value);
  return [String(size), size.toPrecision(digits.length)].some(
    (printed) => digitsOf(printed) === trim(digits),
  );
}

const trim = (digits: string) => digits.replace(/0{1,100}$/, "");

function digitsOf(printed: string): string {
  return trim(printed.replace(/e.*$/, "").replace(".", "").replace(/^0+/, ""));
}
