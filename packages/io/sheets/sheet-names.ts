/** @file Names that Excel takes for sheets: short, without its own signs, each once whatever its letter case. */

const MOST_UNITS = 31;
const FORBIDDEN = /[[\]:*?/\\\p{Cc}\uFFFE\uFFFF]/gu;
/** Apostrophes may stand inside only. */
const EDGES = /^['\s]+|['\s]+$/g;
/** Excel keeps it for its list of changes. */
const RESERVED = "history";

export class SheetNames {
  readonly #taken = new Set<string>([RESERVED]);

  /** The name itself where it is free, else the nearest one. */
  give(wanted: string): string {
    const tidy = wanted.toWellFormed().replace(FORBIDDEN, "_").replace(EDGES, "") || "Sheet";
    for (let count = 1; ; count++) {
      const name = shorten(tidy, count === 1 ? "" : ` (${count})`);
      if (this.#taken.has(fold(name))) continue;
      this.#taken.add(fold(name));
      return name;
    }
  }
}

function shorten(name: string, ending: string): string {
  const room = MOST_UNITS - ending.length;
  if (name.length <= room) return name + ending;
  const isHalved = (name.codePointAt(room - 1) as number) > 0xffff;
  return name.slice(0, isHalved ? room - 1 : room).replace(EDGES, "") + ending;
}

function fold(name: string): string {
  return name.toUpperCase().toLowerCase();
}
