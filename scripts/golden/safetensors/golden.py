"""Writes the safetensors fixture with the Python package and lets that package read a file of ours.

Run from the repository's root, in a virtual environment with requirements.txt:
  python scripts/golden/safetensors/golden.py
"""

import os
import subprocess
import tempfile

import ml_dtypes
import numpy as np
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

FIXTURE = "packages/engine/tensor/files/fixtures/python.safetensors"
TYPES = "float64 float32 float16 int64 uint64 int32 uint32 int16 uint16 int8 uint8".split()

halves = np.array([0.0, -0.0, 1.5, -2.0, 65504.0, 2.0**-24, np.inf, -np.inf], dtype=np.float16)
tensors = {name: np.arange(6).reshape(2, 3).astype(name) for name in TYPES}
tensors |= {
    "bool": np.array([True, False, True]),
    "bfloat16": np.array([1.0, -0.5, 3.140625], dtype=ml_dtypes.bfloat16),
    "halves": halves,
    "scalar": np.array(2.5, dtype=np.float32),
    "empty": np.zeros((0, 4), dtype=np.float32),
    'named "so"\n ü 表': np.array([-1], dtype=np.int64),
}
save_file(tensors, FIXTURE, metadata={"made by": "safetensors ü", "empty": ""})

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "ours.safetensors")
    subprocess.run(["node_modules/.bin/node", "scripts/golden/safetensors/write-ours.ts", path], check=True)
    ours = load_file(path)
    with safe_open(path, framework="numpy") as file:
        assert file.metadata() == {"made by": "semblance ü", "empty": ""}, file.metadata()
    assert set(ours) == {"weights", "steps", "flags", "scalar", "empty", 'named "so"\n ü 表'}, set(ours)
    np.testing.assert_array_equal(ours["weights"], np.array([[0.5, -1.5], [np.inf, 2.0**-149]], np.float32))
    np.testing.assert_array_equal(ours["steps"], np.array([2**53 + 1, -1], np.int64))
    np.testing.assert_array_equal(ours["flags"], np.array([True, False, True]))
    assert ours["scalar"].shape == () and ours["scalar"] == 1e300 and ours["empty"].shape == (0, 4)
print("the fixture is written and our file was read back")
