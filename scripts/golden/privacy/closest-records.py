"""Golden values of SDMetrics' two metrics of distance to the closest record.

Made with Python 3.11, sdmetrics 0.32.0, pandas 2.3.3, numpy 2.4.6:

    pip install sdmetrics==0.32.0 pandas==2.3.3 numpy==2.4.6
    python scripts/golden/privacy/closest-records.py packages/engine/quality/golden/closest-records.json.gz

Small tables of numbers, times, truths and categories with missing values; some synthetic rows are copies. The random
rows of DCRBaselineProtection, which the package draws unseeded, are drawn here and stored.
"""

import gzip
import importlib.metadata
import json
import sys
import warnings

import numpy as np
import pandas as pd
from sdmetrics.single_table import DCRBaselineProtection, DCROverfittingProtection

warnings.filterwarnings("ignore")
assert importlib.metadata.version("sdmetrics") == "0.32.0"
KINDS = ["numerical", "whole", "datetime", "categorical", "boolean", "constant"]


def draw(rng, rows, kinds, null):
    cells = {}
    for name, kind in kinds.items():
        values = {
            "numerical": lambda: rng.normal(0, 5, rows).round(2).tolist(),
            "whole": lambda: rng.integers(17, 90, rows).tolist(),
            "datetime": lambda: (1_500_000_000 + 3600 * rng.integers(0, 5000, rows)).tolist(),
            "categorical": lambda: rng.choice(["a", "b", "c", "d"], rows, p=[0.5, 0.3, 0.15, 0.05]).tolist(),
            "boolean": lambda: (rng.random(rows) < 0.3).tolist(),
            "constant": lambda: [7.0] * rows if rng.random() < 0.7 else rng.choice([7.0, 8.0], rows).tolist(),
        }[kind]()
        cells[name] = [None if rng.random() < null else value for value in values]
    return cells


def frame(cells, kinds):
    columns = {}
    for name, kind in kinds.items():
        if kind == "datetime":
            columns[name] = pd.to_datetime(pd.Series(cells[name], dtype=float), unit="s").astype("datetime64[ns]")
        elif kind in ("categorical", "boolean"):
            columns[name] = pd.Series(cells[name], dtype="object")
        else:
            columns[name] = pd.Series(cells[name], dtype=float)
    return pd.DataFrame(columns)


def make(seed):
    rng = np.random.default_rng(seed)
    count = rng.integers(1, 10)
    kinds = {f"c{i}": str(rng.choice(KINDS)) for i in range(count)}
    null = rng.choice([0, 0.05, 0.3])
    sizes = rng.integers(20, 90, 4)
    sides = {side: draw(rng, int(size), kinds, null) for side, size in zip(["real", "synthetic", "holdout", "random"], sizes)}
    for row in range(int(rng.integers(0, 15))):
        for name in kinds:
            sides["synthetic"][name][row] = sides["real"][name][row]
    sdtypes = {"whole": "numerical", "constant": "numerical"}
    columns = {name: {"sdtype": sdtypes.get(kind, kind)} for name, kind in kinds.items()}
    metadata = {"tables": {"t": {"columns": columns}}, "relationships": []}
    frames = {side: {"t": frame(cells, kinds)} for side, cells in sides.items()}
    overfitting = DCROverfittingProtection.compute_breakdown(frames["real"], frames["synthetic"], frames["holdout"]["t"], metadata, "t")
    DCRBaselineProtection._generate_random_data = classmethod(lambda *_: frames["random"]["t"])
    baseline = DCRBaselineProtection.compute_breakdown(frames["real"], frames["synthetic"], metadata, "t")
    medians = baseline["median_DCR_to_real_data"]
    return {
        "kinds": kinds,
        **sides,
        "overfitting": {"score": overfitting["score"], "closer": overfitting["synthetic_data_percentages"]["closer_to_training"]},
        "baseline": {"score": None if np.isnan(baseline["score"]) else baseline["score"], "synthetic": medians["synthetic_data"], "random": medians["random_data_baseline"]},
    }


with gzip.GzipFile(sys.argv[1], "w", mtime=0) as file:
    file.write(json.dumps([make(seed) for seed in range(80)]).encode())
