"""Golden values of SDMetrics on 200 generated pairs of tables.

Made with Python 3.11, sdmetrics 0.32.0, pandas 2.3.3, numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1:

    pip install sdmetrics==0.32.0 pandas==2.3.3 numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
    python scripts/golden/sdmetrics/tables.py packages/engine/quality/golden/sdmetrics-tables.json.gz

The tables mix types and everything that makes scores awkward: nulls, constants, ties, unseen categories, one
row, sides of differing length, all null. A value that could not be computed is null, a raised error
{"error": its class}.
"""

import gzip
import json
import sys
import warnings

import numpy as np
import pandas as pd
import sdmetrics
from sdmetrics.column_pairs import (
    ContingencySimilarity,
    ContinuousKLDivergence,
    CorrelationSimilarity,
    DiscreteKLDivergence,
)
from sdmetrics.reports import DiagnosticReport, QualityReport
from sdmetrics.single_column import (
    BoundaryAdherence,
    CategoryAdherence,
    CategoryCoverage,
    CSTest,
    KeyUniqueness,
    KSComplement,
    MissingValueSimilarity,
    RangeCoverage,
    StatisticSimilarity,
    TVComplement,
)
from sdmetrics.single_table import NewRowSynthesis, TableStructure

warnings.filterwarnings("ignore")
assert sdmetrics.__version__ == "0.32.0"

CASES = 200
WORDS = ["alpha", "beta", "gamma", "delta", "épsilon", "zeta", "", "0", "nan", "a b"]


def spoil(values, rng, share):
    out = pd.Series(values, dtype=object)
    out[rng.random(len(out)) < share] = None
    return out


def numerical(rng, n, shift):
    kind = rng.integers(0, 7)
    base = {
        0: lambda: rng.normal(3 * shift, 1 + shift, n),
        1: lambda: rng.integers(0, 5 + int(4 * shift), n).astype(float),
        2: lambda: np.round(rng.exponential(1 + shift, n), 2),
        3: lambda: np.full(n, 7.0 if rng.random() < 0.7 else rng.normal()),
        4: lambda: rng.normal(1e9, 1e6, n) * (1 + shift),
        5: lambda: rng.normal(0, 1e-7, n),
        6: lambda: np.round(rng.uniform(-1, 1, n), 1),
    }
    return kind, base


def make_column(rng, sdtype, n_real, n_syn):
    null_real, null_syn = rng.choice([0, 0, 0.1, 0.5, 1.0], 2, p=[0.3, 0.3, 0.25, 0.12, 0.03])
    shift = rng.choice([0, 0.2, 1.0])
    if sdtype == "numerical":
        kind, _ = numerical(rng, 1, 0)
        real = numerical(rng, n_real, 0)[1][kind]()
        syn = numerical(rng, n_syn, shift)[1][kind]()
        if rng.random() < 0.3 and null_real == 0 and null_syn == 0 and kind == 1:
            return pd.Series(real.astype(int)), pd.Series(syn.astype(int))
        real, syn = pd.Series(real), pd.Series(syn)
        real[rng.random(n_real) < null_real] = np.nan
        syn[rng.random(n_syn) < null_syn] = np.nan
        return real, syn
    if sdtype == "datetime":
        unit = rng.choice([1, 60, 86400])
        real = pd.to_datetime(1.5e9 + unit * rng.integers(0, 1000, n_real), unit="s")
        syn = pd.to_datetime(1.5e9 + unit * rng.integers(0, 1000 + int(300 * shift), n_syn), unit="s")
        fmt = "%Y-%m-%d %H:%M:%S"
        return spoil(real.strftime(fmt), rng, null_real), spoil(syn.strftime(fmt), rng, null_syn)
    if sdtype == "boolean":
        real = spoil(rng.random(n_real) < 0.4, rng, null_real)
        return real, spoil(rng.random(n_syn) < 0.4 + shift / 3, rng, null_syn)
    size = int(rng.integers(1, 9))
    seen = list(rng.permutation(WORDS)[:size])
    unseen = seen + ["unseen", "unseen too"] if rng.random() < 0.3 else seen
    p = rng.dirichlet(np.ones(len(seen)))
    q = rng.dirichlet(np.ones(len(unseen)))
    return spoil(rng.choice(seen, n_real, p=p), rng, null_real), spoil(rng.choice(unseen, n_syn, p=q), rng, null_syn)


