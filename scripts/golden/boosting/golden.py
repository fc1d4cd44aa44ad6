"""Golden areas under the ROC curve of scikit-learn's HistGradientBoosting on tables of the shared collection.

Made with Python 3.11, scikit-learn 1.9.1, pandas 2.3.3, numpy 2.4.6:

    pip install scikit-learn==1.9.1 pandas==2.3.3 numpy==2.4.6
    OMP_NUM_THREADS=1 python scripts/golden/boosting/golden.py FOLDER_OF_SINGLE_TABLES \
        packages/engine/quality/golden/boosting-areas.json

Even rows teach, odd rows test. Texts are categories (the 253 most frequent of them, the rest as one), an empty
field is missing. 100 rounds without early stopping, which are the learner's defaults here too.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

assert sklearn.__version__ == "1.9.1" and pd.__version__ == "2.3.3" and np.__version__ == "2.4.6"

TABLES = {
    "adult": ("income", []),
    "magic_gamma": ("class", []),
    "credit_default": ("has_default", []),
    "online_shoppers": ("Revenue", []),
    # Both tell the outcome.
    "hotel_bookings": ("is_canceled", ["reservation_status", "reservation_status_date"]),
}


def encode(column):
    codes = column.astype("category").cat.codes
    frequent = codes.value_counts().drop(-1, errors="ignore").index
    if len(frequent) > 254:
        keep = {code: rank for rank, code in enumerate(frequent[:253])}
        codes = codes.map(lambda code: keep.get(code, 253) if code >= 0 else -1)
    return codes.astype(float).where(codes >= 0, np.nan)


def measure(folder, name):
    target, left_out = TABLES[name]
    table = pd.read_csv(Path(folder) / f"{name}.csv.gz", keep_default_na=False, na_values=[""])
    y = table.pop(target).astype("category").cat.codes.to_numpy()
    table = table.drop(columns=left_out)
    is_category = [not pd.api.types.is_numeric_dtype(c) or c.dtype == bool for _, c in table.items()]
    x = pd.DataFrame({n: encode(c) if own else c for (n, c), own in zip(table.items(), is_category)}).astype(float)
    even = np.arange(len(y)) % 2 == 0
    model = HistGradientBoostingClassifier(early_stopping=False, categorical_features=is_category, random_state=0)
    model.fit(x[even].to_numpy(), y[even])
    return roc_auc_score(y[~even], model.predict_proba(x[~even].to_numpy())[:, 1])


def main(folder, target):
    golden = {
        name: {"target": target_of, "leftOut": left_out, "auc": measure(folder, name)}
        for name, (target_of, left_out) in TABLES.items()
    }
    Path(target).write_text(json.dumps(golden, indent=2) + "\n")
    print({name: round(entry["auc"], 5) for name, entry in golden.items()})


main(*sys.argv[1:])
