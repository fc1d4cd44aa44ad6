import fc from "fast-check";
import { expect, test } from "vitest";
import { html, Markup, renderPage } from "./page.ts";

test("text is escaped and comes back the same when read", () => {
  const read = (text: string) =>
    text.replaceAll(
      /&(amp|lt|gt|quot|#39);/g,
      (entity) => ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" })[entity] ?? entity,
    );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("<", ">", '"', "'", "&", "a", ";", "&lt;") }), (text) => {
      const { text: markup } = html`<p title="${text}">`;
      const inner = markup.slice('<p title="'.length, -'">'.length);
      expect(inner).not.toMatch(/[<>"']/);
      expect(read(inner)).toBe(text);
    }),
  );
});

test("markup, lists of it and numbers are put in as they are", () => {
  expect(html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}${new Markup("<hr>")}</ul>`.text).toBe(
    "<ul><li>1</li><li>2</li><hr></ul>",
  );
});

test("a page brings everything with it and runs nothing", () => {
  const page = renderPage("A <title>", html`<p>x</p>`);
  expect(page).toContain("<title>A &lt;title&gt;</title>");
  expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|@import|url\(/);
});