def correlate(rng, frame, numeric):
    """Some numeric columns follow another, so that real correlations pass the thresholds."""
    for left, right in zip(numeric, numeric[1:]):
        if rng.random() < 0.5:
            frame[right] = frame[left] * rng.choice([-2.0, 0.5, 1.0]) + rng.normal(0, 0.2, len(frame))


def make_case(index):
    rng = np.random.default_rng(index)
    n_real, n_syn = (int(n) for n in rng.choice([1, 2, 3, 20, 60, 150], 2, p=[0.04, 0.04, 0.07, 0.35, 0.35, 0.15]))
    real, syn, columns = {}, {}, {}
    if rng.random() < 0.4:
        columns["key"] = {"sdtype": "id"}
        real["key"] = pd.Series(np.arange(n_real))
        syn["key"] = pd.Series(rng.integers(0, 2 * n_syn, n_syn) if rng.random() < 0.5 else np.arange(n_syn))
    for j in range(int(rng.integers(2, 7))):
        sdtype = str(rng.choice(["numerical", "categorical", "boolean", "datetime", "ordinal"], p=[0.4, 0.25, 0.12, 0.15, 0.08]))
        name = f"{sdtype[:3]}_{j}"
        columns[name] = {"sdtype": sdtype}
        if sdtype == "datetime":
            columns[name]["datetime_format"] = "%Y-%m-%d %H:%M:%S"
        if sdtype == "numerical" and rng.random() < 0.15:
            columns[name].update(range_min=-1.0, range_max=4.0)
        real[name], syn[name] = make_column(rng, sdtype, n_real, n_syn)
    real, syn = pd.DataFrame(real), pd.DataFrame(syn)
    numeric = [name for name in columns if columns[name]["sdtype"] == "numerical" and real[name].dtype == float]
    correlate(rng, real, numeric)
    correlate(rng, syn, numeric)
    table = {"columns": columns, **({"primary_key": "key"} if "key" in columns else {})}
    return real, syn, {"METADATA_SPEC_VERSION": "V2", "tables": {"t": table}, "relationships": []}


