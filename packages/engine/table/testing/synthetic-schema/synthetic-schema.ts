/**
 * @file Databases of random design with their keys known: for judging what is found where nobody looked before.
 * Counters that start at 1 beside counts that do, codes, UUIDs, composite and shared keys, links, extensions,
 * hierarchies, orphans, names in several languages and conventions.
 */
import { Random } from "../../../base/index.ts";
import { columnFromValues } from "../../column/column-from-values.ts";
import { makeTable } from "../../table.ts";
import type { KnownDatabase, KnownReference } from "./known-database.ts";
import { drawNaming, happens, type Naming, pick } from "./naming.ts";
import { ATTRIBUTES, type Cell, type KeyKind, makeKeys } from "./values.ts";

interface Draft {
  readonly name: string;
  readonly noun: ReturnType<Naming["drawNoun"]>;
  readonly rows: number;
  readonly key: readonly string[];
  readonly cells: Map<string, Cell[]>;
}

type Kind = "entity" | "lookup" | "detail" | "link" | "extension";

const ROLES = ["billing", "home", "second", "origin", "old"];
const SELF_ROLES = ["parent", "manager", "previous"];

export function makeSyntheticDatabase(seed: number): KnownDatabase {
  const random = new Random(`synthetic schema ${seed}`);
  return new Designer(random).design(4 + random.below(9));
}

class Designer {
  readonly #random: Random;
  readonly #naming: Naming;
  readonly #drafts: Draft[] = [];
  readonly #references: KnownReference[] = [];

  constructor(random: Random) {
    this.#random = random;
    this.#naming = drawNaming(random);
  }

