"""Golden values of SDMetrics' Constraint Validity on generated databases, for every class of constraint.

    python scripts/golden/sdmetrics/constraints.py packages/engine/quality/golden/sdmetrics-constraints.json.gz

Versions as in tables.py. Each case holds a real and a synthetic database, SDMetrics' metadata, and constraints beside
the rules of a Schema that mean the same. A score is null where SDMetrics gives none; `error` says whether it raised.
CarryOverColumns contradicts itself only between tables here: within one table the package marks rows whose number
equals the key.
"""

import gzip
import json
import logging
import sys
import warnings

import numpy as np
import pandas as pd
import sdmetrics
from sdmetrics.reports import DiagnosticReport

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)
assert sdmetrics.__version__ == "0.32.0"
assert pd.__version__ == "2.3.3"

CASES = 120
DAY, MOMENT = "%Y-%m-%d", "%Y-%m-%d %H:%M:%S"
COLUMNS = {
    "t": {
        "low": "numerical", "mid": "numerical", "high": "numerical", "step": "numerical",
        "one": "numerical", "two": "numerical", "three": "numerical", "amount": "numerical",
        "net": "numerical", "tax": "numerical", "gross": "numerical", "copy": "numerical",
        "start": MOMENT, "end": MOMENT, "day": DAY, "letter": "categorical", "shade": "categorical",
        "flag": "boolean", "town": "categorical", "owner": "id",
    },
    "p": {"id": "id", "kind": "categorical"},
    "c": {"parent": "id"},
    "s": {"id": "id"},
    "u": {"id": "id"},
    "h": {"id": "id", "up": "id", "grand": "id", "root": "id"},
    "r": {"code": "categorical", "name": "categorical", "rate": "numerical"},
    "x": {"a": "id", "b": "id"},
    "y": {"a": "id", "b": "id", "town": "categorical"},
    "q": {"ref": "id", "kind": "categorical"},
    "w": {"id": "id"},
}
KEYS = {"p": "id", "s": "id", "u": "id", "h": "id", "w": "id"}


def holes(values, share, rng):
    return [None if rng.random() < share else value for value in values]


def text(seconds, form):
    return [pd.Timestamp(int(s), unit="s").strftime(form) for s in seconds]


def numbers(rng, n, spoil):
    low = rng.integers(0, 50, n).astype(float)
    high = low + rng.integers(0 if spoil else 1, 9, n)
    mid = (low + high) / 2
    high[rng.random(n) < spoil] -= 20
    ones = np.eye(3)[rng.integers(0, 3, n)] if n else np.zeros((0, 3))
    ones[rng.random(n) < spoil, 0] = rng.choice([0.5, 1, 2])
    net, tax = rng.integers(1, 500, n).astype(float), rng.integers(0, 40, n).astype(float)
    gross = net + tax
    gross[rng.random(n) < spoil] += 1
    step = 5.0 * rng.integers(0, 40, n)
    step[rng.random(n) < spoil] += rng.choice([1, 0.25])
    null = rng.choice([0, 0.1])
    return {
        "low": holes(low, null, rng), "mid": holes(mid, null, rng), "high": holes(high, null, rng),
        "step": holes(step, null, rng),
        **{name: holes(ones[:, i], null / 3, rng) for i, name in enumerate(["one", "two", "three"])},
        "net": holes(net, null, rng), "tax": holes(tax, null, rng), "gross": holes(gross, null, rng),
        "copy": holes(net, spoil / 2, rng),
    }


