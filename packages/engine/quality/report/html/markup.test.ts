import fc from "fast-check";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { escapeText, html, join, nameUnseen } from "./markup.ts";
import { labelName, shorten, showName } from "./names.ts";
import { listHostileNames } from "./testing/hostile-names.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

function read(markup: { toString(): string }) {
  document.body.innerHTML = markup.toString();
  return document.body;
}

/** Of UTF-16 units, whether they belong together or not. */
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));

test("whatever is put in comes out as text, in elements and in attributes", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const body = read(html`<p title="${text}">${text}</p>`);
      expect(body.children.length).toBe(1);
      expect(body.children[0]?.children.length).toBe(0);
      const seen = nameUnseen(text);
      expect(body.textContent).toBe(seen);
      expect(body.children[0]?.getAttribute("title")).toBe(seen);
    }),
  );
});

test("500 hostile names each stay one element with nothing inside, and short", () => {
  for (const name of listHostileNames()) {
    const body = read(html`<p>${showName(name)}</p>`);
    const elements = [...body.querySelectorAll("*")].map((element) => element.tagName);
    expect([name.slice(0, 80), elements]).toEqual([name.slice(0, 80), ["P", "BDI"]]);
    expect(body.textContent?.length).toBeLessThan(700);
    expect(labelName(name).length).toBeLessThanOrEqual(20);
    expect(labelName(name).trim()).not.toBe("");
  }
});

test("only Markup of our own making is left as it is", () => {
  const forged = JSON.parse('{"toString":"<b>"}') as string;
  expect(String(html`${html`<b>`}${"<b>"}${[html`<i>`, "<i>"]}${null}${undefined}${0}`)).toBe(
    "<b>&lt;b&gt;<i>&lt;i&gt;0",
  );
  expect(() => String(html`${forged}`)).toThrow(TypeError);
  expect(String(join(["a", html`<br>`], ", "))).toBe("a, <br>");
});

test("an attribute without quotes is a mistake of ours and is refused", () => {
  expect(() => html`<p title=${"a onload=b"}>`).toThrow("without quotes");
});

test("what cannot be seen is named; joiners, accents and half characters do no harm", () => {
  expect(escapeText("a\u202eb\0\u200b")).toBe("a⟨U+202E⟩b⟨U+0000⟩⟨U+200B⟩");
  expect(escapeText("👩‍👩‍👧‍👦 é\n")).toBe("👩‍👩‍👧‍👦 é\n");
  expect(escapeText("\ud800")).toBe("\ufffd");
  expect(shorten("x".repeat(500), 30)).toHaveLength(30);
  expect(shorten(`${"👩".repeat(40)}`, 9).isWellFormed()).toBe(true);
});
