/** @file Tables of text for a terminal: columns aligned by what characters take up on screen, cut to fit. */

export interface TextColumnStyle {
  readonly title: string;
  readonly align?: "left" | "right";
  /** Widest it may get; longer text ends in `…`. */
  readonly maxWidth?: number;
  readonly paint?: (text: string) => string;
}

const GAP = "  ";

export function renderTextTable(
  columns: readonly TextColumnStyle[],
  rows: readonly (readonly string[])[],
  paintTitle: (text: string) => string,
): string[] {
  const clean = rows.map((row) => row.map((cell, index) => fit(makePlain(cell), columns[index]?.maxWidth)));
  const widths = columns.map(({ title }, index) =>
    Math.max(measureText(title), ...clean.map((row) => measureText(row[index] ?? ""))),
  );
  const line = (cells: readonly string[], paint: (column: TextColumnStyle, text: string) => string) =>
    columns
      .map((column, index) => {
        const isLast = index === columns.length - 1;
        return paint(column, pad(cells[index] ?? "", widths[index] ?? 0, column.align, isLast));
      })
      .join(GAP)
      .trimEnd();
  return [
    line(
      columns.map(({ title }) => title),
      (_, text) => paintTitle(text),
    ),
    ...clean.map((row) => line(row, (column, text) => column.paint?.(text) ?? text)),
  ];
}

/** Names come from files of strangers: nothing in them may move the cursor or hide text. */
export function makePlain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code === 0x20_0d ? character : `\\u{${code.toString(16)}}`;
  });
}

export function measureText(text: string): number {
  let width = 0;
  for (const character of text) width += measureCharacter(character);
  return width;
}

/** Scripts of full-width characters; JavaScript's expressions do not know Unicode's width property. */
const WIDE_CHARACTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u{ff01}-\u{ff60}]/u;

function measureCharacter(character: string): number {
  if (character < "\u{300}") return 1;
  if (/\p{Mn}|\p{Me}|\u{200d}/u.test(character)) return 0;
  return WIDE_CHARACTER.test(character) ? 2 : 1;
}

function fit(text: string, maxWidth = Number.POSITIVE_INFINITY): string {
  if (measureText(text) <= maxWidth) return text;
  let kept = "";
  let width = 0;
  for (const character of text) {
    width += measureCharacter(character);
    if (width >= maxWidth) break;
    kept += character;
  }
  return `${kept}…`;
}

function pad(text: string, width: number, align: "left" | "right" = "left", isLast = false): string {
  const space = " ".repeat(Math.max(0, width - measureText(text)));
  if (align === "right") return space + text;
  return isLast ? text : text + space;
}
