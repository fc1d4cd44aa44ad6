"""Golden values of SDMetrics' constraints between tables.

Made with Python 3.11, sdmetrics 0.32.0:

    pip install sdmetrics==0.32.0
    python scripts/golden/rules-between/golden.py > packages/engine/table/rules/between/golden/sdmetrics-between.json

Each case holds small tables (null where a cell is missing), the constraint and the share of rows that SDMetrics
calls valid. Real data are the tables of the case unless it has others.
"""

import json
import sys
import warnings

import numpy as np
import pandas as pd
import sdmetrics
from sdmetrics.multi_table.statistical.constraints.base import BaseConstraint

warnings.filterwarnings("ignore")
assert sdmetrics.__version__ == "0.32.0"
rng = np.random.default_rng(7)


def holes(values, share):
    return [None if rng.random() < share else value for value in values]


def frame(columns):
    return pd.DataFrame({name: pd.Series(values, dtype="object") for name, values in columns.items()})


def metadata(keys, relationships=()):
    return {
        "tables": {t: {"columns": {}, **({"primary_key": k} if k else {})} for t, k in keys.items()},
        "relationships": list(relationships),
    }


def score(name, parameters, tables, keys, real=None):
    constraint = BaseConstraint.load_constraint_from_dict({"class_name": name, "parameters": parameters})
    frames = {t: frame(c) for t, c in tables.items()}
    reals = {t: frame(c) for t, c in (real or tables).items()}
    meta = metadata(keys)
    for t in frames:
        meta["tables"][t]["columns"] = {c: {} for c in frames[t].columns}
    constraint.fit(reals, meta)
    value = constraint.get_score(frames, meta)
    return {"constraint": name, "parameters": parameters, "tables": tables, "real": real, "keys": keys, "score": value}


def letters(count, size):
    return [f"k{rng.integers(size)}" for _ in range(count)]


cases = []
for seed in range(4):
    spoil = 0.1 * seed
    n = 40
    key = holes(letters(n, 8), spoil)
    town = [None if k is None else ("x" + k if rng.random() > spoil else "other") for k in key]
    cases.append(score("DenormalizedTable", {"table_name": "t", "denormalized_primary_key": "k",
                       "denormalized_column_names": ["town"]}, {"t": {"k": key, "town": town}}, {"t": None}))

    real = {"r": {"a": letters(20, 5), "b": holes(letters(20, 3), 0.3)}}
    fake = {"r": {"a": letters(30, 5), "b": holes(letters(30, 3), 0.3)}}
    cases.append(score("ReferenceTable", {"reference_table_names": ["r"]}, fake, {"r": None}, real))

    real = {"a": {"k": holes(letters(20, 9), 0.1)}, "b": {"k": letters(15, 9)}}
    fake = {"a": {"k": holes(letters(20, 12), 0.1)}, "b": {"k": letters(15, 12)}}
    columns = [{"table_name": "a", "foreign_key": "k"}, {"table_name": "b", "foreign_key": "k"}]
    for mode in ["reuse", "new"]:
        cases.append(score("ForeignToForeignKey", {"columns": columns, "foreign_key_generation": mode}, fake,
                           {"a": None, "b": None}, real))

    parent = {"id": [f"k{i}" for i in range(10)], "kind": [["u", "v", "w"][rng.integers(3)] for _ in range(10)]}
    cases.append(score("ForeignToPrimaryKeySubset", {"parent_table_name": "p", "child_table_name": "c",
                       "child_foreign_key": "fk", "conditional_column_name": "kind", "conditional_values": ["u", "v"]},
                       {"p": parent, "c": {"fk": letters(30, 10)}}, {"p": "id", "c": None}))

    subset = [f"k{i}" for i in range(14) if rng.random() > 0.4]
    cases.append(score("PrimaryToPrimaryKeySubset", {"main_table_name": "p", "conditional_column_name": "kind",
                       "relationships": {"s": ["u"], "q": ["v", "w"]}},
                       {"p": parent, "s": {"id": subset}, "q": {"id": subset[::2]}}, {"p": "id", "s": "id", "q": "id"}))

    a, b = [f"a{i}" for i in range(8)], [f"b{i}" for i in range(8)]
    kinds = [["a", "b", "z", None][rng.choice(4, p=[0.45, 0.45, 0.05, 0.05])] for _ in range(n)]
    refs = [None if rng.random() < 0.1 else (f"{k or 'a'}{rng.integers(9)}" if rng.random() > spoil else "b1") for k in kinds]
    tables = {"c": {"fk": refs, "kind": kinds}, "a": {"id": a}, "b": {"id": b}}
    keys = {"c": None, "a": "id", "b": "id"}
    cases.append(score("PolymorphicRelationship", {"table_name": "c", "foreign_key": "fk",
                       "parent_table_names": ["a", "b"], "type_column_name": "kind"}, tables, keys))
    shared = {**tables, "b": {"id": [*b, *(["a1"] if seed % 2 else [])]}}
    cases.append(score("PolymorphicRelationship", {"table_name": "c", "foreign_key": "fk",
                       "parent_table_names": ["a", "b"]}, shared, keys))

    ids = [f"k{i}" for i in range(25)]
    above = [None if i == 0 or rng.random() < 0.1 else f"k{rng.integers(i)}" for i in range(25)]
    if seed > 1:
        above[3], above[5] = "k5", "k3"
    if seed > 2:
        ids[7] = "k6"
    cases.append(score("SelfReferentialHierarchy", {"table_name": "t", "base_column_name": "id",
                       "parent_column_name": "up"}, {"t": {"id": ids, "up": above}}, {"t": "id"}))
    if seed < 2:
        up = dict(zip(ids, above))

        def root_of(key):
            while up[key] is not None:
                key = up[key]
            return key

        grand = [up[u] if u is not None else None for u in above]
        root = [root_of(key) for key in ids]
        if seed == 1:
            grand[9], root[11] = "k0", "k2"
        cases.append(score("SelfReferentialHierarchy", {"table_name": "t", "base_column_name": "id",
                           "parent_column_name": "up", "grandparent_column_name": "grand", "root_column_name": "root"},
                           {"t": {"id": ids, "up": above, "grand": grand, "root": root}}, {"t": "id"}))

json.dump({"sdmetrics": sdmetrics.__version__, "cases": cases}, sys.stdout, indent=0, default=str)
