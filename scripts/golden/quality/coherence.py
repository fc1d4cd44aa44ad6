"""Golden values of mostlyai-qa's coherence of sequences, by its own functions.

Made with Python 3.11, mostlyai-qa 1.10.11, pandas 3.1.1, numpy 2.4.6:

    pip install mostlyai-qa==1.10.11
    python scripts/golden/quality/coherence.py packages/engine/quality/golden/coherence.json.gz

The package draws one row and its successor of each sequence; here its draw is made to answer the first row. It also
takes columns of many rare categories for free text and draws words of them; here no column is. Tables in which it
would break a tie between categories by chance are drawn again.
"""

import gzip
import importlib.metadata
import json
import sys
import warnings

import numpy as np
import pandas as pd
from mostlyai.qa import _accuracy, _coherence, _sampling

warnings.filterwarnings("ignore")
assert importlib.metadata.version("mostlyai-qa") == "1.10.11"
np.random.random = lambda count: np.zeros(count)
_sampling.is_text_heuristic = lambda column: False


def draw(rng, sequences, shift, kinds, null):
    lengths = rng.choice([1, 2, 3, 6, 20], sequences, p=[0.3, 0.2, 0.2, 0.2, 0.1])
    key = np.repeat([f"e{i}" for i in range(sequences)], lengths)
    if rng.random() < 0.5:
        key = rng.permutation(key)
    cells = {"key": key.tolist()}
    n = len(key)
    for name, (kind, sub) in kinds.items():
        if kind == "numerical":
            values = [rng.normal(shift, 1, n).round(3), rng.integers(0, 6, n), rng.integers(0, 40, n), np.full(n, 3.5)][sub].astype(float)
        elif kind == "datetime":
            values = 1_500_000_000 + 3600.0 * rng.integers(0, [5, 4000][sub % 2] + int(50 * shift), n)
        else:
            size = [3, 14, 45, 2][sub]
            weights = 1.0 / (np.arange(size) + [2, 2, 40, 2][sub])
            values = rng.choice([f"c{(7 * i) % size:02d}" for i in range(size)], n, p=weights / weights.sum()).astype(object)
        cells[name] = [None if rng.random() < null else (v if isinstance(v, str) else float(v)) for v in values]
    return cells


def frame(cells, kinds):
    types = {"numerical": lambda c: pd.Series(c, dtype=float), "datetime": lambda c: pd.to_datetime(pd.Series(c, dtype=float), unit="s").astype("datetime64[ns]"), "categorical": lambda c: pd.Series(c, dtype="object")}
    return pd.DataFrame({"key": cells["key"], **{name: types[kind](cells[name]) for name, (kind, _) in kinds.items()}})


def is_tied(frame, bins):
    for name, column in frame.items():
        counts = column.astype("string").fillna("(n/a)").value_counts().tolist()
        if name.split("::")[-1] != "key" and column.dtype == "object" and len(counts) > bins and counts[bins - 1] == counts[bins] >= 5:
            return True
    return False


def measure(real, synthetic):
    ori = _sampling.prepare_data_for_accuracy(df_tgt=real.copy(), tgt_context_key="key", setup="1:N")
    syn = _sampling.prepare_data_for_accuracy(df_tgt=synthetic.copy(), tgt_context_key="key", setup="1:N", ori_dtypes=ori.dtypes.to_dict())
    if is_tied(ori, 10) or is_tied(real, 30):
        return None
    ori_bin, bins = _accuracy.bin_data(ori, bins=10)
    syn_bin, _ = _accuracy.bin_data(syn, bins=bins)
    pairs = _accuracy.calculate_bivariates(ori_bin, syn_bin)
    ori_coh, bins = _sampling.prepare_data_for_coherence(df_tgt=real, tgt_context_key="key")
    syn_coh, _ = _sampling.prepare_data_for_coherence(df_tgt=synthetic, tgt_context_key="key", bins=bins)
    distinct = [_coherence.calculate_distinct_categories_per_sequence(df=side, context_key="key") for side in (ori_coh, syn_coh)]
    ori_cats, bins = _accuracy.bin_data(distinct[0], bins=10)
    syn_cats, _ = _accuracy.bin_data(distinct[1], bins=bins)
    _, ori_seqs, top, _ = _coherence.calculate_sequences_per_distinct_category(df=ori_coh, context_key="key")
    _, syn_seqs, _, _ = _coherence.calculate_sequences_per_distinct_category(df=syn_coh, context_key="key", top_cats=top)
    return {
        "nextRow": pairs[pairs.type == "nxt"],
        "categoriesPerSequence": _coherence.calculate_distinct_categories_per_sequence_accuracy(ori_cats, syn_cats),
        "sequencesPerCategory": _coherence.calculate_sequences_per_distinct_category_accuracy(ori_seqs_per_top_cat_cnts=ori_seqs, syn_seqs_per_top_cat_cnts=syn_seqs),
    }


cases = []
for index in range(40):
    rng = np.random.default_rng(index)
    kinds = {f"x{j}": (str(rng.choice(["numerical", "datetime", "categorical"], p=[0.4, 0.2, 0.4])), int(rng.integers(0, 4))) for j in range(int(rng.integers(1, 4)))}
    sizes, null, shift = rng.choice([40, 120], 2), float(rng.choice([0, 0.1])), float(rng.choice([0, 1]))
    parts = None
    while parts is None:
        real, synthetic = draw(rng, int(sizes[0]), 0, kinds, null), draw(rng, int(sizes[1]), shift, kinds, null)
        parts = measure(frame(real, kinds), frame(synthetic, kinds))
    expected = {name: [float(part.accuracy.mean()), float(part.accuracy_max.mean())] for name, part in parts.items()}
    cases.append({"kinds": {name: kind for name, (kind, _) in kinds.items()}, "real": real, "synthetic": synthetic, "expected": expected})
with gzip.GzipFile(sys.argv[1], "wb", mtime=0) as file:
    file.write(json.dumps(cases, separators=(",", ":"), allow_nan=False).encode())