def plain(value):
    if isinstance(value, (np.bool_, bool)):
        return bool(value)
    if value is None or value is pd.NaT or (isinstance(value, (float, np.floating)) and np.isnan(value)):
        return None
    if isinstance(value, (np.integer, int)):
        return int(value)
    if isinstance(value, (np.floating, float)):
        return float(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return str(value)


def attempt(compute):
    try:
        return plain(compute())
    except Exception as error:  # the class is part of the golden value
        return {"error": type(error).__name__}


def records(frame):
    return [{key: plain(value) for key, value in row.items()} for row in frame.to_dict("records")]


def run_report(report, real, syn, metadata, **settings):
    report.generate({k: v.copy() for k, v in real.items()}, {k: v.copy() for k, v in syn.items()}, metadata, verbose=False, **settings)
    properties = report.get_properties()
    return {
        "score": plain(report.get_score()),
        "properties": dict(zip(properties["Property"], map(plain, properties["Score"]))),
        "details": {name: records(report.get_details(name)) for name in properties["Property"]},
    }


def quality(real, syn, metadata, thresholds=None):
    report = QualityReport()
    if thresholds is not None:
        report.real_correlation_threshold, report.real_association_threshold = thresholds
    return run_report(report, real, syn, metadata)


def parse_dates(frame, columns):
    out = frame.copy()
    for name, column in columns.items():
        if column["sdtype"] == "datetime":
            out[name] = pd.to_datetime(out[name], format=column["datetime_format"])
    return out


def column_metrics(real, syn, sdtype):
    if sdtype in ("numerical", "datetime"):
        metrics = {
            "KSComplement": lambda: KSComplement.compute(real, syn),
            "RangeCoverage": lambda: RangeCoverage.compute(real, syn),
            "BoundaryAdherence": lambda: BoundaryAdherence.compute(real, syn),
            "MissingValueSimilarity": lambda: MissingValueSimilarity.compute(real, syn),
        }
        for statistic in ("mean", "median", "std"):
            metrics[f"StatisticSimilarity.{statistic}"] = lambda s=statistic: StatisticSimilarity.compute(real, syn, statistic=s)
    elif sdtype == "id":
        metrics = {"KeyUniqueness": lambda: KeyUniqueness.compute(real, syn)}
    else:
        metrics = {
            "TVComplement": lambda: TVComplement.compute(real, syn),
            "CategoryCoverage": lambda: CategoryCoverage.compute(real, syn),
            "CategoryAdherence": lambda: CategoryAdherence.compute(real, syn),
            "CSTest": lambda: CSTest.compute(real, syn),
            "MissingValueSimilarity": lambda: MissingValueSimilarity.compute(real, syn),
        }
    return {name: attempt(compute) for name, compute in metrics.items()}


def pair_metrics(real, syn, types):
    continuous = [t in ("numerical", "datetime") for t in types]
    metrics = {}
    if all(continuous):
        metrics["CorrelationSimilarity.Pearson"] = lambda: CorrelationSimilarity.compute(real, syn, coefficient="Pearson")
        metrics["CorrelationSimilarity.Spearman"] = lambda: CorrelationSimilarity.compute(real, syn, coefficient="Spearman")
        metrics["ContinuousKLDivergence"] = lambda: ContinuousKLDivergence.compute(real, syn)
    elif not any(continuous):
        metrics["ContingencySimilarity"] = lambda: ContingencySimilarity.compute(real, syn)
        metrics["DiscreteKLDivergence"] = lambda: DiscreteKLDivergence.compute(real, syn)
    else:
        names = [name for name, yes in zip(real.columns, continuous) if yes]
        metrics["ContingencySimilarity"] = lambda: ContingencySimilarity.compute(real, syn, continuous_column_names=names)
    return {name: attempt(compute) for name, compute in metrics.items()}


def expect(real, syn, metadata):
    columns = metadata["tables"]["t"]["columns"]
    both = {"t": real}, {"t": syn}
    dated_real, dated_syn = parse_dates(real, columns), parse_dates(syn, columns)
    names = [name for name in columns if columns[name]["sdtype"] != "id"]
    pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
    return {
        "quality": {"default": quality(*both, metadata), "zero": quality(*both, metadata, (0, 0))},
        "diagnostic": run_report(DiagnosticReport(), *both, metadata),
        "columns": {n: column_metrics(dated_real[n], dated_syn[n], columns[n]["sdtype"]) for n in columns},
        "pairs": {
            f"{a}|{b}": pair_metrics(dated_real[[a, b]], dated_syn[[a, b]], [columns[a]["sdtype"], columns[b]["sdtype"]])
            for a, b in pairs
        },
        "table": {
            "NewRowSynthesis": attempt(lambda: NewRowSynthesis.compute(dated_real, dated_syn, metadata, "t")),
            "TableStructure": attempt(lambda: TableStructure.compute(dated_real, dated_syn)),
        },
    }


def main(path):
    cases = []
    for index in range(CASES):
        real, syn, metadata = make_case(index)
        table = lambda frame: {name: [plain(value) for value in frame[name]] for name in frame}
        cases.append({"metadata": metadata, "real": table(real), "synthetic": table(syn), "expected": expect(real, syn, metadata)})
        print(index, len(real), len(syn), file=sys.stderr)
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        file.write(json.dumps(cases, separators=(",", ":"), allow_nan=False).encode())


main(sys.argv[1])
