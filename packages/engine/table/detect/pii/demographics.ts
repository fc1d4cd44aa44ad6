/** @file Properties of people that are no secret but together single somebody out. */
import { namesOf } from "./column-names.ts";
import { isCountryCode, isCountryName } from "./country-list.ts";
import { anyWordOf, defineVocabularyDetector } from "./vocabulary-kind.ts";

export const detectMaritalStatus = defineVocabularyDetector({
  pii: "marital-status",
  what: "words for a marital status",
  role: "quasi",
  names:
    namesOf(`marital status, maritalstatus, marital, marriage, marriage status, married, civil status, relationship status,
    familienstand, zivilstand, etat civil, situation familiale, situation matrimoniale, estado civil, stato civile, burgerlijke staat,
    stan cywilny, rodinny stav, medeni hal, medeni durum, civilstand, sivilstand, siviilisaaty, семейное положение, οικογενειακη κατασταση,
    الحالة الاجتماعية, 婚姻状况, 婚姻, 婚姻状態, 결혼 여부`),
  recognise:
    anyWordOf(`married, single, divorced, widowed, separated, widow, widower, unmarried, never married, spouse, cohabiting, civil partnership,
    domestic partner, verheiratet, ledig, geschieden, verwitwet, getrennt, celibataire, marie, mariee, divorce, divorcee, veuf, veuve, pacse,
    soltero, soltera, casado, casada, divorciado, divorciada, viudo, viuda, celibe, nubile, sposato, sposata, coniugato, coniugata, divorziato,
    divorziata, vedovo, vedova, solteiro, solteira, viuvo, viuva, gehuwd, ongehuwd, weduwe, samenwonend, zonaty, zamezna, kawaler, panna,
    rozwiedziony, rozwiedziona, wdowiec, wdowa, svobodny, svobodna, zenaty, vdana, rozvedeny, rozvedena, vdovec, vdova, evli, bekar, bosanmis,
    dul, женат, замужем, холост, разведен, разведена, вдова, вдовец, 已婚, 未婚, 离异, 既婚, 기혼, 미혼`),
  byValues: 0.8,
  byName: 0.65,
});

export const detectNationality = defineVocabularyDetector({
  pii: "nationality",
  what: "countries or peoples",
  role: "quasi",
  names:
    namesOf(`nationality, citizenship, native country, country of birth, birth country, birthplace, place of birth, country of origin,
    country of citizenship, nationalitat, staatsangehorigkeit, staatsburgerschaft, geburtsland, geburtsort, nationalite, pays de naissance,
    lieu de naissance, nacionalidad, pais de nacimiento, lugar de nacimiento, nazionalita, cittadinanza, luogo di nascita, nacionalidade,
    naturalidade, nationaliteit, geboorteland, geboorteplaats, narodowosc, obywatelstwo, miejsce urodzenia, narodnost, statni prislusnost,
    misto narozeni, uyruk, dogum yeri, гражданство, национальность, место рождения, υπηκοοτητα, ιθαγενεια, الجنسية, 国籍, 國籍, 出生地, 국적`),
  recognise: (text) => isCountryName(text) || isCountryCode(text) || isPeople(text),
  byValues: 0,
  byName: 0.7,
});

const isPeople =
  anyWordOf(`german, austrian, swiss, french, belgian, dutch, british, english, scottish, welsh, irish, american, canadian, mexican, brazilian,
  argentine, argentinian, chilean, colombian, peruvian, venezuelan, cuban, spanish, portuguese, italian, greek, turkish, polish, czech, slovak, hungarian,
  romanian, bulgarian, serbian, croatian, bosnian, slovenian, albanian, ukrainian, russian, belarusian, lithuanian, latvian, estonian, finnish, swedish,
  norwegian, danish, icelandic, israeli, lebanese, syrian, iraqi, iranian, afghan, pakistani, indian, bangladeshi, nepalese, chinese, taiwanese, japanese,
  korean, vietnamese, thai, filipino, indonesian, malaysian, singaporean, australian, egyptian, moroccan, algerian, tunisian, nigerian, ghanaian, kenyan,
  ethiopian, somali, south african, saudi, emirati, deutsch, osterreichisch, franzosisch, francais, francaise, allemand, espagnol, italien, espanol,
  espanola, italiano, italiana, tedesco, polskie, polska, ceska, turk, alman, россия, русский, 汉族, 中国`);

