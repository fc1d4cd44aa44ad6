"""SDMetrics' reports on two CSV files. Reads lines, "quality" or "diagnostic", and answers CPU seconds and score."""
import json
import sys
import time
import warnings

import pandas
import sdmetrics

warnings.filterwarnings("ignore")
from sdmetrics.reports.single_table import DiagnosticReport, QualityReport  # noqa: E402

real, synthetic = (pandas.read_csv(path) for path in sys.argv[1:3])
metadata = {
    "columns": {
        name: {"sdtype": "numerical" if pandas.api.types.is_numeric_dtype(real[name]) else "categorical"}
        for name in real.columns
    }
}
reports = {"quality": QualityReport, "diagnostic": DiagnosticReport}
print(json.dumps({"version": sdmetrics.__version__}), flush=True)
for line in sys.stdin:
    report = reports[line.strip()]()
    start = time.process_time()
    report.generate(real, synthetic, metadata, verbose=False)
    print(json.dumps({"seconds": time.process_time() - start, "score": report.get_score()}), flush=True)
