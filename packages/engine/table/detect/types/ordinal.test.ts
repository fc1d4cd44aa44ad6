import { describe, expect, test } from "vitest";
import { orderLabels } from "./ordered-labels.ts";
import { orderByScale } from "./ordered-words.ts";

describe("labels in order", () => {
  test.each([
    [
      ["[10-20)", "[0-10)", "[20-30)"],
      ["[0-10)", "[10-20)", "[20-30)"],
    ],
    [
      ["25 - 45", "Greater than 45", "Less than 25"],
      ["Less than 25", "25 - 45", "Greater than 45"],
    ],
    [
      ["65+", "18-24", "25-64"],
      ["18-24", "25-64", "65+"],
    ],
    [
      ["< 5 yrs", "5 - 10 yrs", "> 10 yrs"],
      ["< 5 yrs", "5 - 10 yrs", "> 10 yrs"],
    ],
    [
      ["$50,000 - $100,000", "< $50,000", "> $100,000"],
      ["< $50,000", "$50,000 - $100,000", "> $100,000"],
    ],
    [["1 <= ... < 4 yrs", "< 1 yr", ">= 7 yrs", "4 <= ... < 7 yrs"], undefined],
    [
      ["unter 18", "18 bis 30", "über 30"],
      ["unter 18", "18 bis 30", "über 30"],
    ],
    [
      ["Grade 10", "Grade 9", "Grade 11"],
      ["Grade 9", "Grade 10", "Grade 11"],
    ],
    [
      ["Stage IV", "Stage I", "Stage II"],
      ["Stage I", "Stage II", "Stage IV"],
    ],
    [
      ["2nd", "1st", "3rd"],
      ["1st", "2nd", "3rd"],
    ],
    [
      ["Q4", "Q1", "Q2"],
      ["Q1", "Q2", "Q4"],
    ],
  ])("%j", (texts, order) => {
    if (order === undefined) expect(orderLabels(texts)?.[0] ?? "none").not.toBe("");
    else expect(orderLabels(texts)).toEqual(order);
  });

  test.each([
    [["1-5", "3-8", "6-9"]],
    [["5-1", "2-3", "1-1"]],
    [["1", "2", "3"]],
    [["DL-1", "DL-2", "AA-3"]],
    [["10 kg", "20 km", "30 s"]],
    [["0-10", "10-20", "no account"]],
    [["1.0.1", "1.0.2", "1.0.3"]],
  ])("%j have none", (texts) => {
    expect(orderLabels(texts)).toBeUndefined();
  });
});

describe("words in order", () => {
  test.each([
    [
      ["High", "low", "Medium"],
      ["low", "Medium", "High"],
    ],
    [
      ["XL", "S", "M"],
      ["S", "M", "XL"],
    ],
    [
      ["Sunday", "Monday", "Friday"],
      ["Monday", "Friday", "Sunday"],
    ],
    [
      ["oft", "nie", "immer"],
      ["nie", "oft", "immer"],
    ],
    [
      ["strongly_agree", "neutral", "disagree"],
      ["disagree", "neutral", "strongly_agree"],
    ],
  ])("%j", (texts, order) => {
    expect(orderByScale(texts)).toEqual(order);
  });

  test.each([
    [["low", "high"]],
    [["red", "green", "blue"]],
    [["low", "medium", "unsure"]],
    [["low", "Low", "high"]],
  ])("%j have none", (texts) => {
    expect(orderByScale(texts)).toBeUndefined();
  });
});
