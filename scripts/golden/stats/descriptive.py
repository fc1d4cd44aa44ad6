"""Golden values of packages/engine/stats/descriptive.

Moments and covariances are computed exactly (rational numbers of the very doubles, 60 digits for roots) and
compared with NumPy and SciPy. Quantiles and histograms are NumPy's own: they are its conventions.
"""

from fractions import Fraction

import numpy as np
import scipy.stats as st
from mpmath import mp, mpf

from golden import relative_difference, write_golden

mp.dps = 60
rng = np.random.default_rng(20240607)


def as_mpf(fraction):
    return mpf(fraction.numerator) / mpf(fraction.denominator)


def central_sums(values, weights):
    xs, ws = [Fraction(x) for x in values], [Fraction(w) for w in weights]
    total = sum(ws)
    mean = sum(w * x for w, x in zip(ws, xs)) / total
    sums = [sum(w * (x - mean) ** k for w, x in zip(ws, xs)) for k in (2, 3, 4)]
    return total, sum(w * w for w in ws), mean, sums


def exact_moments(values, weights):
    total, squared, mean, (sum2, sum3, sum4) = central_sums(values, weights)
    n, m2, m3, m4 = as_mpf(total), as_mpf(sum2 / total), as_mpf(sum3 / total), as_mpf(sum4 / total)
    skewness, kurtosis = m3 / m2 ** mpf("1.5"), m4 / m2**2 - 3
    return {
        "mean": float(mean),
        "variance": float(sum2 / total),
        "frequencyVariance": float(sum2 / (total - 1)),
        "reliabilityVariance": float(sum2 / (total - squared / total)),
        "skewness": float(skewness),
        "kurtosis": float(kurtosis),
        "unbiasedSkewness": float(skewness * mp.sqrt(n * (n - 1)) / (n - 2)),
        "unbiasedKurtosis": float((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * kurtosis + 6)),
    }


def peer_moments(values, weights):
    x = np.array(values)
    repeated = np.repeat(x, np.array(weights).astype(int)) if all(float(w).is_integer() for w in weights) else None
    known = {
        "mean": np.average(x, weights=weights),
        "variance": np.cov(x, ddof=0, aweights=weights),
        "reliabilityVariance": np.cov(x, ddof=1, aweights=weights),
    }
    if repeated is not None:
        known |= {
            "frequencyVariance": np.var(repeated, ddof=1),
            "skewness": st.skew(repeated),
            "kurtosis": st.kurtosis(repeated),
            "unbiasedSkewness": st.skew(repeated, bias=False),
            "unbiasedKurtosis": st.kurtosis(repeated, bias=False),
        }
    return known


def moment_cases():
    heavy = rng.standard_t(3, 300)
    return {
        "small": ([2.0, 4.0, 4.0, 5.0, 9.0], [1.0] * 5),
        "counted": ([1.5, 2.5, 7.0, -3.0], [3.0, 1.0, 4.0, 2.0]),
        "weighted": (list(rng.normal(3, 2, 200)), list(rng.uniform(0.1, 3, 200))),
        "heavy tail": (list(heavy), [1.0] * 300),
        "large offset": (list(1e9 + rng.exponential(1, 300)), [1.0] * 300),
        "wide": (list(np.exp(rng.normal(0, 6, 200))), [1.0] * 200),
        "tiny": (list(1e-60 * rng.gamma(2, 1, 100)), [1.0] * 100),
    }


def moments():
    cases, worst = [], 0.0
    for name, (values, weights) in moment_cases().items():
        values, weights = [float(v) for v in values], [float(w) for w in weights]
        exact = exact_moments(values, weights)
        differs = [relative_difference(float(v), exact[k]) for k, v in peer_moments(values, weights).items()]
        worst = max(worst, *differs) if name not in ("large offset",) else worst
        cases.append({"name": name, "values": values, "weights": weights, "expected": exact})
    return cases, worst


