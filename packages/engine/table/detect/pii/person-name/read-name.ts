/**
 * @file Reads a text as a person's name: what it is by shape (words of letters, few of them, no words of trade or
 * place) and what its words are by the lists. One text proves little; the share over a column does.
 */
import { foldText } from "../fold-text.ts";
import { givenNames } from "./given-names.ts";
import { isNativeName, isNativeSurname } from "./native-names.ts";
import { isSurname } from "./surnames.ts";

export interface NameReading {
  /** Shaped as a name may be; the rest counts only then. */
  readonly shaped: boolean;
  readonly words: number;
  readonly given: boolean;
  readonly surname: boolean;
  /** A given name and a surname at places that a full name has them. */
  readonly full: boolean;
  /** Words such as `Ltd`, `Street`, `The`: not a person. */
  readonly foreign: boolean;
}

const LONGEST = 100;
const MOST_WORDS = 7;
const SHAPE = /^[\p{L}\p{M}][\p{L}\p{M} .,'’ʼ·`()"-]*$/u;
const NOTHING: NameReading = {
  shaped: false,
  words: 0,
  given: false,
  surname: false,
  full: false,
  foreign: false,
};
const list = (words: string) => new Set(words.split(/\s+/));
/** Around names: titles and particles, which are not names themselves. */
const BESIDE = list(
  `mr mrs ms miss dr prof rev sir herr frau m mme mlle sr sra srta dott ing dipl jr junior senior ii iii iv phd md esq de da do dos das del della delle di du des la le el al bin ibn bint ben van von
  der den ter ten zu zur af av y e i und and st mc mac o d dds dvm cpa bsc msc mgr bc mudr judr rndr pan pani don dona hon capt col gen lt sgt the`,
);
const FOREIGN = list(
  `ltd llc inc corp co company gmbh ag kg sa sas sarl srl spa bv nv ab oy as plc group holding holdings bros partners associates industries international solutions systems services consulting technologies
  tech software bank insurance university college school institute hospital clinic hotel restaurant cafe bar shop store market center centre church club team fc association foundation society union
  street avenue road lane drive boulevard highway park lake river mountain mount island bay beach valley city town county airport station bridge building plaza square district region province state
  north south east west northern southern eastern western new old great upper lower saint san santa los las united republic kingdom
  the of for with from in on at to by or not and/or red blue green black white yellow brown pink small large big mini super ultra pro max plus premium classic deluxe standard
  pizza bread cheese wine beer coffee tea chocolate sauce soup cake dog cat bird fish horse food car phone computer table chair book game music film movie song album band records orchestra
  theory introduction history guide manual report project product service order payment department office manager division section unit class level type model series version edition set pack kit`,
);

export function readPersonName(text: string): NameReading {
  if (text.length < 2 || text.length > LONGEST || !SHAPE.test(text)) return NOTHING;
  const folded = foldText(text);
  const all = folded.split(/[\s,.()"]+/).filter((word) => word !== "");
  const words = all
    .filter((word) => word.length > 1 && !BESIDE.has(word))
    .map((word) => word.replaceAll(/['’ʼ`]/g, ""));
  if (all.length > MOST_WORDS + 3 || words.length > MOST_WORDS || words.length === 0) return NOTHING;
  if (/[\u0370-\uffff]/u.test(folded)) return readNative(folded, words);
  const isGiven = (word: string) =>
    givenNames.has(word) || word.split("-").some((part) => givenNames.has(part));
  const isFamily = (word: string) => isSurname(word) || word.split("-").some(isSurname);
  const first = words.some(isGiven);
  return {
    shaped: isWritten(text),
    words: words.length,
    given: first,
    surname: words.some(isFamily),
    full:
      words.length > 1 &&
      words.some((word, i) => isGiven(word) && words.some((other, j) => j !== i && isFamily(other))),
    foreign: all.some((word) => FOREIGN.has(word)) || (all[0] === "the" && words.length > 0),
  };
}

function readNative(folded: string, words: readonly string[]): NameReading {
  const given = isNativeName(folded);
  const surname = words.some(isNativeSurname);
  return { shaped: true, words: words.length, given, surname, full: given, foreign: false };
}

/** Some word begins with a capital (`van Dijk`), or the text is in one case throughout. */
function isWritten(text: string): boolean {
  return /(?:^|[^\p{L}])[\p{Lu}\p{Lo}]/u.test(text) || !/\p{Lu}/u.test(text);
}
