"""Golden values of packages/engine/stats/distributions, one file for each family.

x is chosen by SciPy's quantiles from 1e-300 to 1 - 1e-300, every value is then computed to 50 digits at that
very double. Quantiles are roots of the exact tail.
"""

import sys

import numpy as np
import scipy.stats as st
from mpmath import mp, mpf

import exact
from golden import relative_difference, write_golden

mp.dps = exact.DIGITS
TAILS = [1e-300, 1e-120, 1e-30, 1e-8, 1e-3, 0.1, 0.4]
SMALLEST = 1e-305
TIE = mpf(10) ** -50


class Family:
    """Exact density, tails and the sign of the axis of one distribution; subclasses fill them in."""

    positive = True

    def points(self, frozen):
        found = [frozen.ppf(p) for p in TAILS] + [frozen.isf(p) for p in TAILS] + [frozen.median()]
        return [float(x) for x in found]

    def solve(self, tail, target, guess):
        return exact.solve(tail, mpf(target), guess)


class Normal(Family):
    positive = False

    def density(self, x):
        return mp.exp(-(x * x) / 2) / mp.sqrt(2 * mp.pi)

    def upper(self, x):
        return mp.erfc(x / mp.sqrt(2)) / 2

    def lower(self, x):
        return self.upper(-x)


class StudentT(Family):
    positive = False

    def __init__(self, df):
        self.df = mpf(df)

    def density(self, t):
        df = self.df
        log_factor = mp.loggamma((df + 1) / 2) - mp.loggamma(df / 2) - mp.log(mp.pi * df) / 2
        return mp.exp(log_factor - (df + 1) / 2 * mp.log1p(t * t / df))

    def upper(self, t):
        if t < 0:
            return exact.complement(lambda: self.upper(-t))
        half = mpf(1) / 2
        x, y = (lambda: t * t / (self.df + t * t)), (lambda: self.df / (self.df + t * t))
        return exact.beta_upper(half, self.df / 2, x, y) / 2

    def lower(self, t):
        return self.upper(-t)


class Gamma(Family):
    def __init__(self, shape):
        self.shape = mpf(shape)

    def density(self, x):
        return mp.exp((self.shape - 1) * mp.log(x) - x - mp.loggamma(self.shape))

    def lower(self, x):
        return exact.gamma_lower(self.shape, x)

    def upper(self, x):
        return exact.gamma_upper(self.shape, x)


class ChiSquared(Family):
    def __init__(self, df):
        self.gamma = Gamma(mpf(df) / 2)

    def density(self, x):
        return self.gamma.density(x / 2) / 2

    def lower(self, x):
        return self.gamma.lower(x / 2)

    def upper(self, x):
        return self.gamma.upper(x / 2)


class Beta(Family):
    def __init__(self, a, b):
        self.a, self.b = mpf(a), mpf(b)

    def density(self, x):
        log_beta = mp.loggamma(self.a) + mp.loggamma(self.b) - mp.loggamma(self.a + self.b)
        return mp.exp((self.a - 1) * mp.log(x) + (self.b - 1) * mp.log1p(-x) - log_beta)

    def lower(self, x):
        return exact.beta_lower(self.a, self.b, lambda: x, lambda: 1 - x)

    def upper(self, x):
        return exact.beta_upper(self.a, self.b, lambda: x, lambda: 1 - x)


class FisherF(Family):
    def __init__(self, first, second):
        self.a, self.b = mpf(first) / 2, mpf(second) / 2

    def shares(self, f):
        a, b = self.a, self.b
        return (lambda: a * f / (a * f + b)), (lambda: b / (a * f + b))

    def density(self, f):
        x, y = (share() for share in self.shares(f))
        log_beta = mp.loggamma(self.a) + mp.loggamma(self.b) - mp.loggamma(self.a + self.b)
        return mp.exp(self.a * mp.log(x) + self.b * mp.log(y) - log_beta) / f

    def lower(self, f):
        return exact.beta_lower(self.a, self.b, *self.shares(f))

    def upper(self, f):
        return exact.beta_upper(self.a, self.b, *self.shares(f))


