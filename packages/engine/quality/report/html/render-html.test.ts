import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import type { Report, TableReport } from "../report.ts";
import { renderHtml } from "./render-html.ts";
import { makeHostileNames } from "./testing/hostile-names.ts";
import { makeSampleReport } from "./testing/sample-report.ts";

const megabyte = 1_000_000;

function read(report: Report) {
  const page = renderHtml(report);
  return { page, document: parseHTML(page).document };
}

test("the same report gives the same bytes, and none of them fetches or runs anything", () => {
  const report = makeSampleReport({ tables: 2, columns: 4, drift: 0.2 });
  const { page, document } = read(report);
  expect(renderHtml(structuredClone(report))).toBe(page);
  expect([...document.querySelectorAll("script, link, img, iframe, object, embed, base, form")]).toEqual([]);
  const links = [...document.querySelectorAll("[href], [src]")].map((element) =>
    element.getAttribute("href"),
  );
  expect(links.length).toBeGreaterThan(20);
  for (const link of links) expect(document.getElementById(link?.slice(1) ?? ""), `${link}`).not.toBeNull();
  expect(page).not.toMatch(/NaN|undefined|\[object/);
});

test("verdict, sentences, scores with their ceilings and findings are on the page as the report has them", () => {
  const report = makeSampleReport({ columns: 4, drift: 0.3 });
  const { document } = read(report);
  const text = document.querySelector("header")?.textContent ?? "";
  expect(text).toContain("Fail");
  for (const sentence of report.summary) expect(text).toContain(sentence);
  const scores = [...document.querySelectorAll(".score")].map((score) => score.textContent ?? "");
  expect(scores).toHaveLength(report.scores.length);
  report.scores.forEach((score, index) => {
    if (score.value === null) expect(scores[index]).toContain(`Not computed: ${score.reason}`);
    else expect(scores[index]).toContain(`Ceiling ${score.ceiling?.toFixed(3)}`);
  });
  expect(document.querySelectorAll(".finding")).toHaveLength(report.findings.length);
});

test("without a holdout the page says that there is no ceiling", () => {
  const { document, page } = read(makeSampleReport({ columns: 4, holdout: false }));
  expect(document.querySelector("#scores .lead")?.textContent).toContain("There is no ceiling");
  expect(page).not.toContain('class="ceiling"');
});

test("hostile names add no element but their own, and nothing of theirs is markup", () => {
  const plain = makeSampleReport({ columns: 11, drift: 0.2 });
  const hostile = makeSampleReport({ columns: 11, drift: 0.2, rename: makeHostileNames() });
  const kinds = ({ document }: ReturnType<typeof read>) =>
    [...new Set([...document.querySelectorAll("*")].map(({ tagName }) => tagName))].sort();
  expect(kinds(read(hostile))).toEqual(kinds(read(plain)));
  expect(read(hostile).document.querySelectorAll("[onload], [onerror], [ontoggle]")).toHaveLength(0);
});

const blank: TableReport = {
  ...{ name: "t", state: "no-rows", shapes: null, trends: null, notes: [] },
  rows: { real: 0, synthetic: 0, holdout: null },
  ...{ onlyReal: [], onlySynthetic: [], columns: [], pairs: { total: 0, worst: [] } },
  ...{ associations: null, mosaics: [], projection: null },
};

test("no rows, and tables on one side only, are told in words", () => {
  const report: Report = {
    ...makeSampleReport({ holdout: false }),
    tables: [
      blank,
      { ...blank, name: "left", state: "only-real", rows: { real: 5, synthetic: null, holdout: null } },
      { ...blank, name: "right", state: "only-synthetic", rows: { real: null, synthetic: 5, holdout: null } },
    ],
    ...{ findings: [], scores: [], rules: [], metrics: [], verdict: { word: "fail", thresholds: [] } },
  };
  const { page, document } = read(report);
  expect(page).toContain("One side has no rows");
  expect(page).toContain("The twin has no table of this name");
  expect(page).toContain("The real data has no table of this name");
  expect(page).toContain("Nothing stands out");
  expect(page).toContain("1 only in the real data, 1 only in the synthetic data, 1 without rows to compare");
  expect(page).toContain("Too little could be compared");
  expect(document.querySelector("#scores")).toBeNull();
  expect(document.querySelector("#privacy")?.textContent).toContain("Privacy was not measured");
});

test("attacks are told with their figures, limits and reasons", () => {
  const { document } = read(makeSampleReport({ columns: 3, attacked: true }));
  const attacks = [...document.querySelectorAll("#privacy .score")].map((attack) => attack.textContent ?? "");
  expect(attacks).toHaveLength(3);
  expect(attacks[0]).toContain("0.012 (0.008 to 0.018), harmless 0.011");
  expect(attacks[1]).toContain("Does not prove");
  expect(attacks[2]).toContain("Not tried: The table has fewer than four columns");
  expect(document.querySelectorAll("#privacy .interval-bar")).toHaveLength(3);
  expect(document.querySelector("#privacy .callout")?.textContent).toContain("learnt of single persons");
});

test("many tables are folded but for the worst one, and all listed", () => {
  const page = renderHtml(makeSampleReport({ tables: 8, columns: 2 }));
  expect(page.match(/<details class="table"/g)).toHaveLength(8);
  expect(page.match(/<details class="table" open/g)).toHaveLength(1);
  expect(page.match(/<th scope="row"><a href="#table-\d+">/g)).toHaveLength(8);
});

test("100 columns stay under 5 MB and 1,000 under 15 MB, with every column listed", {
  timeout: 30_000,
}, () => {
  expect(renderHtml(makeSampleReport({ columns: 100 })).length).toBeLessThan(5 * megabyte);
  const page = renderHtml(makeSampleReport({ columns: 1000 }));
  expect(page.length).toBeLessThan(15 * megabyte);
  expect(page).toContain("All 1,000 columns in one list");
});
