import { expect, test } from "vitest";
import { recogniseUuid } from "./device-id.ts";
import { recogniseImei } from "./imei.ts";
import { recogniseIp, recogniseIpv4, recogniseIpv6 } from "./ip-address.ts";
import { recogniseLicencePlate } from "./licence-plate.ts";
import { recogniseMacAddress } from "./mac-address.ts";
import { recogniseSecret } from "./secret.ts";
import { expectTexts } from "./testing/expect-texts.ts";
import { guessPii } from "./testing/profile-of.ts";
import { recogniseUserAgent } from "./user-agent.ts";
import { recogniseCheckedVin, recogniseVin } from "./vin.ts";

expectTexts("IPv4", recogniseIpv4, {
  yes: ["0.0.0.0", "255.255.255.255", "10.0.0.0/8", "127.0.0.1:8080"],
  no: ["256.1.1.1", "1.2.3", "01.2.3.4", "1.2.3.4.5"],
});
expectTexts("IPv6", recogniseIpv6, {
  yes: [
    "::",
    "::1",
    "2001:db8::8a2e:370:7334",
    "1:2:3:4:5:6:7:8",
    "fe80::1%eth0",
    "::ffff:192.0.2.1",
    "2001:db8::/32",
  ],
  no: ["1:2:3:4:5:6:7", "1::2::3", "12345::", "12:30:45", ":::", "g::1", "1:2:3:4:5:6:7:8:9"],
});
expectTexts("IP addresses", recogniseIp, { yes: ["8.8.8.8", "::1"], no: ["8.8.8", "a.b.c.d"] });
expectTexts("MAC addresses", recogniseMacAddress, {
  yes: ["00:1A:2b:3c:4D:5e", "00-1A-2B-3C-4D-5E", "001a.2b3c.4d5e"],
  no: ["00:1A:2B:3C:4D", "00:1A-2B:3C:4D:5E", "001a2b3c4d5e", "zz:1A:2B:3C:4D:5E"],
});
expectTexts("IMEIs", recogniseImei, {
  yes: ["490154203237518", "35-209900-176148-1"],
  no: ["490154203237519", "770154203237518", "49015420323751"],
});
expectTexts("checked VINs", recogniseCheckedVin, {
  yes: ["1M8GDM9AXKP042788", "5GZCZ43D13S812715"],
  no: ["1M8GDM9A1KP042788", "1M8GDM9AXKP04278", "IM8GDM9AXKP042788"],
});
expectTexts("VINs", recogniseVin, {
  yes: ["WVWZZZ1JZXW000001", "ZFA22300005556777"],
  no: ["WVWZZZ1JZXW00000", "12345678901234567", "WVWZZZ1JZXWAAAAAA"],
});
expectTexts("UUIDs", recogniseUuid, {
  yes: ["123e4567-e89b-12d3-a456-426614174000"],
  no: ["123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456"],
});
expectTexts("licence plates", recogniseLicencePlate, {
  yes: ["B-MW 1234", "AA-123-BB", "AB12 CDE", "1234 BCD", "34 ABC 123", "А123ВС77", "京A12345"],
  no: ["1234567", "ABCDEFG", "A", "this is long 12"],
});
expectTexts("user agents", recogniseUserAgent, {
  yes: ["Mozilla/5.0 (X11; Linux x86_64)", "curl/8.1.2"],
  no: ["Chrome", "1.2.3"],
});
expectTexts("secrets", recogniseSecret, {
  yes: [
    `$2b$12$${"a".repeat(53)}`,
    "$argon2id$v=19$m=65536",
    "pbkdf2_sha256$260000$x",
    "{SSHA}abc",
    `ghp_${"a".repeat(36)}`,
  ],
  no: ["password", "d41d8cd98f00b204e9800998ecf8427e", "$100"],
});

test("versions are not taken for addresses", () => {
  const versions = Array.from({ length: 40 }, (_, i) => `${i % 4}.${i % 12}.${(7 * i) % 20}.${i % 60}`);
  expect(guessPii("c1", versions)?.confidence ?? 0).toBeLessThanOrEqual(0.4);
});
