"""Runs an exported forward graph with onnxruntime in Python and keeps what comes out.

Run from the repository's root, in a virtual environment with requirements.txt:
  python scripts/golden/onnx/golden.py
"""

import json
import os
import subprocess
import tempfile

import numpy as np
import onnx
import onnxruntime

RESULT = "packages/engine/tensor/files/fixtures/forward.json"

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "forward.onnx")
    subprocess.run(["node_modules/.bin/node", "scripts/golden/onnx/write-forward.ts", path], check=True)
    onnx.checker.check_model(path, full_check=True)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])

x = np.array([[0.5, -1, 2], [0, 0, 0], [3, 1, -4], [-0.25, 8, 1]], dtype=np.float32)
token = np.array([[0, 1], [4, 0], [2, 2], [3, 1]], dtype=np.int64)
names = [output.name for output in session.get_outputs()]
results = session.run(names, {"x": x, "token": token})
golden = {
    "onnxruntime": onnxruntime.__version__,
    "inputs": {"x": x.flatten().tolist(), "token": token.flatten().tolist()},
    "outputs": {name: result.flatten().tolist() for name, result in zip(names, results)},
}
with open(RESULT, "w") as file:
    json.dump(golden, file, indent=1)
    file.write("\n")
print(f"onnxruntime {onnxruntime.__version__} ran the graph; {RESULT} is written")
