"""Golden values of SDMetrics' Data Validity where the metadata says what values may be.

    python scripts/golden/sdmetrics/ranges.py packages/engine/quality/golden/sdmetrics-ranges.json.gz

Versions and the form of the file as in tables.py; of the report only Data Validity is kept.
"""

import gzip
import json
import sys
import warnings

import numpy as np
import pandas as pd
import sdmetrics
from sdmetrics.reports import DiagnosticReport

warnings.filterwarnings("ignore")
assert sdmetrics.__version__ == "0.32.0"
assert pd.__version__ == "2.3.3"

CASES = 80
FORMAT = "%Y-%m-%d %H:%M:%S"


def spoil(values, rng):
    share = rng.choice([0, 0, 0.2, 1.0], p=[0.5, 0.2, 0.25, 0.05])
    return [None if rng.random() < share else value for value in values]


def times(rng, n):
    return [pd.Timestamp(int(s), unit="s").strftime(FORMAT) for s in 1.6e9 + 3600 * rng.integers(0, 2000, n)]


def draw(rng, sdtype, n):
    if sdtype == "numerical":
        return [float(v) for v in rng.integers(-9, 10, n) / rng.choice([1, 2])]
    if sdtype == "datetime":
        return times(rng, n)
    if sdtype == "boolean":
        return [bool(v) for v in rng.random(n) < 0.5]
    if sdtype == "ordinal":
        return [int(v) for v in rng.integers(0, 6, n)]
    return [str(v) for v in rng.choice(list("abcdé"), n)]


def bound(rng, sdtype, form):
    if sdtype == "numerical":
        return float(rng.integers(-9, 10))
    return pd.Timestamp(int(1.6e9 + 3600 * rng.integers(0, 2000)), unit="s").strftime(form)


def describe(rng, sdtype):
    column = {"sdtype": sdtype, **({"datetime_format": FORMAT} if sdtype == "datetime" else {})}
    if rng.random() < 0.4:
        column["range_is_nullable"] = bool(rng.random() < 0.5)
    if sdtype in ("numerical", "datetime"):
        form = str(rng.choice(["%Y-%m-%d", "%Y-%m-%dT%H:%M", FORMAT]))  # pandas refuses bounds of two forms
        for name in ("range_min", "range_max"):
            if rng.random() < 0.6:
                column[name] = bound(rng, sdtype, form)
    elif rng.random() < 0.8:
        known = {"boolean": [True, False], "ordinal": [0, 1, 2, 3, 7]}.get(sdtype, list("abcxy"))
        column["range_values"] = [known[i] for i in sorted(rng.permutation(len(known))[: rng.integers(1, len(known) + 1)])]
    return column


def make_case(index):
    rng = np.random.default_rng(index)
    n_real, n_syn = (int(n) for n in rng.choice([0, 1, 3, 25], 2, p=[0.05, 0.1, 0.15, 0.7]))
    sdtypes = [str(s) for s in rng.choice(["numerical", "datetime", "categorical", "ordinal", "boolean"], 6)]
    columns = {f"{sdtype[:3]}_{at}": describe(rng, sdtype) for at, sdtype in enumerate(sdtypes)}
    side = lambda n: {name: spoil(draw(rng, column["sdtype"], n), rng) for name, column in columns.items()}
    real, syn = side(n_real), side(n_syn)
    metadata = {"METADATA_SPEC_VERSION": "V2", "tables": {"t": {"columns": columns}}, "relationships": []}
    frame = lambda cells: pd.DataFrame({
        name: pd.Series(values, dtype="float64" if columns[name]["sdtype"] == "numerical" else "object")
        for name, values in cells.items()
    })
    report = DiagnosticReport()
    report.generate({"t": frame(real)}, {"t": frame(syn)}, metadata, verbose=False)
    details = report.get_details("Data Validity").to_dict("records")
    rows = [{**{k: r[k] for k in ("Column", "Metric")}, "Score": None if pd.isna(r["Score"]) else float(r["Score"])} for r in details]
    properties = dict(zip(report.get_properties()["Property"], report.get_properties()["Score"]))
    score = properties["Data Validity"]
    diagnostic = {"properties": {"Data Validity": None if pd.isna(score) else float(score)}, "details": {"Data Validity": rows}}
    return {"metadata": metadata, "real": real, "synthetic": syn, "expected": {"diagnostic": diagnostic}}


def main(path):
    cases = [make_case(index) for index in range(CASES)]
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        file.write(json.dumps(cases, separators=(",", ":"), allow_nan=False).encode())


main(sys.argv[1])
