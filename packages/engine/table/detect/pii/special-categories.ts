/**
 * @file What the General Data Protection Regulation names in articles 9 and 10: origin, belief, politics, union,
 * health, sexuality, biometric and genetic data, crime. Known by the column's name in several languages; the words
 * in it lend support and for some kinds speak for themselves.
 */
import { namesOf } from "./column-names.ts";
import { anyWordOf, defineVocabularyDetector } from "./vocabulary-kind.ts";

const yesNo = (text: string) =>
  /^(?:[01]|y|n|yes|no|true|false|t|f|ja|nein|oui|non|si|sí|sim|não|nao|nee|tak|nie|ano|ne|evet|hayır|hayir|да|нет|是|否|はい|いいえ)$/i.test(
    text.slice(0, 8),
  );

export const detectEthnicity = defineVocabularyDetector({
  pii: "ethnicity",
  what: "words for a race or an ethnic group",
  role: "sensitive",
  names:
    namesOf(`race, ethnicity, ethnic, ethnic group, ethnic origin, ethnic background, race ethnicity, racial group, skin color, skin colour, tribe, caste,
    ethnie, ethnizitat, ethnische herkunft, hautfarbe, rasse, volksgruppe, origine ethnique, couleur de peau, etnia, raza, origen etnico, grupo etnico,
    razza, origine etnica, raca, cor raca, cor da pele, etniciteit, etnische afkomst, ras, pochodzenie etniczne, rasa, etnicky puvod, etnik koken, irk,
    этническая принадлежность, этнос, раса, εθνοτητα, φυλη, العرق, 民族, 种族, 人種, 인종, 민족`),
  recognise:
    anyWordOf(`white, black, asian, hispanic, latino, latina, latinx, african american, caucasian, native american, pacific islander, american indian,
    mixed race, multiracial, roma, sinti, kurdish, berber, arab, jewish, maori, aboriginal, mestizo, mulatto,
    weiss, schwarz, asiatisch, blanc, noir, blanco, negro, indigena, branca, preta, parda, amarela, 汉族, 回族, 壮族, 满族, 藏族`),
  byValues: 0.7,
  byName: 0.7,
});

export const detectReligion = defineVocabularyDetector({
  pii: "religion",
  what: "religions or denominations",
  role: "sensitive",
  names:
    namesOf(`religion, religious, faith, belief, denomination, religious affiliation, church, konfession, glaube, religionszugehorigkeit, kirchensteuer,
    confession, croyance, religion confession, culto, creencia, confessione, fede, religione, religiao, crenca, godsdienst, geloof, religia, wyznanie,
    nabozenstvi, vira, vyznani, din, inanc, uskonto, религия, вероисповедание, religiya, θρησκεια, thriskeia, الديانة, الدين, 宗教, 宗教信仰, 종교`),
  recognise:
    anyWordOf(`christian, christianity, catholic, roman catholic, protestant, orthodox, lutheran, methodist, baptist, evangelical, anglican, presbyterian,
    muslim, islam, sunni, shia, jewish, judaism, hindu, hinduism, buddhist, buddhism, sikh, jain, taoist, shinto, mormon, atheist, agnostic, christlich,
    katholisch, rk, evangelisch, muslimisch, judisch, konfessionslos, chretien, catholique, musulman, juif, athee, catolico, cristiano, judio, musulmano, ateo,
    cattolico, ebreo, katoliek, katolik, prawoslawny, muslimsky, musluman, православие, православный, ислам, мусульманин, 佛教, 基督教, 伊斯兰教, 道教, 仏教`),
  byValues: 0.8,
  byName: 0.75,
});

export const detectPolitics = defineVocabularyDetector({
  pii: "political-opinion",
  what: "parties or political opinions",
  role: "sensitive",
  names:
    namesOf(`political party, party affiliation, party registration, political affiliation, political opinion, political view, political views, politics, voted for,
    vote intention, ideology, partei, parteizugehorigkeit, politische meinung, parti politique, opinion politique, orientation politique, partido politico,
    ideologia, afiliacion politica, partito, partito politico, orientamento politico, partido, filiacao partidaria, politieke voorkeur, politieke partij,
    partia, poglady polityczne, politicka strana, siyasi parti, siyasi gorus, политическая партия, партийность, πολιτικο κομμα, الحزب, 政党, 政治面貌, 支持政党, 정당`),
  recognise:
    anyWordOf(`democrat, democratic, republican, independent, libertarian, green, greens, labour, conservative, tory, liberal, socialist, communist, left, right,
    centrist, moderate, progressive, cdu, csu, spd, fdp, afd, grune, die linke, lfi, lrem, psoe, vox, podemos, pd, forza italia, fratelli d'italia, pt, psdb,
    vvd, pvv, d66, pis, ano, ods, akp, chp, mhp, единая россия, кпрф, лдпр, 中共党员, 共青团员, 群众, 自民党`),
  byValues: 0,
  byName: 0.7,
});

