/** @file Every figure of a report under a name of its own. */
import type { Report, TableReport } from "../../report.ts";
import { makeAssociationFigure } from "./association-figure.ts";
import { countParents, makeChildrenFigure } from "./children-figure.ts";
import { makeDistributionFigure } from "./distribution-figure.ts";
import type { Figure } from "./figure.ts";
import { chooseDrawn, limitDistributions } from "./figure-limit.ts";
import { makeMosaicFigure } from "./mosaic-figure.ts";
import { makeProjectionFigure } from "./projection-figure.ts";

export interface NamedFigure {
  /** Letters, digits and hyphens only; different for each. */
  readonly name: string;
  readonly figure: Figure;
}

export function* listFigures(report: Report): Iterable<NamedFigure> {
  const limit = limitDistributions(report);
  for (const [index, table] of report.tables.entries()) yield* listTableFigures(table, index + 1, limit);
  for (const [index, relationship] of report.relationships.entries()) {
    if (relationship.children === null) continue;
    const name = nameFigure(`relationship-${index + 1}`, `${relationship.parent}-${relationship.child}`);
    yield {
      name,
      figure: makeChildrenFigure(relationship, relationship.children, countParents(report, relationship)),
    };
  }
}

function* listTableFigures(table: TableReport, number: number, limit: number): Iterable<NamedFigure> {
  const start = nameFigure(`table-${number}`, table.name);
  for (const drawn of chooseDrawn(table.columns, limit))
    yield {
      name: nameFigure(`${start}-column-${drawn.index + 1}`, drawn.column.name),
      figure: makeDistributionFigure(drawn, table.rows),
    };
  if (table.associations !== null)
    yield { name: `${start}-associations`, figure: makeAssociationFigure(table.associations) };
  for (const [index, mosaic] of table.mosaics.entries())
    yield {
      name: nameFigure(`${start}-mosaic-${index + 1}`, mosaic.columns.join("-")),
      figure: makeMosaicFigure(mosaic, table.rows),
    };
  if (table.projection !== null)
    yield { name: `${start}-projection`, figure: makeProjectionFigure(table.projection, table.rows) };
}

/** The number makes it different, the name tells people which. */
function nameFigure(number: string, name: string): string {
  const readable = name
    .slice(0, 60)
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, "");
  return readable === "" ? number : `${number}-${readable}`;
}
