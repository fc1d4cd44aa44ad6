import type { ColumnDetector } from "../detection.ts";
import { matchNames, namesOf } from "./column-names.ts";
import { describeEvidence } from "./pii-kind.ts";
import { listValues, measureShare } from "./value-share.ts";

const names =
  namesOf(`salary, wage, wages, income, annual income, yearly income, monthly income, household income, base salary, base pay,
  pay rate, hourly rate, compensation, earnings, bonus, net worth, pension, commission, gehalt, lohn, einkommen, jahresgehalt,
  monatsgehalt, bruttogehalt, nettogehalt, verdienst, rente, salaire, revenu, remuneration, traitement, sueldo, salario, ingresos,
  renta, nomina, stipendio, reddito, retribuzione, salario bruto, renda, remuneracao, ordenado, salaris, inkomen, loon, bruto loon,
  pensja, wynagrodzenie, zarobki, dochod, plat, mzda, prijem, maas, gelir, ucret, lon, inkomst, palkka, зарплата, заработная плата,
  доход, оклад, zarplata, dokhod, μισθος, εισοδημα, misthos, راتب, دخل, 工资, 薪水, 收入, 年薪, 給与, 年収, 給料, 월급, 연봉, 소득`);
const AMOUNT =
  /^(?:[<>]=? ?|under |over |more than |less than )?[$€£¥₹₽]? ?\d{1,3}(?:[,. ']?\d{3}){0,4}(?:[.,]\d{1,4})? ?[kKmM]?\+?(?: ?(?:-|–|to|bis|a) ?[$€£¥₹₽]? ?\d{1,3}(?:[,. ']?\d{3}){0,4}(?:[.,]\d{1,2})? ?[kKmM]?)? ?(?:€|\$|£|zł|Kč|kr|TL|руб\.?|[A-Z]{3})?$/;

/** An amount of money or a bracket of amounts: `54000`, `€ 3.200,50`, `<=50K`, `$50,000 - $75,000`. */
export function recogniseIncome(text: string): boolean {
  return text.length <= 48 && AMOUNT.test(text);
}

export const detectIncome: ColumnDetector = {
  name: "income",
  detect(profile) {
    const named = matchNames(names, profile.words);
    if (named === 0 || profile.column.kind === "datetime" || profile.column.kind === "boolean")
      return undefined;
    const share = measureShare(listValues(profile), (text) => recogniseIncome(text) || isLevel(text));
    if (share.tested > 0 && share.share < 0.5) return undefined;
    return {
      schema: { pii: "income", role: "sensitive" },
      confidence: share.tested === 0 ? 0.4 * named : 0.93 * named * (0.6 + 0.4 * share.share),
      evidence: describeEvidence("amounts or brackets of income", share, named),
    };
  },
};

function isLevel(text: string): boolean {
  return /^(?:very )?(?:low|lower|middle|medium|high|upper)(?:[ -](?:middle|income))?$/i.test(
    text.slice(0, 32),
  );
}