def main_table(rng, n, spoil):
    start = 1.6e9 + 3600 * rng.integers(0, 5000, n)
    end = start + 3600 * rng.integers(0, 90, n) - (rng.random(n) < spoil) * 400_000
    null = rng.choice([0, 0.15])
    letter = rng.choice(list("abc"), n)
    shade = [f"{l}{rng.integers(2)}" if rng.random() > spoil else "odd" for l in letter]
    owner = [f"o{i}" for i in rng.integers(0, max(n // 4, 1), n)]
    amount = np.round([{"a": 1, "b": 100, "c": 1e4}[l] * rng.uniform(1, 2 + 8 * spoil) for l in letter], 2)
    return {
        **numbers(rng, n, spoil),
        "amount": holes(amount, null, rng),
        "start": holes(text(start, MOMENT), null, rng), "end": holes(text(end, MOMENT), null, rng),
        "day": holes(text(start + 40_000, DAY), null, rng),
        "letter": holes(letter, null, rng), "shade": holes(shade, null, rng),
        "flag": holes([bool(b) for b in rng.random(n) < 0.5], null, rng),
        "town": [f"of {o}" if rng.random() > spoil else "elsewhere" for o in owner],
        "owner": holes(owner, null / 2, rng),
    }


def hierarchy(rng, n, spoil):
    ids = [f"k{i}" for i in range(n)]
    up = [None if i == 0 or rng.random() < 0.15 else f"k{rng.integers(i)}" for i in range(n)]
    above = dict(zip(ids, up))

    def root(key):
        while above[key] is not None:
            key = above[key]
        return key

    grand = [above[u] if u is not None and rng.random() > spoil else None for u in up]
    roots = [root(key) if rng.random() > spoil else "k0" for key in ids]
    return {"id": ids, "up": up, "grand": grand, "root": roots}


def database(rng, n, spoil):
    some = max(n // 2, 0)
    parents = [f"p{i}" for i in range(some)]
    key = lambda letter, count, size: [f"{letter}{i}" for i in rng.integers(0, max(size, 1), count)]
    places = [chr(97 + i) for i in rng.integers(0, 5 + int(4 * spoil), some)]
    kinds = ["p" if rng.random() < 0.5 else "w" for _ in range(n)]
    refs = [f"{k}{rng.integers(0, max(some, 1))}" if rng.random() > spoil / 2 else "p0" for k in kinds]
    repeated = key("k", n, 6)
    return {
        "t": main_table(rng, n, spoil),
        "p": {"id": parents, "kind": list(rng.choice(["u", "v"] if spoil == 0 else ["u", "v", "z"], some))},
        "c": {"parent": holes(key("p", n, some + int(4 * spoil)), rng.choice([0, 0.1]), rng)},
        "s": {"id": [p for p in parents if rng.random() < 0.5] + (["other"] if spoil else [])},
        "u": {"id": parents[::3]},
        "h": hierarchy(rng, n, spoil),
        "r": {"code": places, "name": holes([f"name {p}" for p in places], 0.1, rng),
              "rate": [float(ord(p) % 3) for p in places]},
        "x": {"a": holes(key("k", n, 6 + int(6 * spoil)), 0.1, rng), "b": holes(key("m", n, 3), 0.1, rng)},
        "y": {"a": repeated, "b": key("m", n, 3), "town": [f"of {o}" for o in repeated]},
        "q": {"ref": holes(refs, 0.1, rng), "kind": holes([k if rng.random() > spoil / 3 else "?" for k in kinds], 0.1, rng)},
        "w": {"id": [f"w{i}" for i in range(some)] + (["p1"] if spoil and some > 1 else [])},
    }


def gross_of(data):
    return data["net"] + data["tax"]


def net_of(data):
    return data["net"]


def inside(name, kind, columns, parameters, **params):
    parameters = {**parameters, "table_name": "t"}
    return {"class_name": name, "parameters": parameters}, {"table": "t", "kind": kind, "columns": columns, "params": params}


def between(name, kind, tables, parameters, **params):
    return {"class_name": name, "parameters": parameters}, {"kind": kind, "tables": tables, "params": params}


def pair(low, high, strict):
    return inside("Inequality", "inequality", [low, high],
                  {"low_column_name": low, "high_column_name": high, "strict_boundaries": strict}, strict=strict)


def span(columns, strict):
    low, mid, high = columns
    return inside("Range", "range", columns, {"low_column_name": low, "middle_column_name": mid,
                  "high_column_name": high, "strict_boundaries": strict}, strict=strict)


def listed(name, kind, columns, **more):
    return inside(name, kind, columns, {"column_names": columns, **more.pop("given", {})}, **more)


def formula(function, kind, output, inputs):
    return inside("ColumnFormula", kind, [output, *inputs], {"input_column_names": inputs,
                  "output_column_name": output, "formula_function_name": function})


def shared(columns, mode):
    given = [{"table_name": table, "foreign_key": key[0] if len(key) == 1 else tuple(key)} for table, key in columns]
    return between("ForeignToForeignKey", "shared-foreign-keys", [table for table, _ in columns],
                   {"columns": given, "foreign_key_generation": mode},
                   keys=[key for _, key in columns], values=mode)


def tree(**columns):
    given = {f"{name}_column_name": column for name, column in columns.items()}
    rule = {"grandparent": columns.get("grandparent"), "root": columns.get("root")}
    return between("SelfReferentialHierarchy", "hierarchy", ["h"],
                   {"table_name": "h", "base_column_name": "id", "parent_column_name": "up", **given},
                   key="id", parent="up", **{name: column for name, column in rule.items() if column})


def listing(strict):
    order = {"strict_boundaries": strict}
    poly = {"table_name": "q", "foreign_key": "ref", "parent_table_names": ["p", "w"]}
    parents = [{"key": ["id"]}, {"key": ["id"]}]
    copies = [{"table_name": "y", "carryover_column_name": "town", "key_column_name": "a"}]
    return [
        pair("low", "high", strict), pair("start", "end", strict), pair("day", "start", strict),
        span(["low", "mid", "high"], strict),
        listed("ChainedInequality", "inequality", ["low", "mid", "high"], given=order, strict=strict),
        inside("FixedIncrements", "fixed-increments", ["step"], {"column_name": "step", "increment_value": 5}, increment=5),
        inside("FixedIncrements", "fixed-increments", ["owner"], {"column_name": "owner", "increment_value": 5}, increment=5),
        listed("OneHotEncoding", "one-hot", ["one", "two", "three"]),
        listed("FixedCombinations", "fixed-combinations", ["letter", "shade"]),
        listed("FixedCombinations", "fixed-combinations", ["letter", "flag", "net"]),
        listed("FixedNullCombinations", "fixed-null-combinations", ["letter", "net", "flag"],
               given={"fix_category_values": True}, valuesOf=["letter", "flag"]),
        listed("FixedNullCombinations", "fixed-null-combinations", ["letter", "net", "flag"],
               given={"fix_category_values": False}, valuesOf=[]),
        inside("MixedScales", "mixed-scales", ["amount", "letter"],
               {"mixed_scale_column_name": "amount", "segment_column_names": ["letter"]}),
        inside("MixedScales", "mixed-scales", ["amount", "letter", "flag"],
               {"mixed_scale_column_name": "amount", "segment_column_names": ["letter", "flag"]}),
        inside("MixedScales", "mixed-scales", ["amount", "owner"],
               {"mixed_scale_column_name": "amount", "segment_column_names": ["owner"]}),
        formula("gross_of", "sum", "gross", ["net", "tax"]), formula("net_of", "equal", "copy", ["net"]),
        between("DenormalizedTable", "constant-per-key", ["t"], {"table_name": "t", "denormalized_primary_key": "owner",
                "denormalized_column_names": ["town"]}, key=["owner"], columns=["town"]),
        between("CarryOverColumns", "carried-over", ["y"], {"common_column_info": copies},
                copies=[{"key": ["a"], "column": "town"}]),
        between("ReferenceTable", "reference-table", ["r"], {"reference_table_names": ["r"]}),
        between("ReferenceTable", "reference-table", ["c"], {"reference_table_names": ["c"]}),
        shared([("x", ["a"]), ("y", ["a"])], "reuse"), shared([("x", ["a"]), ("y", ["a"])], "new"),
        shared([("x", ["a", "b"]), ("y", ["a", "b"])], "reuse"),
        between("ForeignToPrimaryKeySubset", "foreign-key-subset", ["c", "p"], {"parent_table_name": "p",
                "child_table_name": "c", "child_foreign_key": "parent", "conditional_column_name": "kind",
                "conditional_values": ["u", "v"]}, foreignKey=["parent"], key=["id"], column="kind", values=["u", "v"]),
        between("PrimaryToPrimaryKeySubset", "primary-key-subset", ["p", "s", "u"], {"main_table_name": "p",
                "conditional_column_name": "kind", "relationships": {"s": ["u"], "u": ["u", "v"]}}, key=["id"],
                column="kind", subsets=[{"key": ["id"], "values": ["u"]}, {"key": ["id"], "values": ["u", "v"]}]),
        between("PolymorphicRelationship", "polymorphic-key", ["q", "p", "w"], poly, foreignKey=["ref"], parents=parents),
        between("PolymorphicRelationship", "polymorphic-key", ["q", "p", "w"], {**poly, "type_column_name": "kind"},
                foreignKey=["ref"], parents=parents, typeColumn="kind"),
        tree(), tree(grandparent="grand"), tree(root="root"),
    ]


def carry_between():
    """Rows of `y` tell the town of a key, rows of `x` repeat it; only between them may it differ."""
    return between("CarryOverColumns", "carried-over", ["y", "x"], {"common_column_info": [
        {"table_name": "y", "carryover_column_name": "town", "key_column_name": "a"},
        {"table_name": "x", "carryover_column_name": "b", "key_column_name": "a"}]},
        copies=[{"key": ["a"], "column": "town"}, {"key": ["a"], "column": "b"}])


def frames(tables):
    return {table: pd.DataFrame({c: series(v, COLUMNS[table][c]) for c, v in columns.items()}) for table, columns in tables.items()}


def series(values, sdtype):
    return pd.Series(values, dtype="float64" if sdtype == "numerical" else "object")


def describe(sdtype):
    return {"sdtype": "datetime", "datetime_format": sdtype} if "%" in sdtype else {"sdtype": sdtype}


METADATA = {
    "METADATA_SPEC_VERSION": "V2",
    "tables": {
        table: {"columns": {c: describe(s) for c, s in columns.items()}, **({"primary_key": KEYS[table]} if table in KEYS else {})}
        for table, columns in COLUMNS.items()
    },
    "relationships": [{"parent_table_name": "p", "parent_primary_key": "id", "child_table_name": "c", "child_foreign_key": "parent"}],
}


def plain(value):
    if value is None or (isinstance(value, (float, np.floating)) and np.isnan(value)):
        return None
    if isinstance(value, (np.bool_, bool)):
        return bool(value)
    if isinstance(value, (np.integer, np.floating, int, float)):
        return float(value)
    return str(value)


def make_case(index):
    rng = np.random.default_rng(index)
    n_real, n_syn = (int(n) for n in rng.choice([0, 1, 2, 12, 40], 2, p=[0.04, 0.05, 0.06, 0.45, 0.4]))
    spoil = float(rng.choice([0, 0.1, 0.3]))
    real, syn = database(rng, n_real, 0.0), database(rng, n_syn, spoil)
    for side in (real, syn):  # a key of `x` has one value there
        odd = "k3" if side is syn and spoil else None
        towns = [None if k is None else "odd" if k == odd else f"of {k}" for k in side["x"]["a"]]
        side["x"]["b"] = towns if index % 2 else side["x"]["b"]
        side["y"]["town"] = [f"of {k}" for k in side["y"]["a"]]
    if rng.random() < 0.1:
        del syn["t"][str(rng.choice(["high", "letter", "owner", "town", "step"]))]
    chosen = listing(bool(rng.random() < 0.5))
    if index % 2 and n_real and n_syn:
        for side in (real, syn):
            rows = [i for i, k in enumerate(side["x"]["a"]) if k is not None]
            side["x"] = {c: [v[i] for i in rows] for c, v in side["x"].items()}
        chosen.append(carry_between())
    picked = [chosen[i] for i in sorted(rng.permutation(len(chosen))[: 14])] if index % 20 else []
    report = DiagnosticReport()
    constraints = [constraint for constraint, _ in picked]
    report.generate(frames(real), frames(syn), METADATA, verbose=False, **({"constraints": constraints} if picked else {}))
    scores = dict(zip(report.get_properties()["Property"], report.get_properties()["Score"]))
    details = report.get_details("Constraint Validity") if picked else pd.DataFrame()
    rows = [
        {"Constraint": row["Constraint"], "Metric": row["Metric"], "Parameters": row["Parameters"],
         "Score": plain(row["Score"]), "error": row.get("Error") is not None}
        for row in details.to_dict("records")
    ]
    cells = lambda side: {t: {c: [plain(v) for v in values] for c, values in columns.items()} for t, columns in side.items()}
    return {"real": cells(real), "synthetic": cells(syn), "rules": [rule for _, rule in picked],
            "property": plain(scores["Constraint Validity"]), "details": rows}


def main(path):
    cases = []
    for index in range(CASES):
        try:
            cases.append(make_case(index))
        except Exception as error:
            print(index, f"left out: {type(error).__name__}: {error}"[:200], file=sys.stderr)
    tally = {}
    for case in cases:
        for row in case["details"]:
            counts = tally.setdefault(row["Constraint"], [0, 0, 0, 0])
            counts[0 if row["error"] else 1 if row["Score"] is None else 2 if row["Score"] == 1 else 3] += 1
    for name, (raised, absent, whole, partial) in sorted(tally.items()):
        print(f"{name}: {raised} raised, {absent} without a score, {whole} whole, {partial} in part", file=sys.stderr)
    out = {"columns": COLUMNS, "keys": KEYS, "cases": cases}
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        file.write(json.dumps(out, separators=(",", ":"), allow_nan=False).encode())


if __name__ == "__main__":
    main(sys.argv[1])
