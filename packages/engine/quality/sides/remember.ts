/**
 * @file How work is done once. Tables, columns and what is made of them never change, so the answer of a function
 * of such things can be kept as long as they live: metrics that want the same sorted column, codes, sample or model
 * share it by asking for it, and nobody has to pass it around. What is made for one evaluation goes with its input.
 */

type Argument = object | undefined;

interface Kept<T> {
  readonly below: WeakMap<object, Kept<T>>;
  answer?: { readonly value: T };
}

const nothing = {};

/**
 * Answers what `compute` answered to these very objects before; to the first `count` of them where the others do not
 * change the answer. Errors are not kept.
 */
export function remember<A extends readonly Argument[], T>(
  compute: (...args: A) => T,
  count?: number,
): (...args: A) => T {
  const root: Kept<T> = { below: new WeakMap() };
  return (...args) => {
    let kept = root;
    for (const argument of args.slice(0, count)) {
      const key = argument ?? nothing;
      let next = kept.below.get(key);
      if (next === undefined) {
        next = { below: new WeakMap() };
        kept.below.set(key, next);
      }
      kept = next;
    }
    kept.answer ??= { value: compute(...args) };
    return kept.answer.value;
  };
}
