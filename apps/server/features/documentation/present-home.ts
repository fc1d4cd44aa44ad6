import { getApiDocs, getHealth, getMetrics, getOpenApi, getReadiness } from "@semblance/contract";
import { isLoopback } from "../../http/allowed-hosts.ts";
import { html, type Markup, pageMark, renderPage } from "../../http/page.ts";
import type { About } from "../../http/services.ts";

export interface HomeFacts {
  readonly about: About;
  readonly host: string;
  readonly now: Date;
}

/** The page that stands at `/` until the web app does. */
export function presentHome({ about, host, now }: HomeFacts): string {
  const facts: readonly (readonly [string, string])[] = [
    ["Version", about.version],
    ["Database", about.database],
    // A path tells a stranger about the machine; one who is on it already may know.
    ...(isLoopback(host) ? [["Data folder", about.dataFolder] as const] : []),
    ["Running for", describeDuration(now.getTime() - about.startedAt.getTime())],
  ];
  return renderPage(
    "Semblance",
    html`${pageMark}
<h1>Semblance is running</h1>
<p class="lead">It learns a database and gives back a synthetic twin: the same shape, the same relationships, no real person in it.</p>
<section class="card"><dl>
${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl></section>
<nav>${links.map(renderLink)}</nav>`,
  );
}

const links: readonly (readonly [string, string])[] = [
  [getApiDocs.path, "API docs"],
  [getOpenApi.path, "OpenAPI"],
  [getHealth.path, "Health"],
  [getReadiness.path, "Readiness"],
  [getMetrics.path, "Metrics"],
];

function renderLink([path, name]: readonly [string, string]): Markup {
  return html`<a href="${path}">${name}</a>`;
}

const units: readonly (readonly [string, number])[] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** "2 days 3 hours": the two largest units. */
export function describeDuration(durationMs: number): string {
  let rest = Math.max(0, Math.floor(durationMs / 1_000));
  const words: string[] = [];
  for (const [unit, seconds] of units) {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    if (count > 0) words.push(`${count} ${unit}${count === 1 ? "" : "s"}`);
  }
  return words.slice(0, 2).join(" ") || "less than a second";
}
