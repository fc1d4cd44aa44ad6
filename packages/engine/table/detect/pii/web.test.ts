import { expect, test } from "vitest";
import { expectTexts } from "./testing/expect-texts.ts";
import { guessPii } from "./testing/profile-of.ts";
import { recognisePersonalUrl, recogniseUrl } from "./url.ts";
import { recogniseUsername } from "./username.ts";

expectTexts("URLs", recogniseUrl, {
  yes: ["https://example.org", "http://a.b/c?d=e#f", "ftp://host/x", "www.example.org/x"],
  no: ["example", "http://", "mailto:a@b.co", "https://a b"],
});
expectTexts("personal pages", recognisePersonalUrl, {
  yes: [
    "https://www.linkedin.com/in/jane-doe",
    "https://twitter.com/jane",
    "https://github.com/jane/",
    "http://uni.example.org/~jane",
    "https://x.example.org/users/jane",
  ],
  no: ["https://example.org/products/12", "https://twitter.com/", "https://github.com/org/repo", "jane"],
});
expectTexts("user names", recogniseUsername, {
  yes: ["jane_doe", "@jane", "j.doe42", "jane@example.org", "ДОМЕН\\иван"],
  no: ["12345", "jane doe", "a", ""],
});

test("pages are typed; only people's own are personal", () => {
  const shop = ["https://shop.example.org/a", "https://shop.example.org/b/2"];
  const own = ["https://twitter.com/jane", "https://twitter.com/tom_1", "https://twitter.com/kim"];
  expect(guessPii("c1", shop)?.schema).toEqual({ type: "url" });
  expect(guessPii("c1", own)?.schema).toEqual({ type: "url", pii: "personal-url", role: "identifier" });
});

test("a mail column of single words holds logins", () => {
  expect(guessPii("email", ["SKING", "NKOCHHAR", "LDEHAAN"])?.schema.pii).toBe("username");
});
