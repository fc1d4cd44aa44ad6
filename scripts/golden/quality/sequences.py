"""Golden values of SDMetrics' metrics of sequences.

Made with Python 3.11, sdmetrics 0.32.0, pandas 2.3.3, numpy 2.4.6:

    pip install sdmetrics==0.32.0 pandas==2.3.3 numpy==2.4.6
    python scripts/golden/quality/sequences.py packages/engine/quality/golden/sequences.json
"""

import json
import sys
import warnings

import numpy as np
import pandas as pd
import sdmetrics
from sdmetrics.column_pairs import InterRowMSAS, StatisticMSAS
from sdmetrics.multi_table import CardinalityStatisticSimilarity
from sdmetrics.single_column import SequenceLengthSimilarity

warnings.filterwarnings("ignore")
assert sdmetrics.__version__ == "0.32.0" and pd.__version__ == "2.3.3"


def side(rng, shift):
    entities = int(rng.integers(2, 9))
    keys = rng.permutation(np.repeat(np.arange(entities), rng.integers(1, 7, entities)))
    values = np.round(rng.normal(shift, 1, len(keys)), int(rng.integers(0, 4)))
    values[rng.random(len(keys)) < rng.choice([0, 0.2])] = np.nan
    return pd.Series(keys), pd.Series(values)


def plain(value):
    return None if np.isnan(value) else float(value)


def cardinality(parents, keys, statistic):
    metadata = {
        "METADATA_SPEC_VERSION": "V2",
        "tables": {"p": {"primary_key": "id", "columns": {"id": {"sdtype": "id"}}}, "c": {"columns": {"k": {"sdtype": "id"}}}},
        "relationships": [{"parent_table_name": "p", "parent_primary_key": "id", "child_table_name": "c", "child_foreign_key": "k"}],
    }
    tables = [{"p": pd.DataFrame({"id": np.arange(n)}), "c": pd.DataFrame({"k": k})} for n, k in zip(parents, keys)]
    return plain(CardinalityStatisticSimilarity.compute(*tables, metadata, statistic=statistic))


cases = []
for index in range(60):
    rng = np.random.default_rng(index)
    real, synthetic = side(rng, 0), side(rng, rng.choice([0, 0.5]))
    parents = [9, int(rng.integers(9, 12))]
    expected = {
        "SequenceLengthSimilarity": plain(SequenceLengthSimilarity.compute(real[0], synthetic[0])),
        "InterRowMSAS": plain(InterRowMSAS.compute(real, synthetic)),
        **{f"StatisticMSAS.{s}": plain(StatisticMSAS.compute(real, synthetic, statistic=s)) for s in ("mean", "median", "std", "min", "max")},
        **{f"CardinalityStatisticSimilarity.{s}": cardinality(parents, (real[0], synthetic[0]), s) for s in ("mean", "median", "std")},
    }
    table = lambda keys, values: {"keys": keys.tolist(), "values": [plain(v) for v in values]}
    cases.append({"real": table(*real), "synthetic": table(*synthetic), "parents": parents, "expected": expected})
json.dump(cases, open(sys.argv[1], "w"), separators=(",", ":"), allow_nan=False)
