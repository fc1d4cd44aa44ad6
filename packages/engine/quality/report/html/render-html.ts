/**
 * @file The report as one file that any browser opens: no script, nothing fetched, the same bytes for the same
 * report.
 */
import type { Report } from "../report.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { shorten, showName } from "./names.ts";
import { renderSymbols } from "./parts/judgement.ts";
import { renderHead } from "./parts/page-head.ts";
import { sections } from "./sections/index.ts";
import type { Section } from "./sections/section.ts";
import { style } from "./style/style.ts";

/** Nothing may run and nothing may be fetched, whatever the data tried to bring in. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

export function renderHtml(report: Report): string {
  const shown = sections.filter((section) => section.applies(report));
  const { synthetic, real } = report.about;
  const title = `${shorten(synthetic.name, 60)} beside ${shorten(real.name, 60)}: quality report`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<div class="page">
<header>${renderHead(report)}</header>
${renderContents(shown, report)}
<main id="report">
${shown.map((section) => renderSection(section, report))}
</main>
<footer>Made by ${report.about.program}. It holds aggregates only, and no value of fewer than five real rows.</footer>
</div>
${renderSymbols()}
</body>
</html>
`.toString();
}

function renderSection(section: Section, report: Report): Markup {
  const { id, title } = section;
  return html`<section class="section" id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${section.render(report)}</section>
`;
}

function renderContents(shown: readonly Section[], report: Report): Markup {
  return html`<nav class="contents" aria-label="Contents"><p>Contents</p><ul>${shown.map(
    ({ id, title, ...section }) => {
      const places = section.listPlaces?.(report) ?? [];
      const inner =
        places.length < 2
          ? nothing
          : html`<ul>${places.map((place) => html`<li><a href="#${place.id}">${showName(place.name, 32)}</a></li>`)}</ul>`;
      return html`<li><a href="#${id}">${title}</a>${inner}</li>`;
    },
  )}</ul></nav>`;
}
