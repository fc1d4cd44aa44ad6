import type { ColumnDetector } from "../detection.ts";
import { namesOf } from "./column-names.ts";
import { judgeKind, type PiiKind } from "./pii-kind.ts";
import { listValues, measureShare } from "./value-share.ts";

const OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
const GROUP = /^[\da-f]{1,4}$/i;

/** Four octets, without leading zeros; a port or a prefix length may follow. */
export function recogniseIpv4(text: string): boolean {
  return text.length <= 22 && IPV4.test(text.replace(/(?:\/\d{1,2}|:\d{1,5})$/, ""));
}

/** RFC 4291: eight groups, one run of zeros cut to `::`, the last two groups perhaps written as IPv4. */
export function recogniseIpv6(text: string): boolean {
  if (text.length < 2 || text.length > 49) return false;
  const plain = text.replace(/(?:%[\w.-]{1,16})?(?:\/\d{1,3})?$/, "");
  const halves = plain.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1) ?? "";
  const hex = recogniseIpv4(last) ? groups.slice(0, -1) : groups;
  const count = hex.length === groups.length ? groups.length : groups.length + 1;
  return hex.every((group) => GROUP.test(group)) && (halves.length === 2 ? count <= 7 : count === 8);
}

export function recogniseIp(text: string): boolean {
  return recogniseIpv4(text) || recogniseIpv6(text);
}

const ip: PiiKind = {
  pii: "ip-address",
  what: "IP addresses",
  schema: { type: "ip", role: "identifier" },
  names:
    namesOf(`ip, ip address, ipaddr, ipv4, ipv6, client ip, remote ip, remote addr, source ip, src ip, dst ip, user ip,
    login ip, last ip, x forwarded for, ip adresse, adresse ip, direccion ip, indirizzo ip, endereco ip, ip adres, adres ip,
    ip adresi, ip адрес, διευθυνση ip, عنوان ip, ip地址, ipアドレス, ip 주소`),
  recognise: recogniseIp,
  chance: 1e-3,
  byValues: 0.95,
  byBoth: 0.98,
};

/** Versions such as 1.12.0.3 have the same shape; hardly any of their parts exceeds this. */
const LARGEST_VERSION_PART = 99;

function exceedsVersions(text: string): boolean {
  return (
    text.includes(":") || text.split(".").some((part) => Number.parseInt(part, 10) > LARGEST_VERSION_PART)
  );
}

export const detectIpAddress: ColumnDetector = {
  name: ip.pii,
  detect(profile) {
    const guess = judgeKind(ip, profile);
    if (guess === undefined) return undefined;
    const beyond = measureShare(listValues(profile), exceedsVersions);
    const likeVersions = beyond.tested > 0 && beyond.share < 0.3;
    return likeVersions ? { ...guess, confidence: Math.min(guess.confidence, 0.4) } : guess;
  },
};
