"""Golden values of SDMetrics' LogisticDetection, of scikit-learn's LogisticRegression and of roc_auc_score.

Made with Python 3.11, sdmetrics 0.32.0, pandas 2.3.3, numpy 2.4.6, scikit-learn 1.9.1:

    pip install sdmetrics==0.32.0 pandas==2.3.3 numpy==2.4.6 scikit-learn==1.9.1
    cd packages/engine/quality/golden
    python ../../../../scripts/golden/sdmetrics/detection.py sdmetrics-tables.json.gz detection.json.gz

The tables are those of tables.py. The package draws its folds without a seed; here row i of each side is in fold
i % 3. A raised error is {"error": its class}.
"""

import gzip
import json
import sys
import warnings
from unittest import mock

import numpy as np
import pandas as pd
import sdmetrics
import sklearn
from sdmetrics.multi_table.detection.parent_child import ParentChildDetectionMetric
from sdmetrics.single_table import LogisticDetection
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

warnings.filterwarnings("ignore")
assert sdmetrics.__version__ == "0.32.0" and sklearn.__version__ == "1.9.1"
PREDICTED = 12


class GivenFolds:
    def __init__(self, n_splits, shuffle):
        self.n_splits = n_splits

    def split(self, x, y):
        StratifiedKFold(self.n_splits).split(x, y).__next__()  # raises where the package's folds would
        ones = int(y.sum())
        fold = np.concatenate([np.arange(ones), np.arange(len(y) - ones)]) % self.n_splits
        for k in range(self.n_splits):
            yield np.flatnonzero(fold != k), np.flatnonzero(fold == k)


def frame(cells, columns):
    out = {}
    for name, values in cells.items():
        sdtype = columns[name]["sdtype"]
        if sdtype == "numerical":
            out[name] = pd.Series(values, dtype=float)
        elif sdtype == "datetime":
            out[name] = pd.to_datetime(pd.Series(values, dtype=object)).astype("datetime64[ns]")
        else:
            out[name] = pd.Series(values, dtype=object)
    return pd.DataFrame(out)


def detect(real, synthetic, metadata):
    """The score, and what was predicted for which target in each fold."""
    seen = []
    original = LogisticDetection._fit_predict.__func__

    def watched(cls, x_train, y_train, x_test):
        seen.append(original(cls, x_train, y_train, x_test).tolist())
        return np.array(seen[-1])

    with (
        mock.patch("sdmetrics.single_table.detection.base.StratifiedKFold", GivenFolds),
        mock.patch.object(LogisticDetection, "_fit_predict", classmethod(watched)),
    ):
        try:
            return float(LogisticDetection.compute(real, synthetic, metadata, "t")), seen
        except Exception as error:
            return {"error": type(error).__name__}, seen


def judge_tables(cases):
    scores, predictions = [], []
    for index, case in enumerate(cases):
        columns = case["metadata"]["tables"]["t"]["columns"]
        sides = [frame(case[side], columns) for side in ("real", "synthetic")]
        score, seen = detect(*sides, case["metadata"])
        scores.append(score)
        if len(predictions) < PREDICTED and isinstance(score, float):
            predictions.append({"score": score, "rows": [len(side) for side in sides], "folds": seen})
    return scores, predictions


def judge_few(rng):
    """Sides of hardly a row, and columns without a value."""
    out = []
    for rows in [(9, 2), (2, 9), (4, 2), (2, 2), (1, 6), (6, 1), (3, 0), (0, 3), (3, 3)]:
        for empty in (False, True):
            sides = [pd.DataFrame({"x": rng.normal(0, 1, n), "y": np.full(n, np.nan) if empty else rng.normal(0, 1, n)}) for n in rows]
            for only in ([], ["x"]):
                kept = [side.drop(columns=only) for side in sides]
                metadata = {"tables": {"t": {"columns": {name: {"sdtype": "numerical"} for name in kept[0]}}}}
                score, _ = detect(*kept, metadata)
                plain = [{n: [None if v != v else v for v in c] for n, c in side.to_dict("list").items()} for side in kept]
                out.append({"sides": plain, "score": score})
    return out


def join_family(rng, families, shift):
    """Parents, their children, and the package's join of them."""
    parent = pd.DataFrame({
        "id": np.arange(families),
        "size": rng.normal(shift, 1, families).round(3),
        "kind": rng.choice(["a", "b", "c"], families),
    })
    owner = rng.integers(0, families, families * 3)
    child = pd.DataFrame({
        "parent_id": owner,
        "amount": (parent["size"].to_numpy()[owner] * (1 - shift) + rng.normal(0, 1, len(owner))).round(3),
        "state": rng.choice(["open", "shut"], len(owner)),
    })
    data = {"parent": parent, "child": child}
    joined = ParentChildDetectionMetric._denormalize(data, ("parent", "id", "child", "parent_id"))
    return data, joined


def judge_families(rng):
    out = []
    columns = {n: {"sdtype": "numerical"} for n in ("size", "amount")} | {
        n: {"sdtype": "categorical"} for n in ("kind", "state")
    }
    metadata = {"tables": {"t": {"columns": columns}}}
    for shift in (0, 0.3, 1):
        (real, real_join), (synthetic, synthetic_join) = join_family(rng, 60, 0), join_family(rng, 60, shift)
        score, _ = detect(real_join, synthetic_join, metadata)
        plain = lambda data: {n: t.to_dict("list") for n, t in data.items()}
        out.append({"real": plain(real), "synthetic": plain(synthetic), "score": score})
    return out


def regressions(rng):
    out = []
    for n, p, kind in [(40, 2, "plain"), (200, 6, "scaled"), (150, 5, "collinear"), (60, 3, "separable"), (30, 40, "wide")]:
        x = rng.normal(0, 1, (n, p))
        if kind == "scaled":
            x = x * 10.0 ** np.arange(-3, p - 3) + 5
        if kind == "collinear":
            x[:, 1] = x[:, 0] * 2 + 1e-3 * x[:, 1]
            x[:, 2] = x[:, 0] + x[:, 3]
        signal = x[:, 0] / x[:, 0].std() + rng.normal(0, 0 if kind == "separable" else 1, n)
        y = (signal > np.median(signal)).astype(int)
        model = LogisticRegression(solver="newton-cholesky", tol=1e-12, max_iter=1_000).fit(x, y)
        scores = np.round(model.decision_function(x), 1)
        out.append({
            "kind": kind,
            "x": x.tolist(),
            "y": y.tolist(),
            "coefficients": model.coef_[0].tolist(),
            "intercept": float(model.intercept_[0]),
            "scores": scores.tolist(),
            "auc": float(roc_auc_score(y, scores)),
        })
    return out


def main(source, target):
    rng = np.random.default_rng(6)
    with gzip.open(source, "rt") as file:
        scores, predictions = judge_tables(json.load(file))
    golden = {
        "tables": scores,
        "predictions": predictions,
        "families": judge_families(rng),
        "regressions": regressions(rng),
        "few": judge_few(rng),
    }
    with open(target, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:
        file.write(json.dumps(golden).encode())
    errors = sum(isinstance(score, dict) for score in scores)
    print(f"{len(scores)} tables, {errors} of them raise; {len(predictions)} with predictions")


main(*sys.argv[1:])
