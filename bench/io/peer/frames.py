"""Reads the file argv[2] into a frame of the library argv[1], with times parsed, and prints the seconds it took."""
import json
import sys
import time

library, path = sys.argv[1:3]
is_parquet = path.endswith(".parquet")
if library == "pandas":
    import pandas

    if is_parquet:
        import pyarrow  # noqa: F401, loaded before the clock starts
    start = time.perf_counter()
    if is_parquet:
        frame = pandas.read_parquet(path)
    else:
        frame = pandas.read_csv(path, parse_dates=["created", "birth"])
else:
    import polars

    start = time.perf_counter()
    frame = polars.read_parquet(path) if is_parquet else polars.read_csv(path, try_parse_dates=True)
print(json.dumps({"seconds": time.perf_counter() - start}))
