"""Golden scores of SDMetrics' metrics that train XGBoost, on tables of the shared collection.

Made with Python 3.11, sdmetrics 0.32.0, xgboost 3.2.0, pandas 2.3.3, numpy 2.4.6, scikit-learn 1.9.1:

    pip install sdmetrics==0.32.0 xgboost==3.2.0 pandas==2.3.3 numpy==2.4.6 scikit-learn==1.9.1
    OMP_NUM_THREADS=1 python scripts/golden/sdmetrics/boosted.py FOLDER_OF_SINGLE_TABLES \
        packages/engine/quality/golden/boosted.json

Row i of a table is real, synthetic or held out by i % 3. In "noisy" every second synthetic row has the answer of the
next one; in "first" only the first 300 synthetic rows are there. "finer" has the scores of the same trees with 1024
bins a column: how far XGBoost is from itself when it cuts elsewhere.
"""

import json
import sys
import warnings
from pathlib import Path
from unittest import mock

import numpy as np
import pandas as pd
import sdmetrics
import xgboost
from sdmetrics.single_table.data_augmentation import BinaryClassifierPrecisionEfficacy, BinaryClassifierRecallEfficacy
from sdmetrics.single_table.equalized_odds import EqualizedOddsImprovement

warnings.filterwarnings("ignore")
assert sdmetrics.__version__ == "0.32.0" and xgboost.__version__ == "3.2.0"

# What is asked, whose share is compared, and what is left out.
TABLES = {
    "adult": (("income", ">50K"), ("sex", "Male"), ["native_country"]),
    "german_credit": (("default", 2), ("foreign_worker", "yes"), []),
    "telco_churn": (("Churn", "Yes"), ("gender", "Female"), ["customerID"]),
    "online_shoppers": (("Revenue", True), ("Weekend", True), []),
    "magic_gamma": (("class", "h"), None, []),
    "mammography": (("class", 1), None, []),
    "titanic": (("Survived", 1), ("Sex", "female"), ["PassengerId", "Name", "Ticket", "Cabin"]),
    "credit_default": (("has_default", 1), ("sex", 2), []),
}
BASE = "sdmetrics.single_table.data_augmentation.base"


class Finer(xgboost.XGBClassifier):
    def __init__(self, **settings):
        super().__init__(max_bin=1024, **settings)


CHANGES = ("plain", "noisy", "first")


def describe(table, asked):
    types = {"O": "categorical", "b": "boolean"}
    columns = {name: {"sdtype": types.get(kind.kind, "numerical")} for name, kind in table.dtypes.items()}
    for name in asked:
        columns[name]["sdtype"] = "boolean" if table[name].dtype == bool else "categorical"
    return {"tables": {"t": {"columns": columns}}}


def change(synthetic, target, kind):
    if kind == "first":
        return synthetic.head(300).reset_index(drop=True)
    if kind == "noisy":
        answers = synthetic[target].to_numpy()
        next_answers = np.roll(answers, -1)
        synthetic = synthetic.assign(**{target: np.where(np.arange(len(answers)) % 2 == 0, next_answers, answers)})
        synthetic[target] = synthetic[target].astype(type(answers[0]) if isinstance(answers[0], bool) else synthetic[target].dtype)
    return synthetic


def judge(sides, metadata, question, group):
    target, wanted = question
    given = dict(metadata=metadata, table_name="t", prediction_column_name=target)
    sides = dict(zip(("real_training_data", "synthetic_data", "real_validation_data"), ({"t": side} for side in sides)))
    sides["real_validation_data"] = sides["real_validation_data"]["t"]
    scores = {}
    for name, metric in (("precision", BinaryClassifierPrecisionEfficacy), ("recall", BinaryClassifierRecallEfficacy)):
        fixed = {"precision": "fixed_recall_value", "recall": "fixed_precision_value"}[name]
        found = metric.compute_breakdown(**sides, **given, minority_class_label=wanted, classifier="XGBoost", **{fixed: 0.9})
        score = f"{name}_score_validation"
        scores[name] = [found["real_data_baseline"][score], found["augmented_data"][score]]
    if group is not None:
        column, value = group
        found = EqualizedOddsImprovement.compute_breakdown(**{**sides, "real_training_data": sides["real_training_data"]["t"], "synthetic_data": sides["synthetic_data"]["t"]}, **given, positive_class_label=wanted, sensitive_column_name=column, sensitive_column_value=value)
        scores["odds"] = [found["real_training_data"]["equalized_odds"], found["synthetic_data"]["equalized_odds"]]
    return {name: [float(value) for value in values] for name, values in scores.items()}


def attempt(*given):
    """The package raises where real and synthetic rows have other categories: joined they are texts to XGBoost."""
    try:
        return judge(*given)
    except ValueError as error:
        return {"error": type(error).__name__}


def judge_table(folder, name):
    question, group, left_out = TABLES[name]
    table = pd.read_csv(Path(folder) / f"{name}.csv.gz", keep_default_na=False, na_values=[""]).drop(columns=left_out)
    metadata = describe(table, [pair[0] for pair in (question, group) if pair])
    real, synthetic, held = (table.iloc[part::3].reset_index(drop=True) for part in range(3))
    out = {"target": question, "group": group, "leftOut": left_out, "categories": [n for n, c in metadata["tables"]["t"]["columns"].items() if c["sdtype"] != "numerical"]}
    for kind in CHANGES:
        sides = (real, change(synthetic, question[0], kind), held)
        out[kind] = attempt(sides, metadata, question, group)
        with mock.patch(f"{BASE}.XGBClassifier", Finer), mock.patch("xgboost.XGBClassifier", Finer):
            out[f"{kind} finer"] = attempt(sides, metadata, question, group)
    return out


def main(folder, target):
    golden = {}
    for name in TABLES:
        golden[name] = judge_table(folder, name)
        print(name, {kind: golden[name][kind] for kind in golden[name] if kind.split()[0] in CHANGES})
    Path(target).write_text(json.dumps(golden, indent=1) + "\n")


main(*sys.argv[1:])
