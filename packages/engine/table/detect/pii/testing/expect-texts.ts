import { expect, test } from "vitest";

/** One test each way: all of these pass, none of those does. */
export function expectTexts(
  what: string,
  passes: (text: string) => boolean,
  { yes, no }: { readonly yes: readonly string[]; readonly no: readonly string[] },
): void {
  test(`${what}: passes`, () => expect(yes.filter((text) => !passes(text))).toEqual([]));
  test(`${what}: refused`, () => expect(no.filter(passes)).toEqual([]));
}
