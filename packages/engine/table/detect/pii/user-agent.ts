import { namesOf } from "./column-names.ts";
import { definePiiDetector } from "./pii-kind.ts";

const LONGEST = 2_048;
const PRODUCT =
  /^(?:Mozilla\/[45]\.0|Opera\/\d|Dalvik\/\d|okhttp\/\d|curl\/\d|Wget\/\d|python-requests\/\d|PostmanRuntime\/\d|Googlebot|AppleCoreMedia\/|CFNetwork|[A-Za-z][\w.-]{0,40}\/\d[\w.]{0,20} \()/;

/** A product and its version, as browsers and tools send in the User-Agent header (RFC 9110). */
export function recogniseUserAgent(text: string): boolean {
  return text.length <= LONGEST && PRODUCT.test(text);
}

export const detectUserAgent = definePiiDetector({
  pii: "user-agent",
  what: "browsers' user agents",
  schema: { type: "text", role: "quasi" },
  names: namesOf(
    "user agent, useragent, http user agent, ua, ua string, browser agent, agent string, browser string",
  ),
  recognise: recogniseUserAgent,
  chance: 1e-3,
  byValues: 0.9,
  byBoth: 0.95,
});
