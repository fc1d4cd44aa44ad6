"""Golden values of mostlyai-qa's accuracies, by its own functions.

Made with Python 3.11, mostlyai-qa 1.10.11:

    pip install mostlyai-qa==1.10.11
    python scripts/golden/quality/mostly.py packages/engine/quality/golden/mostly.json.gz

Tables have at most ten categories at the edge of the ten kept, without ties there, and numbers, times and nulls.
"""

import gzip
import importlib.metadata
import json
import sys
import warnings

import numpy as np
import pandas as pd
from mostlyai.qa._accuracy import bin_data, calculate_bivariates, calculate_trivariates, calculate_univariates

warnings.filterwarnings("ignore")
assert importlib.metadata.version("mostlyai-qa") == "1.10.11"


def numbers(rng, n, shift, kind, null):
    values = [
        lambda: rng.normal(shift, 1, n),
        lambda: rng.integers(0, 6, n).astype(float),
        lambda: np.round(rng.exponential(20 + shift, n), 1),
        lambda: np.full(n, 3.5),
        lambda: np.where(rng.random(n) < 0.8, 0.0, rng.integers(1, 5000, n).astype(float)),
        lambda: rng.normal(1e7, 1e3, n),
    ][kind]()
    values[rng.random(n) < null] = np.nan
    return values.tolist()


def times(rng, n, shift, kind, null):
    seconds = 1_500_000_000 + 3600 * rng.integers(0, [5, 4000][kind % 2] + int(50 * shift), n)
    return [None if rng.random() < null else int(s) for s in seconds]


def categories(rng, n, shift, kind, null):
    weights = 2.0 ** -np.arange([3, 14][kind % 2])
    drawn = rng.choice([f"c{i}" for i in range(len(weights))], n, p=weights / weights.sum())
    return [None if rng.random() < null else ("new" if shift and rng.random() < 0.1 else str(c)) for c in drawn]


def frame(columns, kinds):
    make = {"numerical": lambda c: pd.Series(c, dtype=float), "datetime": lambda c: pd.to_datetime(pd.Series(c, dtype=float), unit="s").astype("datetime64[ns]"), "categorical": lambda c: pd.Series(c, dtype="object")}
    return pd.DataFrame({f"tgt::{name}": make[kinds[name]](cells) for name, cells in columns.items()})


cases = []
for index in range(40):
    rng = np.random.default_rng(index)
    n, m = (int(x) for x in rng.choice([30, 150, 400], 2))
    real, synthetic, kinds = {}, {}, {}
    for j in range(int(rng.integers(3, 6))):
        kind, name, null, shift = str(rng.choice(["numerical", "datetime", "categorical"], p=[0.5, 0.2, 0.3])), f"x{j}", float(rng.choice([0, 0.1])), float(rng.choice([0, 1]))
        make, sub = {"numerical": numbers, "datetime": times, "categorical": categories}[kind], int(rng.integers(0, 6))
        real[name], synthetic[name], kinds[name] = make(rng, n, 0, sub, null), make(rng, m, shift, sub, null), kind
    ori, bins = bin_data(frame(real, kinds), bins=10)
    syn, _ = bin_data(frame(synthetic, kinds), bins=bins)
    parts = {"univariate": calculate_univariates(ori, syn), "bivariate": calculate_bivariates(ori, syn), "trivariate": calculate_trivariates(ori, syn)}
    expected = {name: [float(part.accuracy.mean()), float(part.accuracy_max.mean())] for name, part in parts.items()}
    clean = lambda columns: {name: [None if c is None or c != c else c for c in cells] for name, cells in columns.items()}
    cases.append({"kinds": kinds, "real": clean(real), "synthetic": clean(synthetic), "expected": expected})
with gzip.GzipFile(sys.argv[1], "wb", mtime=0) as file:
    file.write(json.dumps(cases, separators=(",", ":"), allow_nan=False).encode())
