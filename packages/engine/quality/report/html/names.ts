/** @file Names and texts that came with the data: cut to what can be read, the whole of it one pointer away. */
import { html, type Markup, nameUnseen } from "./markup.ts";

/** The middle is cut, since long names differ at both ends. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const tail = Math.floor(most / 3);
  return `${text.slice(0, most - tail - 1).toWellFormed()}…${text.slice(-tail).toWellFormed()}`.replaceAll(
    "\ufffd",
    "",
  );
}

/** As plain text, for labels inside drawings. */
export function labelName(text: string, most = 20): string {
  const seen = nameUnseen(shorten(text, most));
  return seen.trim() === "" ? "(blank)" : shorten(seen.replaceAll(/\s+/g, " "), most);
}

/** A name in running text, kept from turning the direction of what stands around it. */
export function showName(text: string, most = 60): Markup {
  if (text.trim() === "") return html`<bdi class="name blank">(blank)</bdi>`;
  if (text.length <= most) return html`<bdi class="name">${text}</bdi>`;
  return html`<bdi class="name" title="${text}">${shorten(text, most)}</bdi>`;
}

/** Sentences with names in them. */
export function showProse(text: string, most = 700): Markup {
  if (text.length <= most) return html`${text}`;
  return html`<span title="${text}">${shorten(text, most)}</span>`;
}