class Kolmogorov(Family):
    def density(self, x):
        if x < 1:
            return self.lower_slope(x)
        return 8 * x * mp.fsum((-1) ** (k - 1) * k * k * mp.exp(-2 * (k * x) ** 2) for k in range(1, 60))

    def lower_slope(self, x):
        exponent = [((2 * k - 1) * mp.pi / x) ** 2 / 8 for k in range(1, 60)]
        return mp.sqrt(2 * mp.pi) / x**2 * mp.fsum((2 * e - 1) * mp.exp(-e) for e in exponent)

    def lower(self, x):
        terms = (mp.exp(-(((2 * k - 1) * mp.pi / x) ** 2) / 8) for k in range(1, 60))
        return mp.sqrt(2 * mp.pi) / x * mp.fsum(terms)

    def upper(self, x):
        if x < mpf("0.3"):
            return 1 - self.lower(x)
        return 2 * mp.fsum((-1) ** (k - 1) * mp.exp(-2 * (k * x) ** 2) for k in range(1, 80))


class Binomial(Family):
    def __init__(self, trials, probability):
        self.n, self.p = int(trials), mpf(probability)

    def points(self, frozen):
        ends = [0.0, 1.0, self.n - 1.0, float(self.n)]
        return sorted({x for x in [*super().points(frozen), *ends] if 0 <= x <= self.n})

    def density(self, k):
        k, n, p = int(k), self.n, self.p
        log_choose = mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1)
        return mp.exp(log_choose + k * mp.log(p) + (n - k) * mp.log1p(-p))

    def upper(self, k):
        k = int(k)
        if k >= self.n:
            return mpf(0)
        return exact.beta_lower(k + 1, self.n - k, lambda: self.p, lambda: 1 - self.p)

    def lower(self, k):
        k = int(k)
        if k >= self.n:
            return mpf(1)
        return exact.beta_upper(k + 1, self.n - k, lambda: self.p, lambda: 1 - self.p)


def solve_on_line(family, tail, target, guess):
    """Quantile as a positive root: on the mirrored axis for a negative one, from 1 down near 1."""
    if isinstance(family, Beta) and guess > 0.5:
        mirrored = Beta(family.b, family.a)
        tail = mirrored.upper if tail == family.lower else mirrored.lower
        return 1 - exact.solve(tail, mpf(target), 1 - guess) if guess < 1 else mp.nan
    if guess < 0:
        mirrored = family.lower if tail == family.upper else family.upper
        return -exact.solve(mirrored, mpf(target), -guess)
    return exact.solve(tail, mpf(target), guess)


def rows_at(xs, function, peer, keep=lambda value: True):
    rows, worst = [], 0.0
    for x in xs:
        value = float(function(mpf(x)))
        if not np.isfinite(value) or not keep(value):
            continue
        rows.append([x, value])
        worst = max(worst, relative_difference(float(peer(x)), value))
    return rows, worst


def quantile_rows(family, tail, other, peer, probabilities):
    rows, worst = [], 0.0
    for p in probabilities:
        guess = float(peer(p))
        if not np.isfinite(guess) or abs(guess) < 1e-290 or abs(guess) > 1e290 or p == 0.5 and not family.positive:
            continue
        use_tail, target = (tail, mpf(p)) if p <= 0.5 else (other, 1 - mpf(p))
        value = float(solve_on_line(family, use_tail, target, guess))
        if not np.isfinite(value):
            continue
        rows.append([p, value])
        worst = max(worst, relative_difference(guess, value))
    return rows, worst


def discrete_quantile_rows(family, reaches, peer, probabilities):
    rows, worst = [], 0.0
    for p in probabilities:
        guess = int(peer(p))
        k = least_count(lambda k: reaches(k, p), min(max(guess, 0), family.n), family.n)
        if k > 0 and is_near_tie(family, k - 1, p):
            continue
        rows.append([p, k])
        worst = max(worst, relative_difference(float(guess), k))
    return rows, worst


def is_near_tie(family, k, p):
    """Whether the tail below k differs from p, but by less than double can be asked to tell."""
    return any(mpf(10) ** -50 < abs(tail / mpf(p) - 1) < mpf(10) ** -12 for tail in (family.lower(k), family.upper(k)))


def least_count(qualifies, guess, limit):
    """The least k in 0 .. limit that qualifies, by steps that double away from a guess, then bisection."""
    low, high, step = -1, limit, 1
    if qualifies(guess):
        high = guess
        while high - step >= 0 and qualifies(high - step):
            high, step = high - step, 2 * step
        low = max(high - step, -1)
    else:
        low = guess
        while low + step < limit and not qualifies(low + step):
            low, step = low + step, 2 * step
        high = min(low + step, limit)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if qualifies(middle) else (middle, high)
    return high


