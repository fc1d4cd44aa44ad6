"""Golden values of Anonymeter: rates and risks, size corrections, evaluated predicates, links, guesses, whole attacks.

Made with Python 3.11:

    pip install -r scripts/golden/privacy/requirements.txt
    python scripts/golden/privacy/singling_and_linking.py FOLDER packages/engine/quality/golden/anonymeter.json.gz

FOLDER holds adult.csv.gz, diabetes130.csv.gz and ames_housing.csv.gz. Of those three only risks are kept, each with the
rows it was measured on: the first third of a seeded shuffle was fitted, the second is the holdout, and the synthetic
rows are the last third, of which the first fifth are copies of fitted rows.
"""

import gzip
import json
import math
import sys
import warnings
from importlib.metadata import version

import numpy as np
import pandas as pd
import polars as pl
from anonymeter.evaluators import InferenceEvaluator, LinkabilityEvaluator, SinglingOutEvaluator
from anonymeter.evaluators import inference_evaluator, linkability_evaluator
from anonymeter.evaluators import singling_out_evaluator as singling
from anonymeter.stats.confidence import EvaluationResults

assert version("anonymeter") == "1.1.0" and np.__version__ == "1.26.4"
warnings.filterwarnings("ignore")
SEED = 8


def rates(rng):
    cases = []
    for _ in range(300):
        counts = [int(rng.integers(1, 1200)) for _ in range(3)]
        hits = [int(rng.integers(0, n + 1)) if rng.random() < 0.8 else int(rng.choice([0, n])) for n in counts]
        result = EvaluationResults(tuple(counts), hits[0], hits[1], hits[2])
        risk, baseline = result.risk(), result.risk(baseline=True)
        cases.append({
            "counts": counts,
            "hits": hits,
            "attack": [result.attack_rate.value, result.attack_rate.error],
            "control": [result.control_rate.value, result.control_rate.error],
            "baseline": [baseline.value, *baseline.ci],
            "risk": [risk.value, *risk.ci],
        })
    return cases


def corrections(rng):
    cases = []
    for _ in range(20):
        largest = int(rng.integers(2_000, 30_000))
        sizes = np.linspace(1000, largest, 10).astype(int)
        weight, norm = 10 ** rng.uniform(-5, -2.5), rng.uniform(50, 4000)
        exact = np.array([singling._model(n, weight, norm) for n in sizes])
        # Small numbers of rows or of successes leave the fit undetermined.
        successes = exact * (1 + rng.normal(0, 0.01, 10))
        fitted = singling._fit_model(sizes=sizes, successes=successes)
        to = int(largest * rng.uniform(1.1, 4))
        ours = [singling.singling_out_probability_integral(int(n), 0, weight) for n in sizes]
        cases.append({
            "sizes": sizes.tolist(), "successes": successes.tolist(), "to": to,
            "ratio": float(fitted(to) / fitted(largest)), "weight": weight, "integrals": ours,
        })
    return cases


COMPARISONS = {
    "equal": lambda c, v: c == v, "unequal": lambda c, v: c != v, "least": lambda c, v: c >= v,
    "most": lambda c, v: c <= v, "above": lambda c, v: c > v, "below": lambda c, v: c < v,
    "missing": lambda c, v: c.is_null(), "present": lambda c, v: ~c.is_null(),
}


def predicates(rng):
    rows = 400
    frame = {
        "a": [None if rng.random() < 0.05 else float(np.round(rng.normal(), 1)) for _ in range(rows)],
        "b": [None if rng.random() < 0.05 else str(rng.choice(list("pqrstuvwxyz"))) for _ in range(rows)],
        "c": [int(x) for x in rng.integers(0, 300, rows)],
    }
    table = pl.DataFrame(frame)
    kinds = {"a": list(COMPARISONS), "b": ["equal", "unequal", "missing", "present"], "c": list(COMPARISONS)[:6]}
    made, expressions = [], []
    for _ in range(400):
        drawn = sorted(rng.choice(list("abc"), size=int(rng.integers(1, 4)), replace=False).tolist())
        conditions, expression = [], None
        for name in drawn:
            comparison = str(rng.choice(kinds[name]))
            value = next(v for v in (frame[name][int(i)] for i in rng.integers(0, rows, 50)) if v is not None)
            own = COMPARISONS[comparison](pl.col(name), value)
            expression = own if expression is None else expression & own
            conditions.append([name, comparison, value])
        made.append(conditions)
        expressions.append(expression)
    counts = singling._evaluate_queries(table, expressions)
    univariate = singling.univariate_singling_out_queries(table, 10_000, np.random.default_rng(1))
    return {"frame": frame, "predicates": made, "counts": list(counts), "univariate": len(univariate)}


