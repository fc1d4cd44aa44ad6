/** @file Plain pages: text that is escaped unless it is markup of our own, in one quiet style without scripts. */
import { createHash } from "node:crypto";

/** Markup that is safe to put into a page as it stands. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Insert = string | number | Markup | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** html`<p>${text}</p>` escapes text and keeps markup. */
export function html(literals: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  const pieces = literals.map((literal, index) => literal + renderInsert(inserts[index] ?? ""));
  return new Markup(pieces.join(""));
}

function renderInsert(insert: Insert): string {
  if (insert instanceof Markup) return insert.text;
  if (typeof insert === "object") return insert.map(({ text }) => text).join("");
  return String(insert).replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}

const style = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6675;--line:#dfe4ea;--paper:#fbfcfd;--card:#fff;--accent:#0b6e6e}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#98a3b3;--line:#2b333e;--paper:#12161c;--card:#191f27;--accent:#5fd0c5}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:46rem;margin:0 auto;padding:clamp(2rem,8vh,5rem) 1.5rem}
h1{font-size:2.25rem;line-height:1.15;letter-spacing:-.02em;margin:0 0 .5rem;font-weight:650}
h2{font-size:1.2rem;margin:3rem 0 1rem}
h3{font-size:1rem;margin:0 0 .25rem}
p{margin:.25rem 0 1rem}
.lead{font-size:1.1rem;color:var(--soft);max-width:36rem;margin-bottom:2rem}
.mark{display:block;width:3.25rem;height:3.25rem;margin:0 0 1.25rem -.15rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem 1.5rem;margin:0 0 1rem;overflow-wrap:anywhere}
.card>:last-child{margin-bottom:0}
:target{border-color:var(--accent)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.4rem 1.75rem;margin:0}
dt{color:var(--soft)}dd{margin:0}
a{color:var(--accent);text-underline-offset:.2em}
a:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
nav{display:flex;flex-wrap:wrap;gap:.5rem 1.75rem;margin:2rem 0 0}
code{font:.9em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.method{color:var(--accent);font-weight:600;margin-right:.5rem}
.soft{color:var(--soft)}
table{border-collapse:collapse;width:100%;table-layout:fixed;margin:.75rem 0 0}
th,td{text-align:left;vertical-align:top;padding:.4rem 1rem .4rem 0;border-top:1px solid var(--line)}
th{width:9.5rem;font-weight:500;color:var(--soft)}
td:nth-child(2){width:13rem}
@media(max-width:36rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.6rem}
th,td,td:nth-child(2){display:block;width:auto;padding:.15rem 0}td{border:0}}
`;

/** Lets the page's one style sheet through the content security policy, and no other. */
export const styleHash = `sha256-${createHash("sha256").update(style).digest("base64")}`;

/** Two of the same shape, one of them an outline. */
const mark =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' class='mark' aria-hidden='true'><circle cx='6' cy='8' r='5' fill='#0b6e6e'/><circle cx='10' cy='8' r='4.5' fill='none' stroke='#35b5aa'/></svg>";

export const pageMark = new Markup(mark);

const icon = `data:image/svg+xml,${encodeURIComponent(mark)}`;

export function renderPage(title: string, content: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="${icon}">
<style>${new Markup(style)}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`.text;
}