  design(tableCount: number): KnownDatabase {
    for (let place = 0; place < tableCount; place++) this.#addTable(this.#drawKind(place));
    const database = new Map(
      this.#drafts.map(({ name, cells }) => [
        name,
        makeTable(
          name,
          [...cells].map(([column, values]) => [column, columnFromValues(values)] as const),
        ),
      ]),
    );
    const primaryKeys = new Map(this.#drafts.map(({ name, key }) => [name, key]));
    return { database, primaryKeys, foreignKeys: this.#references };
  }

  #drawKind(place: number): Kind {
    if (place < 2) return place === 0 ? "entity" : "lookup";
    return pick<Kind>(this.#random, ["entity", "entity", "entity", "lookup", "detail", "link", "extension"]);
  }

  #addTable(kind: Kind): void {
    const noun = this.#naming.drawNoun();
    if (kind === "link") this.#addLink(noun);
    else if (kind === "detail") this.#addDetail(noun);
    else this.#addEntity(noun, kind);
  }

  #addEntity(noun: Draft["noun"], kind: Kind): void {
    const random = this.#random;
    const owner =
      kind === "extension" ? this.#pickParent(({ key, rows }) => key.length === 1 && rows > 20) : undefined;
    const rows = kind === "lookup" ? 3 + random.below(30) : Math.floor(30 * Math.exp(random.float() * 4.5));
    const keyKind = pick<KeyKind>(random, [
      "counter",
      "counter",
      "counter",
      "offset",
      "gaps",
      "uuid",
      "code",
      "number",
    ]);
    const cells = new Map<string, Cell[]>();
    const keyName = owner === undefined ? this.#naming.nameKey(noun) : this.#naming.nameReference(owner.noun);
    const chosen = owner?.cells.get(owner.key[0] as string)?.filter(() => happens(random, 0.6));
    cells.set(keyName, chosen ?? makeKeys(random, keyKind, rows));
    const draft = {
      name: this.#naming.nameTable(noun),
      noun,
      rows: chosen?.length ?? rows,
      key: [keyName],
      cells,
    };
    if (owner !== undefined) this.#declare(draft, [keyName], owner);
    if (kind === "lookup")
      cells.set(
        this.#naming.nameColumn("name"),
        Array.from({ length: rows }, (_, row) => `${noun.one} ${row}`),
      );
    else this.#addReferences(draft, kind === "extension" ? 1 : 3);
    this.#addAttributes(draft, kind === "lookup" ? 2 : 6);
    this.#drafts.push(draft);
    if (happens(random, 0.15) && kind === "entity") this.#addSelfReference(draft);
  }

  /** Lines of an order: its key and a number, or a part of the parent's key. */
  #addDetail(noun: Draft["noun"]): void {
    const parent = this.#pickParent(({ key, rows }) => key.length === 1 && rows > 10);
    if (parent === undefined) return;
    const keys = parent.cells.get(parent.key[0] as string) as Cell[];
    const owner: Cell[] = [];
    const line: Cell[] = [];
    for (const key of keys)
      for (let place = 1; place <= 1 + this.#random.below(6); place++) {
        owner.push(key);
        line.push(place);
      }
    const columns = [this.#naming.nameReference(parent.noun), this.#naming.nameColumn("line")];
    const cells = new Map([
      [columns[0] as string, owner],
      [columns[1] as string, line],
    ]);
    const draft = {
      name: this.#naming.nameTable(parent.noun, noun),
      noun,
      rows: owner.length,
      key: columns,
      cells,
    };
    this.#declare(draft, columns.slice(0, 1), parent);
    this.#addReferences(draft, 1);
    this.#addAttributes(draft, 3);
    this.#drafts.push(draft);
  }

  #addLink(noun: Draft["noun"]): void {
    const left = this.#pickParent(({ key, rows }) => key.length === 1 && rows > 10);
    const right = this.#pickParent((draft) => draft.key.length === 1 && draft !== left && draft.rows > 4);
    if (left === undefined || right === undefined) return;
    const pairs = new Set<string>();
    const wanted = Math.min(3 * left.rows, Math.floor(0.5 * left.rows * right.rows));
    while (pairs.size < wanted)
      pairs.add(`${this.#random.below(left.rows)} ${this.#random.below(right.rows)}`);
    const places = [...pairs]
      .map((pair) => pair.split(" ").map(Number))
      .sort((a, b) => (a[0] as number) - (b[0] as number));
    const sides = [left, right].map(({ cells, key }) => cells.get(key[0] as string) as Cell[]);
    const columns = [this.#naming.nameReference(left.noun), this.#naming.nameReference(right.noun)];
    const cells = new Map(
      columns.map((column, side) => [
        column,
        places.map((pair) => sides[side]?.[pair[side] as number] as Cell),
      ]),
    );
    const draft = {
      name: this.#naming.nameTable(left.noun, right.noun),
      noun,
      rows: places.length,
      key: columns,
      cells,
    };
    this.#declare(draft, columns.slice(0, 1), left);
    this.#declare(draft, columns.slice(1), right);
    if (happens(this.#random, 0.4)) this.#addAttributes(draft, 2);
    this.#drafts.push(draft);
  }

  #addReferences(draft: Draft, most: number): void {
    const count = this.#random.below(most + 1);
    for (let place = 0; place < count; place++) {
      const parent = this.#pickParent(() => true);
      if (parent === undefined) return;
      const plain = this.#naming.nameReference(parent.noun);
      const role =
        draft.cells.has(plain) || happens(this.#random, 0.15) ? pick(this.#random, ROLES) : undefined;
      if (parent.key.length > 1) this.#addComposite(draft, parent);
      else this.#addSingle(draft, this.#naming.nameReference(parent.noun, role), parent);
    }
  }

  #addSingle(draft: Draft, column: string, parent: Draft): void {
    if (draft.cells.has(column)) return;
    const keys = parent.cells.get(parent.key[0] as string) as Cell[];
    const places = this.#drawParents(draft.rows, keys.length);
    const nulls = happens(this.#random, 0.2) ? 0.05 + 0.5 * this.#random.float() : 0;
    const orphans = happens(this.#random, 0.08) ? 0.15 * this.#random.float() : 0;
    draft.cells.set(
      column,
      places.map((place) => {
        if (happens(this.#random, nulls)) return null;
        return happens(this.#random, orphans) ? makeOrphan(keys[place] as Cell) : (keys[place] as Cell);
      }),
    );
    this.#declare(draft, [column], parent);
  }

  #addComposite(draft: Draft, parent: Draft): void {
    const columns = parent.key.filter((column) => !draft.cells.has(column));
    if (columns.length < parent.key.length) return;
    const places = this.#drawParents(draft.rows, parent.rows);
    for (const column of columns) {
      const keys = parent.cells.get(column) as Cell[];
      draft.cells.set(
        column,
        places.map((place) => keys[place] as Cell),
      );
    }
    this.#declare(draft, columns, parent);
  }

  #addSelfReference(draft: Draft): void {
    const column = this.#naming.nameReference(
      { one: "", many: "", short: "" },
      pick(this.#random, SELF_ROLES),
    );
    const keys = draft.cells.get(draft.key[0] as string) as Cell[];
    draft.cells.set(
      column,
      keys.map((_, row) =>
        row === 0 || happens(this.#random, 0.1)
          ? null
          : (keys[this.#random.below(Math.min(row, 60))] as Cell),
      ),
    );
    this.#declare(draft, [column], draft);
  }

  /** Rows of the parent: evenly, a few much more often than others, or only the later ones. */
  #drawParents(rows: number, parents: number): number[] {
    const use = pick(this.#random, ["even", "even", "skewed", "late"]);
    const from = use === "late" ? Math.floor(0.3 * parents) : 0;
    return Array.from({ length: rows }, () => {
      const share = use === "skewed" ? this.#random.float() ** 3 : this.#random.float();
      return from + Math.floor(share * (parents - from));
    });
  }

  #addAttributes({ cells, rows }: Draft, most: number): void {
    const count = 1 + this.#random.below(most);
    for (let place = 0; place < count; place++) {
      const [name, make] = pick(this.#random, ATTRIBUTES);
      const column = this.#naming.nameColumn(name);
      if (!cells.has(column)) cells.set(column, make(this.#random, rows));
    }
  }

  #pickParent(suits: (draft: Draft) => boolean): Draft | undefined {
    const suited = this.#drafts.filter(suits);
    return suited.length === 0 ? undefined : pick(this.#random, suited);
  }

  #declare({ name }: Draft, columns: readonly string[], parent: Draft): void {
    this.#references.push({ table: name, columns, references: { table: parent.name, columns: parent.key } });
  }
}

function makeOrphan(key: Cell): Cell {
  return typeof key === "number" ? key + 1_000_003 : `${key}x`;
}
