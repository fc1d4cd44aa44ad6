import { expect, test } from "vitest";
import { recogniseEmail } from "./email.ts";
import { expectTexts } from "./testing/expect-texts.ts";
import { guessPii } from "./testing/profile-of.ts";

expectTexts("e-mail addresses", recogniseEmail, {
  yes: [
    "a@b.co",
    "jane.doe+tag@mail.example.org",
    "o'hara@example.ie",
    "jörg@müller.de",
    "用户@例子.公司",
    "x_y@sub.example.xn--p1ai",
  ],
  no: [
    "",
    "@b.co",
    "a@",
    "a@b",
    "a@@b.co",
    "a@b.c0",
    ".a@b.co",
    "a.@b.co",
    "a..b@c.de",
    "a b@c.de",
    "a@-b.co",
    "a@b-.co",
    "a@b..co",
    `${"a".repeat(65)}@b.co`,
    `a@${"b".repeat(64)}.co`,
    `a@${"b.".repeat(200)}co`,
  ],
});

test("by values alone, by both, and not by a name with other values", () => {
  expect(guessPii("x", ["a@b.co", "c@d.org", "e@f.net"])).toMatchObject({
    schema: { type: "email", pii: "email", role: "identifier" },
  });
  expect(guessPii("courriel", ["a@b.co", null, "c@d.org"])?.confidence).toBeGreaterThan(0.95);
  expect(guessPii("email_sent", ["yes", "no", "yes"])).toBeUndefined();
  expect(guessPii("email", [null, null])).toMatchObject({ schema: { pii: "email" }, confidence: 0.4 });
});
