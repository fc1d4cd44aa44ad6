import { namesOf } from "./column-names.ts";
import { defineVocabularyDetector, oneOf } from "./vocabulary-kind.ts";

export const recogniseSalutation =
  oneOf(`mr, mrs, ms, miss, mx, dr, prof, rev, sir, madam, lady, lord, master, hon, capt, herr, frau, fraulein, herr dr,
  frau dr, m, mme, mlle, monsieur, madame, mademoiselle, sr, sra, srta, don, dona, senor, senora, senorita, sig, sigra, sig.ra, sigina, signor,
  signora, dott, dott.ssa, senhor, senhora, dhr, mevr, mevrouw, heer, mw, pan, pani, slecna, bay, bayan, г-н, г-жа, господин, госпожа, κος, κα,
  κυριος, κυρια, السيد, السيدة, 先生, 女士, 小姐, 様, さん, 씨`);

export const detectSalutation = defineVocabularyDetector({
  pii: "salutation",
  what: "forms of address to people",
  role: "quasi",
  names:
    namesOf(`salutation, title of courtesy, courtesy title, honorific, name prefix, name title, title, anrede, titel, civilite, tratamiento, titolo,
    tratamento, aanhef, tytul grzecznosciowy, osloveni, hitap, обращение, προσφωνηση, اللقب, 称呼, 敬称, 호칭`),
  recognise: recogniseSalutation,
  byValues: 0.85,
  byName: 0,
});