export const detectEducation = defineVocabularyDetector({
  pii: "education",
  what: "degrees or levels of education",
  role: "quasi",
  names:
    namesOf(`education, education level, education num, educational attainment, highest degree, qualification, school degree, academic degree,
    bildung, bildungsabschluss, schulabschluss, abschluss, niveau etude, niveau d etudes, diplome, formation, educacion, nivel educativo,
    nivel de estudios, estudios, istruzione, titolo di studio, livello di istruzione, educacao, escolaridade, grau de instrucao, opleiding,
    opleidingsniveau, wyksztalcenie, vzdelani, egitim, egitim durumu, utbildning, образование, μορφωση, εκπαιδευση, المستوى التعليمي, 学历, 教育程度,
    学歴, 학력`),
  recognise:
    anyWordOf(`bachelor, bachelors, master, masters, doctorate, phd, high school, college, graduate, undergraduate, diploma,
    elementary, primary, secondary, vocational, university, postgraduate, preschool, ged, abitur, hauptschule, realschule, mittlere reife,
    promotion, baccalaureat, licence, maitrise, doctorat, bachillerato, licenciatura, maestria, doctorado, laurea, diploma, licenza media, ensino medio,
    ensino fundamental, superior, hbo, mbo, vwo, havo, wyzsze, srednie, podstawowe, zakladni, stredoskolske, vysokoskolske, lise, lisans, ilkokul,
    высшее, среднее, 本科, 硕士, 博士, 大专, 高中, 大卒, 高卒`),
  byValues: 0.7,
  byName: 0.6,
});

export const detectOccupation = defineVocabularyDetector({
  pii: "occupation",
  what: "names of occupations",
  role: "quasi",
  names:
    namesOf(`occupation, job, job title, jobtitle, profession, employment, position title, work class, workclass, employer, employer name,
    beruf, berufsbezeichnung, tatigkeit, arbeitgeber, metier, emploi, poste, fonction, employeur, profesion, ocupacion, puesto, cargo, empleo,
    professione, mestiere, occupazione, lavoro, profissao, ocupacao, beroep, functie, werkgever, zawod, stanowisko, povolani, zamestnani, meslek,
    unvan, yrke, профессия, должность, επαγγελμα, المهنة, الوظيفة, 职业, 職業, 职位, 직업`),
  recognise:
    anyWordOf(`manager, engineer, teacher, nurse, doctor, clerk, assistant, director, analyst, consultant, technician, driver, representative, sales,
    accountant, lawyer, officer, developer, administrator, secretary, president, supervisor, specialist, coordinator, executive, owner, student, retired,
    unemployed, self-employed, skilled, unskilled, private, farmer, mechanic, chef, cook, waiter, salesman,
    programmer, designer, architect, journalist, artist, ingenieur, lehrer, arzt, krankenschwester, verkaufer, angestellter, beamter, enseignant,
    infirmier, medecin, ouvrier, cadre, ingeniero, profesor, medico, abogado, enfermera, insegnante, operaio, impiegato, medico, professor,
    inzynier, nauczyciel, lekarz, kierowca, ucitel, lekar, muhendis, ogretmen, инженер, учитель, врач, менеджер, 工程师, 教师, 医生, 会社員`),
  byValues: 0.55,
  byName: 0.6,
});

export const detectHousehold = defineVocabularyDetector({
  pii: "household",
  what: "numbers or words about a household",
  role: "quasi",
  names:
    namesOf(`dependents, dependants, number of dependents, children, number of children, kids, household size, family size,
    kinder, anzahl kinder, kinderzahl, haushaltsgrosse, enfants, nombre enfants, hijos, numero de hijos, figli, numero figli, filhos, dependentes,
    kinderen, dzieci, liczba dzieci, deti, pocet deti, cocuk sayisi, дети, количество детей, παιδια, عدد الأطفال, 子女数, 子供の数, 자녀수`),
  recognise: (text) => /^\d{1,2}\+?$/.test(text.slice(0, 8)),
  byValues: 0,
  byName: 0.4,
});