def tabulate(family, frozen, parameters):
    low, high = frozen.support()
    xs = sorted({x for x in family.points(frozen) if np.isfinite(x) and (isinstance(family, Binomial) or low < x < high)})
    xs = [x for x in xs if x == 0 or 1e-290 < abs(x) < 1e290]
    discrete = isinstance(family, Binomial)
    normal_range = lambda value: value > SMALLEST  # noqa: E731
    density = frozen.pmf if discrete else frozen.pdf
    log_density = frozen.logpmf if discrete else frozen.logpdf
    table = {
        "density": rows_at(xs, family.density, density, normal_range),
        "logDensity": rows_at(xs, lambda x: mp.log(family.density(x)), log_density),
        "cdf": rows_at(xs, family.lower, frozen.cdf, normal_range),
        "sf": rows_at(xs, family.upper, frozen.sf, normal_range),
    }
    probabilities = [*TAILS, 0.5, 0.501, 0.9, 0.999]
    if discrete:
        table["quantile"] = discrete_quantile_rows(family, lambda k, p: family.lower(k) >= p * (1 - TIE), frozen.ppf, probabilities)
        table["upperQuantile"] = discrete_quantile_rows(family, lambda k, p: family.upper(k) <= p * (1 + TIE), frozen.isf, probabilities)
    else:
        table["quantile"] = quantile_rows(family, family.lower, family.upper, frozen.ppf, probabilities)
        table["upperQuantile"] = quantile_rows(family, family.upper, family.lower, frozen.isf, probabilities)
    rows = {key: value[0] for key, value in table.items()}
    return {"parameters": parameters, **rows}, {key: value[1] for key, value in table.items()}


FAMILIES = {
    "normal": (Normal, st.norm, [()]),
    "student-t": (StudentT, st.t, [(d,) for d in (1e-3, 0.1, 0.5, 1, 2.5, 4, 19.7, 20.3, 300, 1e4, 1e6)]),
    "chi-squared": (ChiSquared, st.chi2, [(d,) for d in (1e-3, 0.2, 1, 2, 5.5, 48, 53, 400, 1e4, 1e6)]),
    "gamma": (Gamma, st.gamma, [(a,) for a in (1e-3, 0.3, 1, 1.7, 9.5, 24.9, 25.1, 150, 1e5)]),
    "beta": (
        Beta,
        st.beta,
        [(1e-3, 1e-3), (1e-3, 1), (1, 1e-3), (1e-3, 1e5), (1e5, 1e-3), (0.5, 0.5), (0.2, 7), (1, 1), (2, 3), (9.9, 10.1)]
        + [(40, 300), (1e3, 0.7), (1e3, 1e3), (1e5, 1e5), (1e5, 30), (2.5, 1e5)],
    ),
    "fisher-f": (
        FisherF,
        st.f,
        [(1e-3, 1e-3), (1e-3, 5), (1, 1), (2, 7.5), (10, 10), (0.3, 1e5), (1e5, 0.3), (30, 1e4), (1e4, 1e4), (1e6, 1e6)],
    ),
    "binomial": (
        Binomial,
        st.binom,
        [(1, 0.3), (7, 0.5), (20, 0.999), (100, 1e-3), (1000, 0.37), (1e5, 0.02), (1e6, 0.5), (1e6, 1e-6), (1e6, 0.999)],
    ),
    "kolmogorov": (Kolmogorov, st.kstwobign, [()]),
}

for name, (make, peer, cases) in FAMILIES.items():
    if len(sys.argv) > 1 and name not in sys.argv[1:]:
        continue
    tables, peers = [], {}
    for parameters in cases:
        table, differs = tabulate(make(*parameters), peer(*parameters), list(parameters))
        tables.append(table)
        print(name, parameters, {k: f"{v:.1e}" for k, v in differs.items()}, flush=True)
        peers = {key: max(worst, peers.get(key, 0.0)) for key, worst in differs.items()}
    write_golden(name, tables, peers, f"The {name} distribution: rows of argument and value, from mpmath at 60 digits.")
