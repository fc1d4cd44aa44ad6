"""
Anonymeter's nearest neighbours. Arguments: rows, how many numbers and categories, and the folder of two files of
little-endian float64. Reads lines, how many queries, and answers CPU seconds and the sum of the distances found.
"""
import json
import sys
import time

import anonymeter.evaluators  # first, or its modules import one another in a ring
import numpy
from anonymeter.neighbors.mixed_types_kneighbors import _nearest_neighbors

rows, numbers, categories, folder = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
width = numbers + categories


def read(name):
    return numpy.fromfile(f"{folder}/{name}", dtype="<f8").reshape(rows, width)


queries, targets = read("queries"), read("targets")
_nearest_neighbors(queries=queries[:2], candidates=targets[:2], cat_cols_index=numbers, n_neighbors=1)
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    count = int(line)
    start = time.process_time()
    _, distances = _nearest_neighbors(
        queries=queries[:count], candidates=targets, cat_cols_index=numbers, n_neighbors=1
    )
    seconds = time.process_time() - start
    print(json.dumps({"seconds": seconds, "sum": float(distances.sum())}), flush=True)
