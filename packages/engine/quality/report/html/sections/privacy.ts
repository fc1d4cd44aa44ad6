/** @file What is known about privacy, and plainly what is not. */
import { html } from "../markup.ts";
import { showProse } from "../names.ts";
import { renderSign } from "../parts/judgement.ts";
import type { Section } from "./section.ts";

export const privacySection: Section = {
  id: "privacy",
  title: "Privacy",
  applies: () => true,
  render: ({ privacy }) => html`<div class="callout">${renderSign("unknown")}<div>
<p><strong>Privacy was not measured.</strong> ${showProse(privacy.reason)}</p>
<p>A twin that looks like the real data is not thereby private: rows may be near copies of real ones. Nothing else in this report says anything about that, and a high score can even be a sign of it.</p></div></div>`,
};
