/**
 * @file The error catalogue. Every room declares its errors once, in a file named `errors.ts`, with
 * `defineErrors`: a stable code, a message and what to do about it. `docs/errors.md` is generated from
 * those files. Templates name their values (`{path}`); values are names, sizes and counts, never cell
 * values, SQL parameters or secrets.
 */

export interface ErrorEntry {
  /** What happened, one sentence, with `{name}` where a value stands. */
  readonly message: string;
  /** What the reader can do about it, one or two sentences. */
  readonly todo: string;
}

export type ErrorCatalogue = Readonly<Record<string, ErrorEntry>>;
export type ErrorValue = string | number;

type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type ValuesOf<E extends ErrorEntry> = Record<
  Placeholders<E["message"]> | Placeholders<E["todo"]>,
  ErrorValue
>;

type ValueArgs<E extends ErrorEntry> = [keyof ValuesOf<E>] extends [never]
  ? [values?: Record<string, never>, options?: ErrorOptions]
  : [values: ValuesOf<E>, options?: ErrorOptions];

/** An error a user may meet: stable `code`, `message`, and `todo` saying how to go on. */
export class SemblanceError extends Error {
  override readonly name = "SemblanceError";
  readonly code: string;
  readonly todo: string;
  readonly values: Readonly<Record<string, ErrorValue>>;

  constructor(
    code: string,
    entry: ErrorEntry,
    values: Readonly<Record<string, ErrorValue>>,
    options?: ErrorOptions,
  ) {
    super(fillTemplate(entry.message, values), options);
    this.code = code;
    this.todo = fillTemplate(entry.todo, values);
    this.values = values;
  }
}

export interface DefinedErrors<C extends ErrorCatalogue> {
  readonly entries: C;
  /** Makes (does not throw) the error of `code`; the values its templates name are required by type. */
  create<K extends keyof C & string>(code: K, ...args: ValueArgs<C[K]>): SemblanceError;
}

export function defineErrors<const C extends ErrorCatalogue>(entries: C): DefinedErrors<C> {
  return {
    entries,
    create(code, ...args) {
      const [values = {}, options] = args;
      const entry = entries[code];
      if (entry === undefined) throw new TypeError(`no error is declared with the code ${code}`);
      return new SemblanceError(code, entry, values, options);
    },
  };
}

export function isSemblanceError(error: unknown): error is SemblanceError {
  return error instanceof SemblanceError;
}

function fillTemplate(template: string, values: Readonly<Record<string, ErrorValue>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
