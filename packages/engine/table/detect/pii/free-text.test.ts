import { expect, test } from "vitest";
import { findInText } from "./free-text.ts";
import { guessPii } from "./testing/profile-of.ts";

test("what stands in sentences", () => {
  expect([...findInText("write to <jane.doe@example.org>, please")]).toEqual(["e-mail addresses"]);
  expect([...findInText("call +49 30 1234567 or 030 7654321 now")]).toEqual(["telephone numbers"]);
  expect([...findInText("paid with 4111 1111 1111 1111 yesterday")]).toEqual(["card numbers"]);
  expect([...findInText("to DE89 3704 0044 0532 0130 00 by Friday")]).toContain("IBANs");
  expect([...findInText("his SSN is 219-09-9999.")]).toEqual(["social security numbers"]);
  expect([...findInText("Nancy Miller joined in 1992")]).toEqual(["names"]);
  expect([...findInText("The order 12345 of 2024-01-31 cost 17.50 @ noon")]).toEqual([]);
});

test("a share of the rows is enough", () => {
  const texts = Array.from({ length: 200 }, (_, i) => `the parcel number ${i} was late again today`);
  expect(guessPii("comment", texts)).toBeUndefined();
  const some = texts.map((text, i) => (i % 40 === 0 ? `${text}, call (206) 555-98${10 + i / 40}` : text));
  expect(guessPii("comment", some)).toMatchObject({
    schema: { type: "text", pii: "free-text", role: "sensitive" },
  });
  expect(guessPii("comment", some)?.evidence).toContain("5 contain telephone numbers");
});
