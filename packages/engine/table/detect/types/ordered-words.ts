/** @file Scales of words whose order anybody would agree on, in lower case; `|` separates ways to write one step. */

const SCALES = [
  "very low|lowest|minimal|negligible, low|lo|minor, medium|med|moderate|mid|middle|average|normal, high|hi|major, very high|highest, critical|extreme|severe",
  "none, mild|slight, moderate, severe, critical|extreme",
  "trivial, minor, normal, major, critical, blocker",
  "niedrig|gering, mittel|normal, hoch, sehr hoch",
  "faible|bas|basse, moyen|moyenne, fort|élevé|élevée|haut|haute",
  "muy bajo|muy baja, bajo|baja, medio|media, alto|alta, muy alto|muy alta",
  "molto basso, basso|bassa, medio|media, alto|alta, molto alto",
  "baixo|baixa, médio|média|medio|media, alto|alta",
  "laag, midden|gemiddeld, hoog",
  "niski, średni, wysoki",
  "низкий, средний, высокий",
  "低, 中, 高",
  "tiny|very small, small|s, medium|m, large|l|big, very large|extra large|huge|xl",
  "xxs, xs, s, m, l, xl|1x, xxl|2xl|2x, xxxl|3xl|3x, 4xl|xxxxl",
  "klein, mittel, groß|gross",
  "petit|petite, moyen|moyenne, grand|grande",
  "pequeño|pequeña, mediano|mediana, grande",
  "short, medium, long",
  "young, middle-aged|middle aged|adult, old|senior|elderly",
  "child, teenager|teen|adolescent, adult, senior|elderly",
  "junior, mid|mid-level|intermediate, senior, lead|principal",
  "beginner|novice|basic, intermediate, advanced, expert",
  "very poor|terrible|awful, poor|bad, fair|average|acceptable|regular, good, very good, excellent|outstanding|exceptional",
  "sehr schlecht|ungenügend, schlecht|mangelhaft, ausreichend, befriedigend, gut, sehr gut",
  "strongly disagree|fully disagree, disagree, somewhat disagree|slightly disagree, neutral|neither agree nor disagree|undecided|neither, somewhat agree|slightly agree, agree, strongly agree|fully agree",
  "very dissatisfied|very unsatisfied, dissatisfied|unsatisfied, neutral|neither, satisfied, very satisfied",
  "very unlikely, unlikely, neutral|possible, likely, very likely|almost certain",
  "not important|unimportant, slightly important, moderately important, important, very important, extremely important",
  "never, rarely|seldom, sometimes|occasionally, often|frequently, usually|very often, always",
  "nie, selten, manchmal, oft|häufig, immer",
  "jamais, rarement, parfois, souvent, toujours",
  "nunca, rara vez|raramente, a veces, a menudo|frecuentemente, siempre",
  "hourly, daily, weekly, biweekly|fortnightly, monthly, quarterly, semiannually|half-yearly, yearly|annually|annual",
  "preschool, less than high school|no high school, some high school, high school|high school graduate|hs-grad|secondary, some college, associate|associates|associate's degree|associate degree, college|bachelor|bachelors|bachelor's|bachelor's degree|undergraduate, master|masters|master's|master's degree|graduate, doctorate|phd|ph.d.|doctoral",
  "none, primary, secondary, tertiary",
  "freshman, sophomore, junior, senior",
  "bronze, silver, gold, platinum, diamond",
  "free, basic|starter, standard, plus, premium|pro|professional, enterprise|business",
  "jan|january, feb|february, mar|march, apr|april, may, jun|june, jul|july, aug|august, sep|sept|september, oct|october, nov|november, dec|december",
  "januar|jänner, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember",
  "janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre",
  "enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre",
  "gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre",
  "janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro",
  "mon|monday, tue|tues|tuesday, wed|wednesday, thu|thur|thurs|thursday, fri|friday, sat|saturday, sun|sunday",
  "montag|mo, dienstag|di, mittwoch|mi, donnerstag|do, freitag|fr, samstag|sonnabend|sa, sonntag|so",
  "lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche",
  "lunes, martes, miércoles, jueves, viernes, sábado, domingo",
  "lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica",
  "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth",
  "ground floor, first floor, second floor, third floor, fourth floor",
].map(
  (scale) =>
    new Map(
      scale.split(", ").flatMap((step, place) => step.split("|").map((word) => [word, place] as const)),
    ),
);

/** The texts in the order of a scale that knows them all, if there is one. At least three steps tell an order. */
export function orderByScale(texts: readonly string[]): string[] | undefined {
  const words = texts.map((text) =>
    text
      .trim()
      .toLowerCase()
      .replace(/[_\s]+/g, " "),
  );
  const scale = SCALES.find((steps) => words.every((word) => steps.has(word)));
  if (scale === undefined) return undefined;
  const place = (text: string) =>
    scale.get(
      text
        .trim()
        .toLowerCase()
        .replace(/[_\s]+/g, " "),
    ) as number;
  if (new Set(texts.map(place)).size < 3) return undefined;
  return [...texts].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}
