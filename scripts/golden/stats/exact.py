"""Tails of the gamma and beta families to 50 digits, by their all-positive power series.

A tail that is small is never taken from 1 at fewer digits than it loses: `complement` works at 420 digits
where 60 do not suffice. This is independent of the TypeScript, which uses continued fractions and
asymptotic expansions.
"""

from mpmath import mp, mpf

DIGITS = 60
DEEP_DIGITS = 420
mp.dps = DIGITS


def complement(lower):
    """1 - lower(), with enough digits left."""
    value = 1 - lower()
    if value > mpf(10) ** -8:
        return value
    with mp.workdps(DEEP_DIGITS):
        return 1 - lower()


def gamma_lower(a, x):
    """P(a, x) = x^a e^-x / Gamma(a + 1) * sum x^n / (a + 1)_n"""
    a, x = mpf(a), mpf(x)
    if x == 0:
        return mpf(0)
    term = total = mpf(1)
    limit = mpf(10) ** -(mp.dps + 5)
    n = 0
    while term > total * limit or x > a + n:
        n += 1
        term = term * x / (a + n)
        total += term
    return mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1)) * total


def gamma_upper(a, x):
    return complement(lambda: gamma_lower(a, x))


def beta_series(a, b, x, y):
    """I_x(a, b) = x^a y^b / (a B(a, b)) * sum (a + b)_n / (a + 1)_n x^n"""
    term = total = mpf(1)
    limit = mpf(10) ** -(mp.dps + 5) * (1 - x)
    n = 0
    while term > total * limit or (a + b + n) * x > a + 1 + n:
        term = term * (a + b + n) * x / (a + 1 + n)
        total += term
        n += 1
    log_beta = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
    return mp.exp(a * mp.log(x) + b * mp.log(y) - log_beta) / a * total


def beta_lower(a, b, x, y):
    """I_x(a, b); x and y are functions, so that they are known to the working precision."""
    a, b = mpf(a), mpf(b)
    if x() == 0 or y() == 0:
        return mpf(1) if y() == 0 else mpf(0)
    if x() < mpf("0.9"):
        return beta_series(a, b, x(), y())
    return complement(lambda: beta_series(b, a, y(), x()))


def beta_upper(a, b, x, y):
    return beta_lower(b, a, y, x)


def solve(tail, target, guess):
    """x with tail(x) = target > 0: a bracket about the guess, then Anderson's root of ln tail in ln x."""

    def miss(u):
        return mp.log(tail(mp.exp(u)) / target)

    start = mp.log(mpf(guess))
    at_start = miss(start)
    if at_start == 0:
        return mp.exp(start)
    step = mpf(10) ** -9
    while step < 3000:
        for end in (start - step, start + step):
            if miss(end) * at_start <= 0:
                return mp.exp(mp.findroot(miss, (start, end), solver="anderson", tol=mpf(10) ** -40, maxsteps=50))
        step *= 30
    return mp.nan
