"""Writes golden values beside the TypeScript that is held against them.

The values are correctly rounded from 50 digits or more (exact.py) wherever that is feasible; SciPy's or
NumPy's own value for the same input is compared with each, and the worst relative difference is kept in the
file as `peerDiffers`, so that a mistake on either side shows. JSON numbers are written by repr and read back
bit for bit.
"""

import json
import math
import re
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "packages" / "engine" / "stats" / "golden"
PACKAGES = ("gmpy2", "mpmath", "numpy", "scipy")


def relative_difference(value, truth):
    if value == truth:
        return 0.0
    if not math.isfinite(value) or not math.isfinite(truth):
        return math.inf
    return abs(value - truth) / max(abs(truth), 5e-324)


def write_golden(name, values, peer_differs, about):
    finite = {key: (worst if math.isfinite(worst) else "not finite") for key, worst in peer_differs.items()}
    document = {
        "about": about,
        "script": "scripts/golden/stats",
        "versions": {package: version(package) for package in PACKAGES},
        "peerDiffers": finite,
        "values": values,
    }
    text = json.dumps(document, indent=1, allow_nan=False)
    # One case a line: lists that hold only numbers are folded.
    text = fold_numbers(text)
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.json"
    path.write_text(text + "\n")
    print(f"{path.name}: {len(text) / 1024:.0f} KiB", {k: f"{v:.1e}" for k, v in peer_differs.items()})


def fold_numbers(text):
    return re.sub(r"\[[\s\d.,e+\-]*\]", lambda match: re.sub(r"\s+", "", match.group()).replace(",", ", "), text)
