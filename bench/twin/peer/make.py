"""Fits one generator of another project on half of a table and samples as many rows again.

    python make.py GENERATOR TABLE.csv.gz DESCRIPTION.json ROWS SEED OUT

ROWS holds the numbers of the fitted rows (32 bits, little-endian). Writes OUT.csv.gz and OUT.json, which says what
it took, or why there is nothing. Generators get the types that the description states; keys and free text, which
nobody judges, are left out, and so are columns without a value.
"""
import contextlib
import importlib
import json
import os
import random
import resource
import signal
import sys
import time
import traceback
import warnings

for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "LOKY_MAX_CPU_COUNT"):
    os.environ.setdefault(name, "1")
warnings.filterwarnings("ignore")

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402

FIT_CPU_SECONDS = 30 * 60


def read_table(path, description, rows):
    columns = {one["name"]: one["type"] for one in description["columns"]}
    frame = pd.read_csv(path, low_memory=False).iloc[rows].reset_index(drop=True)
    types = {
        name: columns[name]
        for name in frame.columns
        if columns[name] not in ("id", "text") and frame[name].notna().any()
    }
    frame = frame[list(types)]
    for name, kind in types.items():
        if kind == "datetime":
            frame[name] = pd.to_datetime(frame[name], format="mixed", utc=True).dt.tz_localize(None)
        elif kind == "numerical":
            frame[name] = pd.to_numeric(frame[name])
        else:
            frame[name] = frame[name].astype(object).where(frame[name].notna(), None)
    return frame, types


def fit_sdv(make):
    def fit(frame, types, _):
        import torch
        from sdv import single_table
        from sdv.metadata import Metadata

        torch.set_num_threads(1)
        sdtypes = {name: {"sdtype": kind} for name, kind in types.items()}
        sdtypes = {name: {"sdtype": "categorical"} if one["sdtype"] == "boolean" else one for name, one in sdtypes.items()}
        described = Metadata.load_from_dict({"tables": {"table": {"columns": sdtypes}}})
        synthesizer = getattr(single_table, make)(described)
        synthesizer.fit({"table": frame})
        return lambda count: synthesizer.sample(num_rows=count)["table"]

    return fit


def fit_argn(frame, types, seed):
    import torch
    from mostlyai.engine import TabularARGN

    torch.set_num_threads(1)
    encodings = {"numerical": "TABULAR_NUMERIC_AUTO", "datetime": "TABULAR_DATETIME"}
    model = TabularARGN(
        tgt_encoding_types={name: encodings.get(kind, "TABULAR_CATEGORICAL") for name, kind in types.items()},
        random_state=seed,
        device="cpu",
    )
    model.fit(frame)
    return lambda count: model.sample(n_samples=count)


def count_decimals(values, most=8):
    return next((digits for digits in range(most) if np.allclose(values, values.round(digits), 1e-12, 1e-12)), most)


def fit_arf(frame, types, seed):
    """arfpy knows neither missing numbers nor times: each gets a flag, and its median where it is missing."""
    from arfpy import arf

    given = pd.DataFrame(index=frame.index)
    for name, kind in types.items():
        column = frame[name]
        if kind == "datetime":
            column = column.astype("datetime64[s]").astype("int64").astype(float).where(column.notna())
        if kind in ("numerical", "datetime"):
            if column.isna().any():
                given[f"{name} is missing"] = column.isna().map({True: "yes", False: "no"}).astype(object)
            given[name] = column.fillna(column.median()).astype(float)
        else:
            given[name] = column.map(lambda value: "nothing" if value is None else repr(value)).astype(object)
    with contextlib.redirect_stdout(sys.stderr):
        model = arf.arf(given, random_state=seed, n_jobs=1)
        model.forde()

    def sample(count):
        made = model.forge(n=count)
        for name, kind in types.items():
            if kind in ("numerical", "datetime"):
                column = pd.to_numeric(made[name])
                real = frame[name].dropna()
                column = column.round(0 if kind == "datetime" else count_decimals(real))
                if f"{name} is missing" in made:
                    column = column.where(made[f"{name} is missing"] != "yes")
                made[name] = pd.to_datetime(column, unit="s") if kind == "datetime" else column
            else:
                back = {repr(value): value for value in frame[name].dropna().unique()}
                made[name] = made[name].map(back)
        return made[list(types)]

    return sample


# Package, what to import before the clock starts, and how to fit.
GENERATORS = {
    "gaussian-copula": ("sdv", "sdv.single_table", fit_sdv("GaussianCopulaSynthesizer")),
    "ctgan": ("sdv", "sdv.single_table", fit_sdv("CTGANSynthesizer")),
    "tvae": ("sdv", "sdv.single_table", fit_sdv("TVAESynthesizer")),
    "tabular-argn": ("mostlyai-engine", "mostlyai.engine", fit_argn),
    "arfpy": ("arfpy", "arfpy.arf", fit_arf),
}


def read_clock():
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return time.monotonic(), own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def measure(work):
    wall, cpu = read_clock()
    result = work()
    wall_after, cpu_after = read_clock()
    return result, {"cpuSeconds": cpu_after - cpu, "wallSeconds": wall_after - wall}


def limit_cpu(seconds, out):
    """Past the limit of the processor's time the process says so and ends."""

    def stop(*_):
        write_json(out, {"failure": f"more than {FIT_CPU_SECONDS // 60} CPU minutes"})
        os._exit(0)

    signal.signal(signal.SIGXCPU, stop)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds, resource.RLIM_INFINITY))


def write_json(out, answer):
    with open(f"{out}.json", "w") as file:
        json.dump(answer, file)


def make(fit, frame, types, seed, out):
    random.seed(seed)
    np.random.seed(seed)
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(seed)
    limit_cpu(FIT_CPU_SECONDS, out)
    sample, fitted = measure(lambda: fit(frame, types, seed))
    resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    made, sampled = measure(lambda: sample(len(frame)))
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    made.to_csv(f"{out}.csv.gz", index=False, compression={"method": "gzip", "compresslevel": 1})
    return {"fit": fitted, "sample": sampled, "peakMb": peak / 1024}


def main():
    generator, table, description_path, rows_path, seed, out = sys.argv[1:]
    package, module, fit = GENERATORS[generator]
    with open(description_path) as file:
        description = json.load(file)
    frame, types = read_table(table, description, np.fromfile(rows_path, "<i4"))
    importlib.import_module(module)
    try:
        answer = make(fit, frame, types, int(seed), out)
    except Exception as error:
        traceback.print_exc()
        answer = {"failure": f"{type(error).__name__}: {error}".splitlines()[0][:200]}
    write_json(out, answer)


if __name__ == "__main__":
    main()