export const detectUnion = defineVocabularyDetector({
  pii: "union-membership",
  what: "words or truths about a union",
  role: "sensitive",
  names:
    namesOf(`union member, union membership, trade union, labor union, labour union, unionized, gewerkschaft, gewerkschaftsmitglied, syndicat, syndique,
    sindicato, afiliacion sindical, sindacato, iscritto al sindacato, sindicalizado, vakbond, vakbondslid, zwiazek zawodowy, odbory, sendika, sendika uyeligi,
    профсоюз, συνδικατο, نقابة, 工会, 工会会员, 労働組合, 노조`),
  recognise: yesNo,
  byValues: 0,
  byName: 0.7,
});

export const detectSexuality = defineVocabularyDetector({
  pii: "sexual-orientation",
  what: "sexual orientations",
  role: "sensitive",
  names:
    namesOf(`sexual orientation, sexuality, sex life, sexual preference, sexuelle orientierung, sexualitat, orientation sexuelle, orientacion sexual,
    orientamento sessuale, orientacao sexual, seksuele geaardheid, seksuele voorkeur, orientacja seksualna, sexualni orientace, cinsel yonelim,
    сексуальная ориентация, σεξουαλικος προσανατολισμος, الميول الجنسية, 性取向, 性的指向, 성적 지향`),
  recognise:
    anyWordOf(`heterosexual, homosexual, straight, gay, lesbian, bisexual, asexual, pansexual, queer, heterosexuell, homosexuell, bisexuell, lesbisch,
    heterosexuel, homosexuel, bisexuel, lesbienne, heterossexual, eterosessuale, omosessuale, heteroseksueel, homoseksueel, 异性恋, 同性恋`),
  byValues: 0.85,
  byName: 0.8,
});

export const detectBiometrics = defineVocabularyDetector({
  pii: "biometric",
  what: "biometric or genetic data",
  role: "sensitive",
  names:
    namesOf(`fingerprint template, fingerprint hash, face template, face encoding, face embedding, facial recognition, iris, iris scan, iris code, retina scan, voiceprint,
    voice print, biometric, biometric data, biometrics, biometrie, biometrische daten, fingerabdruck, empreinte digitale, donnees biometriques, huella dactilar,
    huella digital, datos biometricos, impronta digitale, dati biometrici, impressao digital, biometria, vingerafdruk, odcisk palca, otisk prstu, parmak izi,
    dna, dna profile, dna sequence, genome, genotype, genetic marker, genetic test, snp, erbgut, adn, genoma, отпечаток пальца, биометрия, днк, 指纹, 生体情報, 지문`),
  recognise: (text) => text.length >= 32 && /^[A-Za-z\d+/=_-]{32}/.test(text),
  byValues: 0,
  byName: 0.6,
});

export const detectCrime = defineVocabularyDetector({
  pii: "criminal-record",
  what: "words about crime and its prosecution",
  role: "sensitive",
  names:
    namesOf(`criminal record, criminal history, conviction, convictions, felony, misdemeanor, offense, offence, offense type, arrest, arrests, criminal charge,
    priors, priors count, prior arrests, recidivism, recid, parole, probation, sentence length, prison, jail, custody, vorstrafe, vorstrafen,
    straftat, verurteilung, casier judiciaire, condamnation, infraction penale, antecedentes penales, antecedentes, condena, delito, precedenti penali, reato,
    condanna, antecedentes criminais, crime, strafblad, veroordeling, karalnosc, wyrok, trestni rejstrik, trestny cin, sabika, sabika kaydi, suc, судимость,
    преступление, ποινικο μητρωο, السوابق, 犯罪记录, 前科, 전과`),
  recognise:
    anyWordOf(`felony, misdemeanor, battery, assault, burglary, robbery, theft, larceny, homicide, murder, manslaughter, possession, trafficking, fraud, dui, driving under the influence,
    drug, weapon, arson, kidnapping, stalking, prostitution, trespass, vandalism, probation, parole, diebstahl, betrug, raub, vol, fraude, robo, hurto, furto, rapina`),
  byValues: 0,
  byName: 0.55,
});
