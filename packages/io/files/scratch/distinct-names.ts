/**
 * Names that DuckDB can tell apart, which it does without regard to case: empty ones become `column_N`, and the
 * second `Id` beside an `id` becomes `Id_2`.
 */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const copies = new Map<string, number>();
  return names.map((given, index) => {
    const wanted = given.trim() === "" ? `column_${index + 1}` : given;
    const folded = wanted.toLowerCase();
    let copy = copies.get(folded) ?? 1;
    let name = wanted;
    while (taken.has(name.toLowerCase())) name = `${wanted}_${++copy}`;
    copies.set(folded, copy);
    taken.add(name.toLowerCase());
    return name;
  });
}
