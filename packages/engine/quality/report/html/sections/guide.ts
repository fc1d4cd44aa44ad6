/** @file How to read the page. */
import { fewestPeople } from "../../report.ts";
import { html } from "../markup.ts";
import { renderJudgement } from "../parts/judgement.ts";
import { renderLegend } from "../parts/legend.ts";
import type { Section } from "./section.ts";

export const guideSection: Section = {
  id: "guide",
  title: "How to read this",
  applies: () => true,
  render: ({ about }) => html`${renderLegend(about.holdout !== null)}
<dl class="guide">
<div><dt>Scores and shares</dt><dd>Scores run from 0 to 1, where 1 means that both sides are equal in what the score looks at. Shares are in percent of all rows.</dd></div>
<div><dt>The ceiling</dt><dd>Two draws of real rows are never equal. Where real rows were held out, the ceiling says how alike they are to the others; a twin at the ceiling is as good as real data, and one above it deserves a second look.</dd></div>
<div><dt>How things stand</dt><dd class="signs">${renderJudgement("good")}${renderJudgement("warn")}${renderJudgement("bad")}${renderJudgement("unknown")}</dd></div>
<div><dt>Differences</dt><dd>Orange is more in the twin than in the real data, blue is less.</dd></div>
<div><dt>Small groups</dt><dd>Nothing here shows fewer than ${fewestPeople} real rows as a group of their own: bins and categories are merged until they hold that many. It is not a guarantee of privacy.</dd></div>
<div><dt>Numbers</dt><dd>Below each figure stand the numbers that it was drawn from. Rounded here, they are in full in the report’s JSON file.</dd></div>
</dl>`,
};
