import { expect, test } from "vitest";
import { recogniseAge, recogniseAgeBracket } from "./age.ts";
import { recogniseBirthDate } from "./birth-date.ts";
import { recogniseBloodGroup, recogniseDiagnosisCode } from "./health.ts";
import { recogniseIncome } from "./income.ts";
import { recogniseSalutation } from "./salutation.ts";
import { recogniseSexWord } from "./sex.ts";
import { expectTexts } from "./testing/expect-texts.ts";
import { guessPii } from "./testing/profile-of.ts";

expectTexts("dates of birth", recogniseBirthDate, {
  yes: [
    "1984-03-12",
    "12.03.1984",
    "3/12/84",
    "19840312",
    "12031984",
    "1984",
    "840312",
    "706213",
    "March 12, 1984",
    "1984-03-12T00:00:00",
  ],
  no: ["1784-03-12", "2099-01-01", "12", "19841312", "hello 1984 world!", "849912", "123456789"],
});
expectTexts("ages", recogniseAge, {
  yes: ["0", "0.42", "99", "18-25", "[70-80)", "65+", "under 18", "Greater than 45"],
  no: ["126", "-3", "abc", "18-25-30"],
});
expectTexts("brackets of ages", recogniseAgeBracket, { yes: [">= 65", "18 to 25 years"], no: ["18", "old"] });
expectTexts("incomes", recogniseIncome, {
  yes: ["54000", "€ 3.200,50", "<=50K", "$50,000 - $75,000", "1 200 000 Kč", "5.5k"],
  no: ["rich", "2024-01-01", "12:30"],
});
expectTexts("words for a sex", recogniseSexWord, {
  yes: ["Male", "FEMALE", "weiblich", "femme", "женский", "女", "ذكر"],
  no: ["M", "1", "Herr", "blue"],
});
expectTexts("forms of address", recogniseSalutation, {
  yes: ["Mr.", "Mrs", "Frau", "Mme", "г-жа", "先生"],
  no: ["Manager", "Anna"],
});
expectTexts("blood groups", recogniseBloodGroup, {
  yes: ["A+", "0-", "AB Rh+", "B negative"],
  no: ["A", "C+", "grade A+"],
});
expectTexts("ICD-10", recogniseDiagnosisCode, {
  yes: ["E11.9", "I10", "S72.001A"],
  no: ["U11.99999", "11E", "EE1"],
});

test("letters and codes are a sex only by name", () => {
  expect(guessPii("geschlecht", ["m", "w", "d"])?.schema.pii).toBe("sex");
  expect(guessPii("c1", ["m", "w", "d"])).toBeUndefined();
});

test("ages of things are not people's", () => {
  expect(guessPii("age", ["34", "51"])?.schema.pii).toBe("age");
  expect(guessPii("house_age", ["34", "51"])).toBeUndefined();
  expect(guessPii("age", ["340", "5100"])).toBeUndefined();
  expect(guessPii("average", ["34", "51"])).toBeUndefined();
});

test("special categories by name, with words for support", () => {
  expect(guessPii("wyznanie", ["rzymskokatolickie", "brak"])).toMatchObject({
    schema: { role: "sensitive" },
  });
  const [known, codes] = [guessPii("religion", ["Muslim", "Catholic"]), guessPii("religion", ["17", "23"])];
  expect(known?.confidence).toBeGreaterThan(codes?.confidence as number);
  expect(guessPii("orientation", ["portrait", "landscape"])).toBeUndefined();
});
