/** @file The page, from top to bottom. */
import { findingsSection } from "./findings.ts";
import { guideSection } from "./guide.ts";
import { metricsSection } from "./metrics.ts";
import { privacySection } from "./privacy.ts";
import { provenanceSection } from "./provenance.ts";
import { relationshipsSection } from "./relationships.ts";
import { rulesSection } from "./rules.ts";
import { scoresSection } from "./scores.ts";
import type { Section } from "./section.ts";
import { tableListSection } from "./table-list.ts";
import { tablesSection } from "./tables.ts";

export const sections: readonly Section[] = [
  scoresSection,
  findingsSection,
  tableListSection,
  tablesSection,
  relationshipsSection,
  rulesSection,
  privacySection,
  metricsSection,
  provenanceSection,
  guideSection,
];
