import type { ColumnDetector, ColumnGuess, ColumnProfile } from "../../detection.ts";
import { matchNames, namesOf } from "../column-names.ts";
import { judgeKind } from "../pii-kind.ts";
import { listValues, pickEvenly } from "../value-share.ts";
import { americas } from "./americas.ts";
import { asiaAfricaOceania } from "./asia-africa-oceania.ts";
import { easternEurope } from "./eastern-europe.ts";
import type { NationalId } from "./national-id.ts";
import { northernEurope } from "./northern-europe.ts";
import { westernEurope } from "./western-europe.ts";

export const nationalIds: readonly NationalId[] = [
  ...americas,
  ...westernEurope,
  ...northernEurope,
  ...easternEurope,
  ...asiaAfricaOceania,
];

/** Names that any country's number may bear. */
const anyCountry =
  namesOf(`national id, national id number, national identification number, nationalid, national number, nid, personal id, personal number, personal code, person number, identity number,
  identification number, id number, citizen id, tax id, tax number, tax payer id, tin, social security, social security number, ssn, personenkennzeichen, steuernummer, steuer id, sozialversicherungsnummer,
  numero d identite, numero fiscal, numero de identidad, documento de identidad, documento, cedula, identificacion, codice identificativo, documento identita, numero de identidade, identidade, rg,
  identiteitsnummer, numer identyfikacyjny, dowod, cislo op, kimlik, tc kimlik, идентификационный номер, личный номер, αριθμος ταυτοτητας, αφμ, الرقم القومي, رقم الهوية, رقم وطني, 身份证, 证件号, 証明番号, 주민번호`);

export function recogniseNationalId(text: string): NationalId | undefined {
  return nationalIds.find((entry) => entry.recognise(text));
}

export const detectNationalId: ColumnDetector = {
  name: "national-id",
  detect(profile) {
    const probe = pickEvenly(listValues(profile));
    const general = matchNames(anyCountry, profile.words);
    let best: ColumnGuess | undefined;
    for (const entry of nationalIds) {
      if (!mayBe(entry, probe)) continue;
      const guess = judgeEntry(entry, profile, general);
      if (guess !== undefined && guess.confidence > (best?.confidence ?? 0)) best = guess;
    }
    return best;
  },
};

/** Most entries are out after a glance at a few values. */
function mayBe(entry: NationalId, probe: readonly string[]): boolean {
  return probe.length > 0 && probe.filter((text) => entry.recognise(text)).length * 3 >= probe.length;
}

function judgeEntry(entry: NationalId, profile: ColumnProfile, general: number): ColumnGuess | undefined {
  const own = matchNames(entry.names, profile.words);
  return judgeKind(
    {
      pii: `national-id/${entry.id}`,
      what: `national numbers by layout and check digits`,
      schema: { type: "id", role: "identifier" },
      names: own >= general ? entry.names : anyCountry,
      recognise: entry.recognise,
      chance: entry.chance,
      byValues: entry.byValues,
      byBoth: own > 0 ? 0.99 : 0.9 + 0.07 * (1 - Math.min(1, entry.chance * 5)),
    },
    profile,
  );
}
