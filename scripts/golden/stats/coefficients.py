"""Prints the approximation coefficients that stand as constants in packages/engine/stats/special.

Every table is computed here from its defining function at 60 digits, then rounded to double:
  erfcx        (1 + 2x) erfcx(x) in t = (x - 3.75)/(x + 3.75), Chebyshev on [-1, 1]
  logGamma     lgamma(1 + z) / (z (z - 1)) on z in [0, 1], Chebyshev in 2z - 1
  digamma      digamma(x) / (x - root) on x in [1, 2], Chebyshev in 2x - 3, with the root in two parts
  temme        Taylor coefficients of eta / (lambda - 1), eta^2/2 = lambda - 1 - ln(lambda)
"""

from mpmath import mp, mpf

mp.dps = 60


def chebyshev(function, count, points=96):
    """Coefficients c with f(t) = sum c[k] T_k(t), c[0] already halved."""
    nodes = [mp.cos(mp.pi * (k + mpf(1) / 2) / points) for k in range(points)]
    values = [function(t) for t in nodes]
    result = []
    for j in range(count):
        angle = [mp.cos(mp.pi * j * (k + mpf(1) / 2) / points) for k in range(points)]
        result.append(2 * mp.fsum(v * c for v, c in zip(values, angle)) / points)
    result[0] /= 2
    return result


def erfcx_scaled(t):
    x = mpf("3.75") * (1 + t) / (1 - t)
    return (1 + 2 * x) * mp.exp(x * x) * mp.erfc(x)


def log_gamma_scaled(t):
    z = (t + 1) / 2
    return mp.loggamma(1 + z) / (z * (z - 1))


def temme(count):
    """lambda(eta) = sum l[k] eta^k follows from eta * lambda = lambda' (lambda - 1)."""
    l = [mpf(1), mpf(1)]
    for k in range(2, count + 2):
        inner = mp.fsum((i + 1) * l[i + 1] * l[k - i] for i in range(1, k - 1))
        l.append((l[k - 1] - inner) / (k + 1))
    quotient = [mpf(1)]
    for k in range(1, count):
        quotient.append(-mp.fsum(l[i + 1] * quotient[k - i] for i in range(1, k + 1)))
    return quotient


def show(name, values):
    print(f"const {name} = [\n  " + ", ".join(repr(float(v)) for v in values) + ",\n];")


root = mp.findroot(mp.digamma, mpf("1.46"))
show("erfcx", chebyshev(erfcx_scaled, 32))
show("logGamma", chebyshev(log_gamma_scaled, 22))
show("digamma", chebyshev(lambda t: mp.digamma((t + 3) / 2) / ((t + 3) / 2 - root), 22))
print("root", repr(float(root)), repr(float(root - mpf(float(root)))))
show("temme", temme(32))
