/**
 * @file Codes that may recur (tickets, telephone numbers, cards, addresses of machines): texts of the same shapes,
 * with right check digits where the kind has them.
 */
import { z } from "zod";
import { presentTexts } from "../id-law.ts";
import { learnPatterns, openPatterns, patternLaw } from "../pattern-law.ts";
import { fixIban, fixLuhn } from "./check-digits.ts";
import { defineFake } from "./define-fake.ts";

const FIXES = {
  none: (text: string) => text,
  luhn: fixLuhn,
  iban: fixIban,
  /** No part of an address of four numbers exceeds 255. */
  ipv4: (text: string) => text.replaceAll(/\d+/g, (part) => String(Number(part) % 256)),
} satisfies Readonly<Record<string, (text: string) => string>>;
type Fix = keyof typeof FIXES;

const FIX_OF: Readonly<Record<string, Fix>> = { iban: "iban", "credit-card": "luhn", imei: "luhn" };
const law = z.strictObject({ patterns: patternLaw, fix: z.enum(["none", "luhn", "iban", "ipv4"]) });

export const codedText = defineFake<z.infer<typeof law>>({
  kind: "coded-text",
  law,
  learn({ column, schema }, { protection }) {
    const texts = column.kind === "text" ? presentTexts(column) : [];
    const isIp = texts.length > 0 && texts.slice(0, 100).every((text) => /^\d+(?:\.\d+){3}\b/.test(text));
    return {
      fix: FIX_OF[schema.pii ?? ""] ?? (isIp ? "ipv4" : "none"),
      patterns: learnPatterns(texts, protection.leastPeople) ?? {
        form: "patterns",
        shapes: [{ pattern: "^[0-9a-z]{8}$", length: 8, weight: 1 }],
        mayGrow: false,
      },
    };
  },
  open({ patterns, fix }, key, name) {
    const write = openPatterns(patterns, { key, name, mayRepeat: true });
    return ({ entity }) => FIXES[fix](write(entity));
  },
  describe: ({ patterns, fix }) =>
    `made up by ${patterns.shapes.length} patterns${fix === "none" ? "" : `, ${fix} kept right`}`,
});
