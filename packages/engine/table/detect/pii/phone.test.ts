import { expect, test } from "vitest";
import { ratePhone, recognisePhone, recogniseWrittenPhone } from "./phone.ts";
import { expectTexts } from "./testing/expect-texts.ts";
import { guessPii } from "./testing/profile-of.ts";

expectTexts("telephone numbers that nobody takes for others", recogniseWrittenPhone, {
  yes: [
    "+49 30 1234567",
    "+1 (514) 721-4711",
    "+420 2 4172 5555",
    "(206) 555-9857",
    "206-555-9857",
    "206.555.9857 x12",
    "0049 30 1234567",
    "+4915112345678",
  ],
  no: [
    "030 1234567",
    "2065559857",
    "106-555-9857",
    "2024-01-31",
    "12.5",
    "192.168.100.200",
    "+12",
    "123-45-6789",
    "1111111111",
    "12 345 678 901 234 567 890",
  ],
});

expectTexts("telephone numbers beside a fitting name", recognisePhone, {
  yes: [
    "030-0074321",
    "1.515.555.0100",
    "612 345 678",
    "2065559857",
    "089/123456",
    "01 42 34 22 66",
    "(5) 555-4729",
  ],
  no: [
    "12345",
    "31.12.1999",
    "1999-12-31",
    "10.0.0.1",
    "3.14159265",
    "abc",
    "1234567890123456",
    "078-05-1120",
  ],
});

test("national habits stand between", () => {
  expect(ratePhone("0171 1234567")).toBe(2);
  expect(ratePhone("612 345 678")).toBe(1);
});

test("plain digits are telephone numbers only by name", () => {
  const numbers = ["2065559857", "4155552671", "3125550188"];
  expect(guessPii("mobile_number", numbers)?.schema.pii).toBe("phone");
  expect(guessPii("c1", numbers)).toBeUndefined();
});
