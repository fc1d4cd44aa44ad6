/**
 * @file HTML that cannot be injected into. `html` escapes whatever is put into it unless it is Markup already, and
 * Markup is made here only. Characters that a reader cannot see, and those that turn the direction of what follows,
 * are named instead of written.
 */

export type Content = Markup | string | number | null | undefined | readonly Content[];

export class Markup {
  readonly #text: string;
  private constructor(text: string) {
    this.#text = text;
  }
  /** Only for text of our own making, such as styles and finished drawings. */
  static trust(text: string): Markup {
    return new Markup(text);
  }
  toString(): string {
    return this.#text;
  }
}

export const nothing = Markup.trust("");

export function html(strings: TemplateStringsArray, ...contents: Content[]): Markup {
  let text = strings[0] as string;
  contents.forEach((content, index) => {
    if (text.endsWith("=")) throw new TypeError(`An attribute without quotes: ${text.slice(-40)}`);
    text += toText(content) + strings[index + 1];
  });
  return Markup.trust(text);
}

export function join(contents: readonly Content[], separator: Content = ""): Markup {
  return Markup.trust(contents.map(toText).join(toText(separator)));
}

function toText(content: Content): string {
  if (content instanceof Markup) return content.toString();
  if (content === null || content === undefined) return "";
  if (typeof content === "object") return content.map(toText).join("");
  return escapeText(String(content));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

export function escapeText(text: string): string {
  return nameUnseen(text).replaceAll(/[&<>"'`]/g, (character) => entities[character] as string);
}

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u115f\u1160\u3164\uffa0]/gu;
/** Lines; joiners, which scripts and emoji need; signs of Arabic and Syriac that are seen. */
const seenAfterAll = /[\n\t]|\u200c|\u200d|[\u0600-\u0605\u06dd\u070f\u08e2]/;

export function nameUnseen(text: string): string {
  return text.toWellFormed().replaceAll(unseen, (character) => {
    if (seenAfterAll.test(character)) return character;
    return `⟨U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}⟩`;
  });
}
