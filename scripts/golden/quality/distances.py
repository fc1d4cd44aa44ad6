"""Golden values of the statistics of two columns, by SciPy.

Made with Python 3.11, numpy 2.4.6, scipy 1.17.1:

    pip install numpy==2.4.6 scipy==1.17.1
    python scripts/golden/quality/distances.py packages/engine/quality/golden/distances.json.gz

Numbers: two-sample KS statistic and p (SciPy's default), Wasserstein distance, Jensen-Shannon distance (base 2) and
Kullback-Leibler divergence between the deciles of the real values. Categories: chi-squared test on counts without
Yates' correction, the two distances on shares. Divergences have half a count added to every class.
Large cases are made from a seed of whole numbers that the test repeats: value i of a side = (i * step) mod size + shift.
"""

import gzip
import json
import sys

import numpy as np
import scipy
from scipy.spatial.distance import jensenshannon
from scipy.stats import chi2_contingency, entropy, ks_2samp, wasserstein_distance

assert scipy.__version__ == "1.17.1" and np.__version__ == "2.4.6"


def between(real, synthetic):
    edges = np.unique(np.quantile(real, np.arange(1, 10) / 10))
    return [np.bincount(np.searchsorted(edges, side, side="left"), minlength=len(edges) + 1) for side in (real, synthetic)]


def distances(p, q):
    used = (p + q) > 0
    return {
        "JensenShannonDistance": float(jensenshannon(p / p.sum(), q / q.sum(), base=2)),
        "KLDivergence": float(entropy(p[used] + 0.5, q[used] + 0.5)),
    }


def numeric(real, synthetic):
    ks = ks_2samp(real, synthetic)
    return {
        "KSTest.statistic": float(ks.statistic),
        "KSTest.pValue": float(ks.pvalue),
        "WassersteinDistance": float(wasserstein_distance(real, synthetic)),
        "WassersteinDistance.normalised": float(wasserstein_distance(real, synthetic) / np.ptp(real)) if np.ptp(real) > 0 else None,
        **distances(*between(real, synthetic)),
    }


def outliers(real, synthetic):
    low, high = np.quantile(real, [0.25, 0.75])
    reach = 1.5 * (high - low)
    below = abs(np.mean(real < low - reach) - np.mean(synthetic < low - reach))
    above = abs(np.mean(real > high + reach) - np.mean(synthetic > high + reach))
    return {"IQROutliers": float(1 - below - above)}


def small(rng):
    n, m = (int(x) for x in rng.choice([1, 2, 3, 7, 30, 64, 200], 2))
    kind = rng.integers(0, 5)
    draw = {
        0: lambda k, s: rng.normal(s, 1 + s, k),
        1: lambda k, s: rng.integers(0, 6 + int(3 * s), k).astype(float),
        2: lambda k, s: np.round(rng.exponential(1 + s, k), 2),
        3: lambda k, s: np.full(k, 7.0),
        4: lambda k, s: rng.standard_cauchy(k) * 10 ** (6 * s),
    }[kind]
    return draw(n, 0.0), draw(m, float(rng.choice([0, 0.3, 1])))


def large(rng):
    sizes = rng.choice([200, 2_500, 5_000, 12_000, 30_000, 60_000], 2)
    size = int(rng.integers(50, 50_000))
    made = [{"count": int(k), "step": int(rng.integers(1, size)), "size": size, "shift": 0} for k in sizes]
    made[1]["shift"] = int(size * rng.choice([0, 0.002, 0.01, 0.1]))
    return made


def values(made):
    return ((np.arange(made["count"]) * made["step"]) % made["size"] + made["shift"]).astype(float)


def categories(rng):
    k = int(rng.integers(1, 9))
    p = rng.multinomial(int(rng.choice([1, 20, 500, 3_000])), rng.dirichlet(np.ones(k)))
    q = rng.multinomial(int(rng.choice([1, 20, 500, 3_000])), rng.dirichlet(np.ones(k)) if rng.random() < 0.5 else np.maximum(p, 1e-9) / np.maximum(p, 1e-9).sum())
    used = (p + q) > 0
    test = chi2_contingency(np.array([p[used], q[used]]), correction=False)
    return {"real": p.tolist(), "synthetic": q.tolist(), "expected": {"ChiSquareTest.statistic": float(test.statistic), "ChiSquareTest.pValue": float(test.pvalue), **distances(p, q)}}


def main(path):
    rng = np.random.default_rng(6)
    out = {"numbers": [], "large": [], "categories": [categories(rng) for _ in range(100)]}
    for _ in range(150):
        real, synthetic = small(rng)
        out["numbers"].append({"real": real.tolist(), "synthetic": synthetic.tolist(), "expected": {**numeric(real, synthetic), **outliers(real, synthetic)}})
    for _ in range(14):
        real, synthetic = large(rng)
        out["large"].append({"real": real, "synthetic": synthetic, "expected": numeric(values(real), values(synthetic))})
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        file.write(json.dumps(out, separators=(",", ":"), allow_nan=False).encode())


main(sys.argv[1])
