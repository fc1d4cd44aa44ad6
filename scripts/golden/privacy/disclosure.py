"""Golden values of SDMetrics' DisclosureProtection, its estimate, and the CategoricalCAP family.

Made with Python 3.11, sdmetrics 0.32.0, pandas 2.3.3:

    pip install sdmetrics==0.32.0 pandas==2.3.3
    python scripts/golden/privacy/disclosure.py packages/engine/quality/golden/disclosure.json.gz

The estimate draws its samples from a seeded state; the rows drawn are stored beside the score. Null stands for NaN.
"""

import gzip
import json
import math
import sys
import warnings

import numpy as np
import pandas as pd
import sdmetrics
from sdmetrics.single_table import DisclosureProtection, DisclosureProtectionEstimate

assert sdmetrics.__version__ == "0.32.0" and pd.__version__ == "2.3.3"
warnings.filterwarnings("ignore")
METHODS = {"cap": "cap", "zero": "zero_cap", "generalized": "generalized_cap"}
rng = np.random.default_rng(8)
sample = pd.DataFrame.sample
drawn = []


def recorded(frame, count):
    rows = rng.integers(0, len(frame), count) if count > len(frame) else rng.permutation(len(frame))[:count]
    drawn.append(rows.tolist())
    return frame.iloc[rows]


def column(kind, rows, shift):
    missing = rng.random(rows) < rng.choice([0, 0, 0.1])
    if kind == "number":
        values = {
            0: lambda: rng.normal(shift, 1 + shift, rows),
            1: lambda: rng.integers(0, 40, rows).astype(float),
            2: lambda: np.round(rng.exponential(1 + shift, rows), 1),
            3: lambda: np.full(rows, float(rng.choice([0, 3, -2]))),
        }[int(rng.choice([0, 1, 2, 2, 1, 3]))]()
        return [None if m else float(v) for v, m in zip(values, missing)]
    levels = list("abcdefgh")[: int(rng.integers(2 if shift == 0 else 3, 8))]
    return [None if m else str(v) for v, m in zip(rng.choice(levels, rows), missing)]


def number(value):
    return None if value is None or math.isnan(value) else float(value)


def case():
    kinds = ["category"] * int(rng.integers(2, 5)) + ["number"] * int(rng.integers(0, 3))
    names = [f"{kind[0]}{at}" for at, kind in enumerate(kinds)]
    rows = [int(x) for x in rng.choice([5, 30, 120], 2)]
    real, synthetic = ({n: column(k, rows[side], side * 0.3) for n, k in zip(names, kinds)} for side in range(2))
    order = rng.permutation(names).tolist()
    cut = int(rng.integers(1, len(order)))
    known, sensitive = order[:cut], order[cut : cut + int(rng.integers(1, 3))]
    continuous = [n for n in known + sensitive if n[0] == "n"]
    bins = int(rng.choice([10, 10, 4]))
    out = {"real": real, "synthetic": synthetic, "known": known, "sensitive": sensitive, "bins": bins, "expected": {}}
    frames = [pd.DataFrame(side)[known + sensitive] for side in (real, synthetic)]
    for frame in frames:
        for name in frame:
            frame[name] = frame[name].astype(float if name[0] == "n" else object)
    arguments = dict(
        real_data=frames[0], synthetic_data=frames[1], known_column_names=known, sensitive_column_names=sensitive,
        continuous_column_names=continuous or None, num_discrete_bins=bins,
    )
    for ours, theirs in METHODS.items():
        try:
            found = DisclosureProtection.compute_breakdown(**arguments, computation_method=theirs)
        except (ValueError, TypeError) as error:
            return None
        drawn.clear()
        pd.DataFrame.sample = recorded
        count = min(20, *rows)
        estimate = DisclosureProtectionEstimate.compute_breakdown(
            **arguments, computation_method=theirs, num_rows_subsample=count, num_iterations=3, verbose=False
        )
        pd.DataFrame.sample = sample
        out["expected"][ours] = {
            "score": number(found["score"]), "cap": number(found["cap_protection"]),
            "baseline": number(found["baseline_protection"]),
            "estimate": number(estimate["score"]), "estimatedCap": number(estimate["cap_protection"]),
            "samples": [{"real": drawn[i], "synthetic": drawn[i + 1]} for i in range(0, len(drawn), 2)],
        }
    return out


def main(path):
    cases = [made for made in (case() for _ in range(130)) if made is not None]
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        file.write(json.dumps(cases, separators=(",", ":"), allow_nan=False).encode())
    print(len(cases), "cases")


main(sys.argv[1])