def covariances():
    x, y, w = rng.normal(size=200), rng.normal(size=200), rng.uniform(0.1, 2, 200)
    y = y + 0.4 * x
    cases, worst = [], 0.0
    for offset, weights in ((0.0, np.ones(200)), (0.0, w), (1e8, w)):
        xs, ys = [float(v) for v in x + offset], [float(v) for v in y - offset]
        fx, fy, fw = ([Fraction(float(v)) for v in column] for column in (xs, ys, weights))
        total, squared = sum(fw), sum(v * v for v in fw)
        mx, my = (sum(a * b for a, b in zip(fw, column)) / total for column in (fx, fy))
        cross = sum(a * (b - mx) * (c - my) for a, b, c in zip(fw, fx, fy))
        expected = {
            "population": float(cross / total),
            "frequency": float(cross / (total - 1)),
            "reliability": float(cross / (total - squared / total)),
        }
        peer = float(np.cov(xs, ys, ddof=1, aweights=weights)[0, 1])
        worst = max(worst, relative_difference(peer, expected["reliability"]) if offset == 0 else 0.0)
        cases.append({"xs": xs, "ys": ys, "weights": [float(v) for v in weights], "expected": expected})
    return cases, worst


METHODS = (
    "inverted_cdf averaged_inverted_cdf closest_observation interpolated_inverted_cdf hazen weibull linear "
    "median_unbiased normal_unbiased lower higher midpoint nearest"
).split()


def quantile_cases():
    samples = [
        [3.0],
        [1.0, 2.0],
        [5.0, 1.0, 4.0, 2.0, 3.0],
        [float(v) for v in rng.permutation(11)],
        [1.0, 1.0, 1.0, 2.0],
        [float(v) for v in rng.lognormal(0, 2, 37)],
    ]
    probabilities = [0.0, 1e-9, 0.01, 0.1, 0.2, 0.25, 0.3, 1 / 3, 0.5, 0.6, 0.7, 0.75, 0.9, 0.99, 1.0]
    return [
        {
            "values": values,
            "probabilities": probabilities,
            "expected": {m: [float(v) for v in np.quantile(values, probabilities, method=m)] for m in METHODS},
        }
        for values in samples
    ]


def histogram_cases():
    normal = [float(v) for v in rng.normal(size=500)]
    decimals = [float(v) for v in np.arange(0, 1.01, 0.1)]
    skewed = [float(v) for v in np.round(rng.lognormal(0, 1.5, 300), 3)]
    weights = [float(v) for v in rng.uniform(0, 2, 500)]
    requests = [
        (normal, {"bins": 10}),
        (normal, {"bins": 17, "range": [-1.0, 2.0]}),
        (normal, {"bins": [-2.0, -0.5, 0.0, 0.1, 3.5]}),
        (normal, {"bins": 8, "weights": weights}),
        (decimals, {"bins": 10}),
        (decimals, {"bins": 7, "range": [0.1, 0.8]}),
        (decimals, {"bins": [0.0, 0.3, 0.6, 1.0]}),
        ([2.0, 2.0, 2.0], {"bins": 4}),
        ([2.0, 2.0, 2.0], {"bins": "auto"}),
        *[(sample, {"bins": rule}) for sample in (normal, skewed, decimals) for rule in ("auto", "fd", "sturges")],
        (skewed, {"bins": "auto", "range": [0.5, 4.0]}),
    ]
    cases = []
    for values, options in requests:
        counts, edges = np.histogram(values, **options)
        density, _ = np.histogram(values, density=True, **options)
        expected = {name: [float(v) for v in row] for name, row in (("counts", counts), ("edges", edges), ("density", density))}
        cases.append({"values": values, "options": options, "expected": expected})
    return cases


moment_values, moment_differs = moments()
covariance_values, covariance_differs = covariances()
write_golden(
    "descriptive",
    {
        "moments": moment_values,
        "covariances": covariance_values,
        "quantiles": quantile_cases(),
        "histograms": histogram_cases(),
    },
    {"moments": moment_differs, "covariances": covariance_differs},
    "Moments and covariances from exact rational numbers; quantiles and histograms from NumPy.",
)
