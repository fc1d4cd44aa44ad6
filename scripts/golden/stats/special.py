"""Golden values of packages/engine/stats/special."""

import numpy as np
import scipy.special as sp
from mpmath import mp, mpf

import exact
from golden import relative_difference, write_golden

mp.dps = exact.DIGITS


def around(*centres):
    steps = [0.0] + [s * m for m in (1e-12, 1e-8, 1e-4, 1e-2) for s in (1, -1)]
    return [c + s for c in centres for s in steps]


reals = [1e-300, 1e-20, 1e-8, 1e-3, 0.1, 0.3, 0.5, 0.75, 0.999, 1.0, 1.3, 2.0, 3.1, 4.7, 6.0, 9.5, 13.0, 20.0, 26.5]
signed = sorted([-x for x in reals] + [0.0] + reals)
log_grid = [float(x) for x in np.geomspace(1e-3, 1e6, 60)]
gamma_points = log_grid + around(1.0, 2.0, 3.0, 10.0) + [0.5, 1e-300, 1e-15, 1e10, 1e300, 4.0, 7.5]
negatives = [-0.1, -0.5, -0.999, -1.5, -2.25, -7.75, -20.5, -100.3]
probabilities = [1e-300, 1e-150, 1e-40, 1e-10, 1e-3, 0.05, 0.3, 0.499, 0.5, 0.501, 0.7, 0.95, 0.999, 1 - 1e-10]
shapes = [1e-3, 0.03, 0.5, 1.0, 2.5, 7.0, 19.9, 25.0, 31.3, 100.0, 1234.5, 1e5, 1e6]
beta_shapes = [1e-3, 0.04, 0.5, 1.0, 3.7, 40.0, 1e3, 1e5]


def exact_erfc(x):
    return mp.erfc(mpf(x))


def gamma_arguments(a):
    spread = [-35, -20, -8, -3, -1, -0.2, 0, 0.2, 1, 3, 8, 20, 35]
    near = [a + s * a**0.5 for s in spread] + [a * f for f in (1e-6, 1e-2, 0.3, 0.5, 2.0, 3.0)]
    return sorted({float(x) for x in near + [0.01, 1.0, 1.4, 1.6, 30.0, 600.0] if 0 < x < a + 700 + 40 * a**0.5})


def beta_arguments(a, b):
    mean, total = a / (a + b), a + b
    spread = (mean * (1 - mean) / (total + 1)) ** 0.5
    near = [mean + s * spread for s in (-30, -10, -3, -1, 0, 1, 3, 10, 30)] + [1e-12, 1e-3, 0.1, 0.5, 0.9, 1 - 2**-30]
    return sorted({float(x) for x in near if 0 < x < 1})


values, peers = {}, {}


def collect(name, function, peer, inputs, limit=1e-300):
    """Rows of inputs followed by the value; values that leave the normal range are left out."""
    rows, worst = [], 0.0
    for row in inputs:
        row = row if isinstance(row, tuple) else (row,)
        truth = function(*row)
        value = float(truth)
        if not np.isfinite(value) or (value != 0 and abs(value) < limit):
            continue
        rows.append([*row, value])
        worst = max(worst, relative_difference(float(peer(*row)), value))
    values[name], peers[name] = rows, worst


collect("erf", lambda x: mp.erf(mpf(x)), sp.erf, signed)
collect("erfc", exact_erfc, sp.erfc, signed)
collect("erfcx", lambda x: mp.exp(mpf(x) ** 2) * mp.erfc(mpf(x)), sp.erfcx, signed[2:] + [100.0, 1e5, 1e12])
collect("inverseErf", lambda p: mp.erfinv(mpf(p)), sp.erfinv, probabilities + [-0.3, -0.9])
collect(
    "inverseErfc",
    lambda q: exact.solve(exact_erfc, mpf(q), sp.erfcinv(q)) if q < 1 else mp.erfinv(1 - mpf(q)),
    sp.erfcinv,
    probabilities + [1.3, 1.999],
)
collect("logGamma", lambda x: mp.loggamma(mpf(x)).real, sp.gammaln, gamma_points + negatives)
collect("gammaFunction", lambda x: mp.gamma(mpf(x)), sp.gamma, [x for x in gamma_points if x < 171] + [170.5] + negatives)
collect("digamma", lambda x: mp.digamma(mpf(x)), sp.digamma, gamma_points + around(1.4616321449683622) + negatives)
collect("log1pMinus", lambda x: mp.log1p(mpf(x)) - mpf(x), lambda x: float(mp.log1p(mpf(x)) - mpf(x)), [-0.99, -0.5, -0.49, -0.1, -1e-3, -1e-9, 1e-9, 1e-3, 0.1, 0.6, 0.99, 1.0, 30.0])
pairs = [(a, b) for a in beta_shapes for b in beta_shapes]
collect("logBeta", lambda a, b: mp.log(mp.beta(mpf(a), mpf(b))) if a + b < 1e4 else mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(mpf(a) + mpf(b)), sp.betaln, [p for p in pairs if p != (1.0, 1.0)])
gamma_inputs = [(a, x) for a in shapes for x in gamma_arguments(a)]
collect("regularizedGammaP", exact.gamma_lower, sp.gammainc, gamma_inputs)
collect("regularizedGammaQ", exact.gamma_upper, sp.gammaincc, gamma_inputs)
beta_inputs = [(a, b, x) for a, b in pairs for x in beta_arguments(a, b)]


def with_both(function):
    return lambda a, b, x: function(a, b, lambda: mpf(x), lambda: 1 - mpf(x))


collect("regularizedBeta", with_both(exact.beta_lower), sp.betainc, beta_inputs)
collect("regularizedBetaComplement", with_both(exact.beta_upper), sp.betaincc, beta_inputs)
write_golden("special", values, peers, "Special functions: rows of arguments and value, from mpmath at 60 digits.")
