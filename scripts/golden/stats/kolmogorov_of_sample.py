"""Golden values of the exact Kolmogorov distribution, by Durbin's matrix as Marsaglia, Tsang and Wang (2003)
raise it to the power n, here at 90 digits, or 450 where the upper tail is deep."""

from fractions import Fraction
from math import factorial

import gmpy2
import numpy as np
import scipy.stats as st
from gmpy2 import mpfr

from golden import relative_difference, write_golden


def exact_cdf(n, d, bits):
    gmpy2.get_context().precision = bits
    reach = mpfr(d) * n
    k = int(Fraction(d) * n) + 1
    size = 2 * k - 1
    h = k - reach
    matrix = np.array([[mpfr(1 if i - j + 1 >= 0 else 0) for j in range(size)] for i in range(size)], dtype=object)
    for i in range(size):
        matrix[i, 0] -= h ** (i + 1)
        matrix[size - 1, i] -= h ** (size - i)
    if 2 * h > 1:
        matrix[size - 1, 0] += (2 * h - 1) ** size
    for i in range(size):
        for j in range(min(i + 2, size)):
            matrix[i, j] /= factorial(i - j + 1)
    power, exponent = None, n
    while exponent:
        if exponent & 1:
            power = matrix if power is None else power.dot(matrix)
        exponent >>= 1
        if exponent:
            matrix = matrix.dot(matrix)
    return power[k - 1, k - 1] * factorial(n) / mpfr(n) ** n


SIZES = {
    1: (0.5000001, 0.6, 0.99),
    2: (0.2501, 0.3, 0.5, 0.7, 0.999),
    5: (0.11, 0.2, 0.4, 0.55, 0.9),
    10: (0.051, 0.1, 0.25, 0.3, 0.5, 0.69, 0.72, 0.95),
    40: (0.013, 0.05, 0.1, 0.2, 0.35, 0.36, 0.6, 0.9),
    200: (0.003, 0.01, 0.05, 0.1, 0.157, 0.16, 0.4),
    1000: (0.001, 0.01, 0.03, 0.04, 0.06),
}
values, peers = {"cdf": [], "sf": []}, {"cdf": 0.0, "sf": 0.0}
for n, distances in SIZES.items():
    for d in distances:
        lower = exact_cdf(n, d, 300)
        upper = 1 - (lower if lower < 0.999999 else exact_cdf(n, d, 1500))
        for name, value, peer in (("cdf", lower, st.kstwo.cdf(d, n)), ("sf", upper, st.kstwo.sf(d, n))):
            if abs(float(value)) > 1e-300:
                values[name].append([n, d, float(value)])
                peers[name] = max(peers[name], relative_difference(float(peer), float(value)))
write_golden("kolmogorov-of-sample", values, peers, "Exact two-sided Kolmogorov tails: rows of n, distance and value.")
