"""Golden values of SDMetrics on a collection of real tables and databases.

    python scripts/golden/sdmetrics/shared.py FOLDER packages/engine/quality/golden/sdmetrics-shared.json.gz

FOLDER holds single/NAME.csv.gz + NAME.json and relational/NAME/*.csv.gz + metadata.json. A single table is split
into its even rows (real) and its odd ones (synthetic). Of a database the synthetic side is the real one with the
rows of every column that belongs to no key turned round, and the foreign keys moved down by one row: shapes stay,
trends and relations change. Versions as in tables.py. Only scores are written, no values of the tables.
"""

import gzip
import json
import os
import sys
import warnings

import numpy as np
import pandas as pd
import sdmetrics
import sdmetrics.reports.single_table._properties.base as single_base
from sdmetrics.reports import DiagnosticReport, QualityReport

warnings.filterwarnings("ignore")
assert sdmetrics.__version__ == "0.32.0"
# The package samples large tables without a seed; here every row counts.
for name in ("DEFAULT_NUM_ROWS_SUBSAMPLE",):
    if hasattr(single_base, name):
        setattr(single_base, name, None)

FORMATS = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ", "%m/%d/%Y %I:%M:%S %p", "%Y-%m-%d %H:%M:%S.%f"]
KEEP = {"numerical": "numerical", "categorical": "categorical", "boolean": "boolean", "ordinal": "ordinal"}


def guess_format(values):
    texts = values.dropna().astype(str)
    for fmt in FORMATS:
        try:
            pd.to_datetime(texts, format=fmt, exact=True)
            return fmt
        except (ValueError, TypeError):
            continue
    return None


def describe(frame, columns):
    out = {}
    for column in columns:
        name, kind = column["name"], column["type"]
        if kind == "datetime":
            fmt = guess_format(frame[name]) if frame[name].notna().any() else None
            out[name] = {"sdtype": "datetime", "datetime_format": fmt} if fmt else {"sdtype": "categorical"}
        elif kind == "numerical" and not pd.api.types.is_numeric_dtype(frame[name]):
            out[name] = {"sdtype": "categorical"}
        else:
            out[name] = {"sdtype": KEEP.get(kind, "id" if kind == "id" else "unknown")}
    return out


def read(path):
    return pd.read_csv(path, keep_default_na=False, na_values=[""], low_memory=False)


def plain(value):
    if value is None or (isinstance(value, (float, np.floating)) and np.isnan(value)):
        return None
    return bool(value) if isinstance(value, (bool, np.bool_)) else float(value)


def run(report, real, syn, metadata):
    report.generate({k: v.copy() for k, v in real.items()}, {k: v.copy() for k, v in syn.items()}, metadata, verbose=False)
    properties = report.get_properties()
    scores = {}
    for name in properties["Property"]:
        details = report.get_details(name)
        scores[name] = [plain(score) for score in details["Score"]] if "Score" in details else []
    return {
        "score": plain(report.get_score()),
        "properties": dict(zip(properties["Property"], map(plain, properties["Score"]))),
        "scores": scores,
    }


def reports(real, syn, metadata):
    zero = QualityReport()
    zero.real_correlation_threshold = zero.real_association_threshold = 0
    return {
        "default": run(QualityReport(), real, syn, metadata),
        "zero": run(zero, real, syn, metadata),
        "diagnostic": run(DiagnosticReport(), real, syn, metadata),
    }


def single(folder, name):
    frame = read(f"{folder}/single/{name}.csv.gz")
    info = json.load(open(f"{folder}/single/{name}.json"))
    columns = describe(frame, info["columns"])
    metadata = {"METADATA_SPEC_VERSION": "V2", "tables": {name: {"columns": columns}}, "relationships": []}
    real, syn = frame.iloc[0::2].reset_index(drop=True), frame.iloc[1::2].reset_index(drop=True)
    return {"tables": {name: {"columns": columns}}, **reports({name: real}, {name: syn}, metadata)}


def relational(folder, name):
    info = json.load(open(f"{folder}/relational/{name}/metadata.json"))
    frames = {table: read(f"{folder}/relational/{name}/{spec['file']}") for table, spec in info["tables"].items()}
    tables, keys = {}, []
    for table, spec in info["tables"].items():
        tables[table] = {"columns": describe(frames[table], spec["columns"])}
        primary = spec.get("primary_key") or []
        if primary:
            tables[table]["primary_key"] = primary[0] if len(primary) == 1 else primary
    for key in info["foreign_keys"]:
        primary = info["tables"][key["ref_table"]].get("primary_key") or []
        if sorted(primary) != sorted(key["ref_columns"]) or key["self_reference"]:
            continue
        order = [key["ref_columns"].index(column) for column in primary]
        child = [key["columns"][at] for at in order]
        one = len(child) == 1
        keys.append({
            "parent_table_name": key["ref_table"],
            "parent_primary_key": primary[0] if one else primary,
            "child_table_name": key["table"],
            "child_foreign_key": child[0] if one else child,
        })
    for key in keys:
        for table, columns in ((key["parent_table_name"], key["parent_primary_key"]), (key["child_table_name"], key["child_foreign_key"])):
            for column in [columns] if isinstance(columns, str) else columns:
                tables[table]["columns"][column] = {"sdtype": "id"}
    syn = {}
    for table, frame in frames.items():
        spec = tables[table]
        primary = spec.get("primary_key", [])
        primary = [primary] if isinstance(primary, str) else primary
        foreign = {c for k in keys if k["child_table_name"] == table for c in ([k["child_foreign_key"]] if isinstance(k["child_foreign_key"], str) else k["child_foreign_key"])}
        copy = frame.copy()
        for column in frame.columns:
            if column in foreign:
                copy[column] = np.roll(frame[column].to_numpy(), 1)
            elif column not in primary:
                copy[column] = frame[column].to_numpy()[::-1]
        syn[table] = copy
    metadata = {"METADATA_SPEC_VERSION": "V2", "tables": tables, "relationships": keys}
    return {"tables": tables, "relationships": keys, **reports(frames, syn, metadata)}


def main(folder, path):
    out = {"single": {}, "relational": {}}
    for kind, make in (("relational", relational), ("single", single)):
        names = sorted({entry.split(".")[0] for entry in os.listdir(f"{folder}/{kind}")})
        for name in names:
            try:
                out[kind][name] = make(folder, name)
                print(kind, name, out[kind][name]["default"]["score"], file=sys.stderr, flush=True)
            except Exception as error:
                out[kind][name] = {"error": f"{type(error).__name__}"}
                print(kind, name, f"{type(error).__name__}: {error}"[:300], file=sys.stderr, flush=True)
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        file.write(json.dumps(out, separators=(",", ":"), allow_nan=False).encode())


main(sys.argv[1], sys.argv[2])
