"""Writes metadata with the Python package SDV, and lets SDV and SDMetrics judge the metadata that we write.

Run from the repository's root, in a virtual environment with requirements.txt:
  python scripts/golden/sdv-metadata/golden.py
"""

import json
import subprocess
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
from sdmetrics.reports import DiagnosticReport  # noqa: E402
from sdv.metadata import Metadata  # noqa: E402

FOLDER = "packages/engine/table/schema/formats/sdv/golden"
rows = np.arange(60)

customers = pd.DataFrame({
    "customer_id": rows,
    "email": [f"user{i}@example.com" for i in rows],
    "phone_number": [f"+1-202-555-{i:04}" for i in rows],
    "size": [["S", "M", "L"][i % 3] for i in rows],
    "stars": rows % 5,
    "height": np.round(150 + rows * 0.37, 2),
    "born": pd.date_range("1950-01-01", periods=60, freq="200D").strftime("%Y-%m-%d"),
    "active": rows % 2 == 0,
    "latitude": rows * 0.5,
})
orders = pd.DataFrame({
    "order_id": [f"O-{i:05}" for i in rows],
    "customer_id": rows % 40,
    "amount": np.where(rows % 7 == 0, np.nan, rows * 1.25),
    "placed": pd.date_range("2024-01-01", periods=60, freq="h"),
    "note": [f"free words number {i * 7919}" for i in rows],
})


def detected() -> dict:
    return Metadata.detect_from_dataframes({"customers": customers, "orders": orders}).to_dict()


def described() -> dict:
    """What its functions let a user say."""
    metadata = Metadata()
    metadata.add_table("hotels")
    metadata.add_column("id", "hotels", sdtype="id", regex_format="HID_[0-9]{3}")
    metadata.add_column("city", "hotels", sdtype="city")
    metadata.add_column("rating", "hotels", sdtype="numerical", range_min=0, range_max=5.0, decimal_places=1)
    metadata.add_column("class", "hotels", sdtype="ordinal", range_values=["basic", "suite"])
    metadata.set_primary_key("id", "hotels")
    metadata.add_table("stays")
    metadata.add_column("hotel", "stays", sdtype="id", regex_format="HID_[0-9]{3}")
    metadata.add_column("no", "stays", sdtype="id")
    metadata.add_column("mail", "stays", sdtype="email", pii=False)
    metadata.add_column("from", "stays", sdtype="datetime", datetime_format="%d %b %Y", range_min="01 Jan 2020")
    metadata.add_column("paid", "stays", sdtype="boolean", range_is_nullable=True)
    metadata.add_column("words", "stays", sdtype="text")
    metadata.set_primary_key(["hotel", "no"], "stays")
    metadata.add_alternate_keys(["mail"], "stays")
    metadata.add_relationship("hotels", "stays", "id", "hotel")
    metadata.validate()
    return metadata.to_dict()


def judge(name: str, metadata: dict) -> None:
    """Raises when SDV refuses it; what SDV writes again is what it was given."""
    loaded = Metadata.load_from_dict(json.loads(json.dumps(metadata)))
    loaded.validate()
    assert loaded.to_dict() == metadata, name


from_sdv = {"detected": detected(), "described": described()}
with open(f"{FOLDER}/from-sdv.json", "w") as file:
    json.dump(from_sdv, file, indent=1)
    file.write("\n")

answer = subprocess.run(
    ["node_modules/.bin/node", "scripts/golden/sdv-metadata/write-exports.ts"],
    check=True,
    capture_output=True,
    text=True,
)
exports = json.loads(answer.stdout)
for export in exports:
    judge(export["name"], export["metadata"])

# SDMetrics computes a report with our metadata of SDV's own tables.
ours = next(export["metadata"] for export in exports if export["name"] == "detected")
data = {"customers": customers, "orders": orders}
report = DiagnosticReport()
report.generate(data, data, ours, verbose=False)
assert report.get_score() == 1.0, report.get_score()

with open(f"{FOLDER}/exports.json", "w") as file:
    json.dump(exports, file, indent=1, ensure_ascii=False)
    file.write("\n")
print(f"{len(from_sdv)} files of SDV written, {len(exports)} of ours accepted by SDV and SDMetrics")
