import { namesOf } from "./column-names.ts";
import { definePiiDetector } from "./pii-kind.ts";

/** Domestic account numbers have no common check: 5 to 20 digits, some with dashes, a slash and a bank code. */
export function recogniseBankAccount(text: string): boolean {
  if (text.length > 34 || !/^[\d][\d ./-]*\d$/.test(text)) return false;
  const digits = text.replaceAll(/\D/g, "").length;
  return digits >= 5 && digits <= 26;
}

export const detectBankAccount = definePiiDetector({
  pii: "bank-account",
  what: "numbers as long as bank accounts'",
  schema: { type: "id", role: "identifier" },
  names:
    namesOf(`bank account, bank account number, account number, account no, acct number, acct no, bban, routing number,
    kontonummer, konto nr, bankkonto, compte bancaire, numero de compte, rib, cuenta bancaria, numero de cuenta, clabe, ccc,
    conto corrente, numero conto, conta bancaria, numero da conta, rekeningnummer, bankrekening, numer konta,
    numer rachunku, rachunek bankowy, cislo uctu, bankovni ucet, hesap numarasi, hesap no, банковский счет, номер счета,
    nomer scheta, τραπεζικος λογαριασμος, رقم الحساب, 银行账号, 银行帐号, 账号, 口座番号, 계좌번호`),
  recognise: recogniseBankAccount,
  chance: 0.9,
  byValues: 0,
  byBoth: 0.8,
});
