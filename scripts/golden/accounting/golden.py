"""Writes packages/engine/stats/golden/accounting.json.

gaussian      delta and epsilon of the exact Gaussian equation, from mpmath at 60 digits
divergences   Rényi divergence of the sampled Gaussian, by quadrature at 40 digits
opacus        epsilon by Opacus' Rényi analysis with its default orders, on a grid of 50 settings
google        epsilon by dp-accounting's privacy-loss distributions, on 20 settings

Names of sections as arguments make those alone anew.
"""

import importlib.util
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

from dp_accounting.pld import privacy_loss_distribution as pld
from mpmath import findroot, mp, mpf

VERSIONS = {"opacus": "1.6.0", "dp-accounting": "0.6.0", "mpmath": "1.4.1", "numpy": "2.4.6", "scipy": "1.17.1"}
FILE = Path(__file__).resolve().parents[3] / "packages" / "engine" / "stats" / "golden" / "accounting.json"
ORDERS = [1 + x / 10.0 for x in range(1, 100)] + list(range(12, 64))
MUS = (1e-3, 0.05, 0.3, 0.4472135954999579, 1.0, 2.5, 10.0, 50.0)
mp.dps = 60


def load_opacus_rdp():
    """The analysis file alone: the package itself imports torch."""
    package = importlib.util.find_spec("opacus").submodule_search_locations[0]
    path = Path(package) / "accountants" / "analysis" / "rdp.py"
    spec = importlib.util.spec_from_file_location("opacus_rdp", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gaussian_delta(mu, epsilon):
    mu, epsilon = mpf(mu), mpf(epsilon)
    return mp.ncdf(mu / 2 - epsilon / mu) - mp.exp(epsilon) * mp.ncdf(-mu / 2 - epsilon / mu)


def gaussian_epsilon(mu, delta):
    target = mp.log(mpf(delta))
    if gaussian_delta(mu, 0) <= delta:
        return mpf(0)
    high = mpf(mu) ** 2 / 2 + mu * mp.sqrt(-2 * target)
    return findroot(lambda e: mp.log(gaussian_delta(mu, e)) - target, (mpf(0), high), solver="anderson", tol=mpf(10) ** -40, maxsteps=200)


def sampled_divergence(rate, noise, order):
    rate, noise, order = mpf(rate), mpf(noise), mpf(order)

    def excess(z):
        y = rate * mp.expm1((2 * z - 1) / (2 * noise**2))
        return mp.npdf(z, 0, noise) * ((1 + y) ** order - 1 - order * y)

    points = sorted({-14 * noise, -6 * noise, -2 * noise, mpf(0), mpf("0.5"), 2 * noise, order / 2, order, order + 3 * noise, order + 7 * noise, order + 14 * noise})
    return mp.log1p(mp.quad(excess, points)) / (order - 1)


def opacus_rows(rdp):
    rows = []
    # More steps where noise is great for the rate, so that the best order lies inside Opacus' range.
    longer = {0.001: 400, 0.004: 20, 0.01: 3}
    settings = [
        (rate, noise, steps * (longer.get(rate, 1) if noise >= 3 else 1))
        for rate in (0.001, 0.004, 0.01, 0.04, 0.1)
        for noise, steps in ((0.7, 100), (0.9, 1000), (1.1, 3000), (1.5, 200), (2.0, 5000), (3.0, 1000), (4.0, 10000), (6.0, 2000))
    ]
    settings += [(1.0, noise, steps) for noise, steps in ((1.0, 1), (2.0, 1), (5.0, 10), (10.0, 100), (3.0, 5))]
    settings += [(256 / 60000, 1.1, 14062), (0.02, 1.5, 500), (0.2, 3.0, 300), (0.5, 8.0, 100), (0.5, 2.0, 10)]
    for index, (rate, noise, steps) in enumerate(settings):
        delta = (1e-5, 1e-6, 1e-8)[index % 3]
        divergences = rdp.compute_rdp(q=rate, noise_multiplier=noise, steps=steps, orders=ORDERS)
        epsilon, order = rdp.get_privacy_spent(orders=ORDERS, rdp=divergences, delta=delta)
        rows.append([rate, noise, steps, delta, float(order), float(epsilon)])
    return rows


def google_rows():
    gaussian = [
        (0.01, 1.0, 1000, 1e-5), (0.01, 4.0, 10000, 1e-5), (256 / 60000, 1.1, 14062, 1e-5), (0.001, 0.7, 5000, 1e-6),
        (0.05, 2.0, 500, 1e-6), (0.2, 3.0, 100, 1e-5), (0.5, 5.0, 50, 1e-6), (0.02, 0.8, 100, 1e-8), (0.1, 1.0, 1, 1e-5),
        (1.0, 1.0, 1, 1e-5), (1.0, 5.0, 10, 1e-6), (0.004, 0.6, 2000, 1e-5),
    ]
    laplace = [(1.0, 1.0, 1, 1e-5), (1.0, 10.0, 50, 1e-6), (0.1, 2.0, 200, 1e-5), (0.01, 0.5, 1000, 1e-6)]
    discrete = [(1.0, 2.0, 1, 1, 1e-5), (1.0, 5.0, 20, 2, 1e-6), (0.1, 1.5, 100, 1, 1e-5), (0.02, 3.0, 1000, 1, 1e-6)]
    rows = []
    for rate, noise, steps, delta in gaussian:
        one = pld.from_gaussian_mechanism(noise, sampling_prob=rate, value_discretization_interval=grid(steps))
        rows.append(["gaussian", rate, noise, 1, steps, delta, epsilon_of(one, steps, delta)])
    for rate, noise, steps, delta in laplace:
        one = pld.from_laplace_mechanism(noise, sampling_prob=rate, value_discretization_interval=grid(steps))
        rows.append(["laplace", rate, noise, 1, steps, delta, epsilon_of(one, steps, delta)])
    for rate, noise, steps, sensitivity, delta in discrete:
        one = pld.from_discrete_gaussian_mechanism(noise, sensitivity, sampling_prob=rate, value_discretization_interval=grid(steps), use_connect_dots=True)
        rows.append(["discrete-gaussian", rate, noise, sensitivity, steps, delta, epsilon_of(one, steps, delta)])
    return rows


def grid(steps):
    """Google's default is 1e-4; finer where it runs in reasonable time."""
    return 1e-5 if steps <= 100 else 2e-5 if steps <= 1000 else 1e-4


def epsilon_of(one, steps, delta):
    return float(one.self_compose(steps).get_epsilon_for_delta(delta))


def fold_numbers(text):
    return re.sub(r'\[[^\[\]{}]*\]', lambda match: re.sub(r"\s+", "", match.group()).replace(",", ", "), text)


def main():
    for package, expected in VERSIONS.items():
        assert version(package) == expected, f"{package} {version(package)} is not {expected}"
    makers = {
        "gaussianDelta": lambda: [
            [mu, epsilon, float(gaussian_delta(mu, epsilon))]
            for mu in MUS
            for epsilon in (0.0, 1e-3, 0.1, 1.0, 3.0, 20.0, 200.0)
            if gaussian_delta(mu, epsilon) > mpf(10) ** -300
        ],
        "gaussianEpsilon": lambda: [
            [mu, delta, float(gaussian_epsilon(mu, delta))] for mu in MUS for delta in (1e-30, 1e-12, 1e-8, 1e-5, 1e-2, 0.3)
        ],
        "divergences": lambda: [
            [rate, noise, order, float(sampled_divergence(rate, noise, order))]
            for rate in (1e-4, 0.01, 0.1, 0.6)
            for noise in (0.5, 1.0, 4.0, 20.0)
            for order in (1.064, 1.5, 2.5, 4, 7.3, 10.9, 32)
        ],
        "opacus": lambda: opacus_rows(load_opacus_rdp()),
        "google": google_rows,
    }
    wanted = sys.argv[1:] or list(makers)
    kept = json.loads(FILE.read_text())["values"] if FILE.exists() else {}
    values = {name: make() if name in wanted else kept[name] for name, make in makers.items()}
    document = {
        "about": "Privacy accounting: rows of settings and value. See the script for what each holds.",
        "script": "scripts/golden/accounting",
        "versions": VERSIONS,
        "values": values,
    }
    FILE.write_text(fold_numbers(json.dumps(document, indent=1, allow_nan=False)) + "\n")
    print(FILE.name, {name: len(rows) for name, rows in values.items()})


main()