def links(rng):
    cases = []
    for k in (1, 2, 5):
        one, other = (rng.integers(0, 60, (200, k)) for _ in range(2))
        found = linkability_evaluator.LinkabilityIndexes(one, other).count_links(n_neighbors=k)
        cases.append({"k": k, "one": one.ravel().tolist(), "other": other.ravel().tolist(), "links": found})
    return cases


def guesses(rng):
    numbers = np.round(rng.exponential(5, 300), 1) * (rng.random(300) < 0.9)
    near = np.where(rng.random(300) < 0.7, numbers * (1 + rng.uniform(-0.1, 0.1, 300)), numbers)
    numbers[rng.random(300) < 0.05] = np.nan
    near[rng.random(300) < 0.1] = np.nan
    words = [pd.Series(rng.choice(["x", "y", "z"], 300)) for _ in range(2)]
    both = pd.Series(near), pd.Series(numbers)
    encode = lambda series: [None if isinstance(v, float) and math.isnan(v) else v for v in series.tolist()]
    return [
        {"kind": kind, "guesses": encode(g), "secrets": encode(s),
         "right": inference_evaluator.evaluate_inference_guesses(g, s, regression=kind == "number").astype(int).tolist()}
        for kind, (g, s) in (("number", both), ("category", words))
    ]


LEFT_OUT = ["encounter_id", "patient_nbr", "Order", "PID"]


def whole(folder, name):
    frame = pd.read_csv(f"{folder}/{name}.csv.gz", keep_default_na=False, na_values=[""])
    frame = frame.drop(columns=[c for c in LEFT_OUT if c in frame])
    numeric = frame.select_dtypes("number").columns.tolist()
    for column in frame:
        if column not in numeric:
            frame[column] = frame[column].astype(object).where(frame[column].notna(), None)
    order = np.random.default_rng(SEED).permutation(len(frame))
    third = min(len(frame) // 3, 4000)
    real, control, rest = (order[i * third:(i + 1) * third] for i in range(3))
    copied = third // 5
    synthetic = np.concatenate([real[:copied], rest[copied:]])
    tables = {side: frame.iloc[rows].reset_index(drop=True) for side, rows in
              (("ori", real), ("syn", synthetic), ("control", control))}
    np.random.seed(SEED)
    out = {"numeric": numeric, "rows": {"real": real.tolist(), "synthetic": synthetic.tolist(), "holdout": control.tolist()}}
    out["risks"] = risks(tables, frame)
    return out


def told(evaluator):
    result = evaluator.results()
    risk = result.risk()
    return {"counts": [result.n_attacks_ori, result.n_attacks_baseline, result.n_attacks_control],
            "hits": [int(result.n_success), int(result.n_baseline), float(result.n_control)],
            "risk": [risk.value, *risk.ci]}


def risks(tables, frame):
    out = {}
    for mode in ("univariate", "multivariate"):
        evaluator = SinglingOutEvaluator(**tables, n_attacks=500, seed=SEED, max_attempts=200_000)
        evaluator.evaluate(mode=mode)
        out[f"singling-out-{mode}"] = told(evaluator)
    # With as many rows as attacks the package draws all of them: every n-th row, so that a fifth are copied ones.
    few = {side: tables[side].iloc[np.arange(500) * len(tables[side]) // 500] for side in ("ori", "control")}
    tables = {**few, "syn": tables["syn"]}
    distinct = frame.nunique().sort_values(ascending=False, kind="stable").index.tolist()
    split = [[c for i, c in enumerate(distinct) if (i % 4 in (0, 3)) == first] for first in (True, False)]
    evaluator = LinkabilityEvaluator(**tables, aux_cols=split, n_attacks=500)
    evaluator.evaluate(n_jobs=1)
    out["linkability"] = {**told(evaluator), "split": split}
    for secret in [c for c in distinct if tables["syn"][c].nunique() > 1][:6]:
        aux = [c for c in frame if c != secret]
        evaluator = InferenceEvaluator(**tables, aux_cols=aux, secret=secret, n_attacks=500)
        out[f"inference.{secret}"] = told(evaluator.evaluate(n_jobs=1))
    return out


def main(folder, path):
    rng = np.random.default_rng(SEED)
    out = {"rates": rates(rng), "corrections": corrections(rng), "predicates": predicates(rng), "links": links(rng), "guesses": guesses(rng)}
    out["tables"] = {name: whole(folder, name) for name in ("adult", "diabetes130", "ames_housing")}
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        file.write(json.dumps(out, separators=(",", ":"), allow_nan=False).encode())


main(*sys.argv[1:])
