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

/** Names in a sentence stand in quotation marks, so that its first letter is a word's. */
export function showSentence(sentence: string, most = 700): Markup {
  return showProse(
    sentence.replace(/^[a-z]/, (letter) => letter.toUpperCase()),
    most,
  );
}

export function showProse(prose: string, most = 700): Markup {
  const text = prose.replaceAll(/(\d) %/g, "$1\u00a0%");
  if (text.length <= most) return markWords(text);
  return html`<span title="${text}">${markWords(shorten(text, most))}</span>`;
}

/** Words of a schema or a command stand in backticks. */
function markWords(text: string): Markup {
  const parts = text.split(/`([\w .-]{1,40})`/);
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}
