"""Golden values of the formulas of SDMetrics' classifier efficacy and equalized odds, on given predictions.

Made with Python 3.11, sdmetrics 0.32.0, numpy 2.4.6, scikit-learn 1.9.1, xgboost 3.2.0:

    pip install sdmetrics==0.32.0 numpy==2.4.6 scikit-learn==1.9.1 xgboost==3.2.0
    python scripts/golden/sdmetrics/efficacy.py packages/engine/quality/golden/efficacy.json.gz

The classifier of the package is replaced by one that answers what it is given.
"""

import gzip
import json
import sys
import warnings

import numpy as np
import pandas as pd
import sdmetrics
import sklearn
from sdmetrics.single_table.data_augmentation.base import ClassifierTrainer
from sdmetrics.single_table.equalized_odds import EqualizedOddsImprovement

warnings.filterwarnings("ignore")
assert sdmetrics.__version__ == "0.32.0" and sklearn.__version__ == "1.9.1"


class Given:
    def fit(self, data, target):
        pass

    def predict_proba(self, data):
        return np.column_stack([1 - data["p"], data["p"]])


def draw(rng, n, digits):
    target = rng.integers(0, 2, n)
    p = np.clip(rng.normal(0.35 + 0.3 * target, 0.2), 0, 1).round(digits)
    return pd.DataFrame({"p": p, "target": target})


def efficacy(rng):
    cases = []
    for n, digits in [(12, 1), (60, 1), (200, 3), (30, 6), (5, 2), (8, 0)]:
        for metric in ("precision", "recall"):
            trainer = ClassifierTrainer("target", 1, "XGBoost", 0.9, metric)
            trainer._classifier = Given()
            training, validation = draw(rng, n, digits), draw(rng, n, digits)
            scores = trainer.get_scores(training, validation)
            cases.append({
                "metric": metric,
                "training": training.to_dict("list"),
                "validation": validation.to_dict("list"),
                "threshold": float(trainer._best_threshold),
                "score": float(scores[f"{metric}_score_validation"]),
            })
    return cases


def odds(rng):
    cases = []
    for n in (1, 10, 100, 300):
        predicted, actual, sensitive = (rng.integers(0, 2, n) for _ in range(3))
        counts = EqualizedOddsImprovement._compute_prediction_counts(predicted, actual, sensitive)
        score = EqualizedOddsImprovement._compute_equalized_odds_score(counts)
        cases.append({
            "predicted": predicted.tolist(),
            "actual": actual.tolist(),
            "sensitive": sensitive.tolist(),
            "score": float(score),
        })
    return cases


def main(target):
    rng = np.random.default_rng(7)
    golden = {"efficacy": efficacy(rng), "odds": odds(rng)}
    with open(target, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:
        file.write(json.dumps(golden).encode())


main(*sys.argv[1:])
