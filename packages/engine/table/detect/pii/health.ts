import { namesOf } from "./column-names.ts";
import { anyWordOf, defineVocabularyDetector } from "./vocabulary-kind.ts";

const ICD10 = /^[A-TV-Z]\d[\dAB](?:\.?[\dA-Z]{1,4})?$/;
const ICD9 = /^(?:[EV]?\d{2,3}|\d{3})(?:\.\d{1,2})?$/;
const BLOOD_GROUP = /^(?:a|b|ab|o|0) ?(?:\+|-|−|pos(?:itive)?|neg(?:ative)?|rh[+-])$/i;

/** ICD-10 codes by shape; without a name only such with a point, for A01 is also a seat. */
export function recogniseDiagnosisCode(text: string): boolean {
  return ICD10.test(text.slice(0, 10));
}

export function recogniseBloodGroup(text: string): boolean {
  return BLOOD_GROUP.test(text.slice(0, 12));
}

const isHealthWord =
  anyWordOf(`diabetes, asthma, hypertension, cancer, carcinoma, tumor, tumour, depression, anxiety, hiv, aids, hepatitis, arthritis, stroke, migraine, epilepsy, dementia,
  alzheimer, copd, pneumonia, influenza, covid, covid-19, fracture, infection, allergy, allergic, obesity, insulin, metformin, aspirin, ibuprofen, penicillin, paracetamol,
  amoxicillin, lisinopril, atorvastatin, disease, syndrome, disorder, chronic, acute, failure, anemia, pregnancy, pregnant, smoker, non-smoker, krebs, bluthochdruck,
  lungenentzundung, depressionen, grippe, schlaganfall, hypertension arterielle, cancer, diabete, asthme, grippe, hipertension, asma, gripe, ipertensione, tumore,
  influenza, nadcisnienie, cukrzyca, rakovina, cukrovka, diyabet, kanser, диабет, астма, гипертония, рак, грипп, 糖尿病, 高血压, 癌症, 哮喘, 高血圧`);

export const detectHealth = defineVocabularyDetector({
  pii: "health",
  what: "diagnoses, drugs or other words about health",
  role: "sensitive",
  names:
    namesOf(`diagnosis, diagnoses, diag, diagnosis code, primary diagnosis, icd, icd10, icd 10, icd9, icd code, disease, illness, medical condition, medical history,
    health condition, health status, symptoms, symptom, comorbidity, comorbidities, medication, medications, drug name, prescription, allergies, allergy, disability,
    disabled, handicap, blood type, blood group, blood pressure, cholesterol, hiv, hiv status, hiv test, glucose, hba1c, a1c, insulin, diabetes, bmi,
    smoker, smoking, smoking status, alcohol use, drug use, pregnant, pregnancy, mental health, treatment, therapy, surgery, procedure code, vaccination, vaccinated, test result,
    medical record, cause of death, sick leave, sick days, medical specialty, diagnose, krankheit, vorerkrankung, vorerkrankungen, befund, medikament, medikamente, allergien,
    behinderung, schwerbehindert, grad der behinderung, blutgruppe, raucher, schwanger, krankheitstage, diagnostic, maladie, antecedents medicaux, medicament, traitement medical,
    groupe sanguin, fumeur, enceinte, diagnostico, enfermedad, medicamento, alergias, discapacidad, grupo sanguineo, fumador, embarazo, diagnosi, malattia, patologia, farmaco,
    allergie, disabilita, gruppo sanguigno, fumatore, doenca, alergia, deficiencia, tipo sanguineo, fumante, ziekte, aandoening, medicatie, allergieen, bloedgroep, roker, zwanger,
    diagnoza, rozpoznanie, choroba, leki, alergie, niepelnosprawnosc, grupa krwi, nemoc, leky, postizeni, krevni skupina, kurak, tani, hastalik, ilac, alerji, engellilik, kan grubu,
    sigara, диагноз, болезнь, заболевание, лекарство, аллергия, инвалидность, группа крови, diagnoz, διαγνωση, ασθενεια, ομαδα αιματος, التشخيص, المرض, فصيلة الدم,
    诊断, 疾病, 过敏, 血型, 病历, 診断, 病名, 血液型, 진단, 질병, 혈액형`),
  recognise: (text) =>
    recogniseBloodGroup(text) || (recogniseDiagnosisCode(text) && text.includes(".")) || isHealthWord(text),
  recogniseNamed: (text) =>
    recogniseDiagnosisCode(text) ||
    ICD9.test(text.slice(0, 10)) ||
    /^(?:[01]|yes|no|y|n|ja|nein|oui|non|s[ií]|true|false)$/i.test(text.slice(0, 8)),
  byValues: 0.8,
  byName: 0.6,
});

export const detectCreditworthiness = defineVocabularyDetector({
  pii: "creditworthiness",
  what: "scores or words about credit",
  role: "sensitive",
  names:
    namesOf(`credit score, creditscore, fico, fico score, credit rating, credit history, credit limit, debt, total debt, bankruptcy, bankruptcies, defaulted,
    loan default, credit default, delinquent, schufa, schufa score, bonitat, bonitaet, kreditwurdigkeit, schulden, kreditlimit, surendettement, score de credit, endettement, deuda, historial crediticio,
    limite de credito, morosidad, debito, merito creditizio, divida, score de credito, inadimplencia, schuld, kredietscore, zadluzenie, zdolnosc kredytowa, dluh, kredi notu, borc,
    кредитный рейтинг, кредитная история, долг, πιστοληπτικη ικανοτητα, 信用分, 信用评分, 負債, 신용점수`),
  recognise: anyWordOf(
    `excellent, good, fair, poor, very poor, bad, default, defaulted, delinquent, repaid, aaa, aa, bbb, bb, ccc`,
  ),
  recogniseNamed: (text) => /^\d{1,9}(?:\.\d{1,4})?$|^(?:yes|no|y|n)$/i.test(text.slice(0, 16)),
  byValues: 0,
  byName: 0.5,
});
