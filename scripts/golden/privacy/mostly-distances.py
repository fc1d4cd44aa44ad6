"""Golden values of mostlyai-qa's distances on given embeddings.

Made with Python 3.11, mostlyai-qa 1.10.11, numpy 2.4.6, scikit-learn 1.9.1:

    pip install mostlyai-qa==1.10.11 numpy==2.4.6 scikit-learn==1.9.1
    python scripts/golden/privacy/mostly-distances.py packages/engine/quality/golden/mostly-distances.json.gz

Groups of coordinates, which the package draws unseeded, are stored. Coordinates have four decimals, so that little
has to be stored.
"""

import gzip
import importlib.metadata
import json
import sys

import numpy as np
from mostlyai.qa import _distances as package

assert importlib.metadata.version("mostlyai-qa") == "1.10.11"


def make(seed):
    rng = np.random.default_rng(seed)
    width = int(rng.choice([2, 5, 10, 14, 25]))
    rows = int(rng.integers(12, 40))
    mix = rng.normal(0, 1, (width, width))

    def embed():
        values = rng.normal(0, 1, (rows, width)) @ mix
        return (values / np.linalg.norm(values, axis=1, keepdims=True)).round(4)

    trn, syn, hol = embed(), embed(), embed()
    copied = int(rng.integers(0, rows))
    syn[:copied] = trn[:copied] + (0 if seed % 2 else 0.01) * rng.normal(0, 1, (copied, width)).round(4)
    hol[: rows // 10] = trn[: rows // 10]
    groups = [list(range(width))]
    kept = {name: getattr(package, name) for name in ("split_columns_into_correlated_groups", "split_columns_into_random_groups")}
    for name, split in kept.items():

        def remember(*args, split=split, **options):
            made = split(*args, **options)
            groups.extend([int(at) for at in group] for group in made)
            return made

        setattr(package, name, remember)
    found = package.calculate_distances(syn_embeds=syn, trn_embeds=trn, hol_embeds=hol)
    for name, split in kept.items():
        setattr(package, name, split)
    summary = {}
    for side in ("trn", "hol"):
        dcr = found[f"dcr_syn_{side}"]
        summary[side] = {"dcr": package.calculate_dcr(dcr), "identical": package.calculate_ims(dcr), "nndr": package.calculate_nndr(found[f"nndr_syn_{side}"])}
    share = package.calculate_dcr_share(found["dcr_syn_trn"], found["dcr_syn_hol"])
    sides = {name: values.T.tolist() for name, values in (("training", trn), ("synthetic", syn), ("holdout", hol))}
    return {**sides, "groups": groups, "dcrShare": share, **summary}


cases = [make(seed) for seed in range(24)]
text = json.dumps(cases, default=float)
with gzip.GzipFile(sys.argv[1], "w", mtime=0) as file:
    file.write(text.encode())
