"""Writes small files with the libraries that people write such files with, and beside each what is in it.

Run from the repository's root, in a virtual environment with requirements.txt:
  python scripts/golden/files/golden.py

Each fixture NAME comes with NAME.expected.json: {table: {"columns": [...], "rows": [[...]]}}, every value as the text that
it means, null where there is none.
"""

import datetime as dt
import decimal
import json
import os

import numpy as np
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

FORMATS = "packages/io/files/formats"


def text_of(value):
    """What a value means as text; floats stay numbers, which JSON writes like everybody."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        millis = f".{value.microsecond // 1000:03d}" if value.microsecond else ""
        return value.strftime("%Y-%m-%d %H:%M:%S") + millis
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return value if isinstance(value, float) else str(value)


def path_of(folder, name):
    os.makedirs(f"{FORMATS}/{folder}/fixtures", exist_ok=True)
    return f"{FORMATS}/{folder}/fixtures/{name}"


def expect(path, tables):
    with open(f"{path}.expected.json", "w", encoding="utf-8") as file:
        json.dump(tables, file, ensure_ascii=False, indent=1)
        file.write("\n")


def table(columns, rows):
    return {"columns": columns, "rows": [[text_of(value) for value in row] for row in rows]}


COLUMNS = ["whole", "real", "text", "truth", "day", "moment", "time", "note"]
ROWS = [
    [1, 1.1, "plain", True, dt.date(2024, 1, 5), dt.datetime(2024, 1, 5, 13, 30, 15), dt.time(6, 5, 4), None],
    [-2, 0.3, 'quote " and, comma', False, dt.date(1900, 3, 1), dt.datetime(1999, 12, 31, 23, 59, 59), dt.time(23, 59, 59), "é€😀"],
    [123456789012345, 1e-7, "two\nlines", None, dt.date(9999, 12, 31), dt.datetime(2024, 2, 29, 0, 0, 0, 250000), None, " kept "],
    [0, -1234567.891, "007", True, None, None, dt.time(0, 0, 0), "é"],
]


def write_openpyxl():
    path = path_of("xlsx", "openpyxl.xlsx")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Every kind"
    sheet.append(["A title over all columns"])
    sheet.merge_cells("A1:H1")
    sheet.append(COLUMNS)
    for row in ROWS:
        sheet.append(row)
    rich = book.create_sheet("Rich & odd")
    rich.append(["rich", "formula", "error", "percent", "elapsed"])
    rich.append([CellRichText("a ", TextBlock(InlineFont(b=True), "bold"), " end"), "=1+1", "#N/A", 0.25, dt.timedelta(hours=36)])
    rich["D2"].number_format = "0.00%"
    rich["E2"].number_format = "[h]:mm:ss"
    hidden = book.create_sheet("Lists")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Empty")
    book.save(path)
    expect(
        path,
        {
            "Every kind": table(COLUMNS, ROWS),
            "Rich & odd": table(
                ["rich", "formula", "error", "percent", "elapsed"],
                [["a bold end", None, None, 0.25, 1.5]],
            ),
        },
    )


def write_1904():
    path = path_of("xlsx", "openpyxl-1904.xlsx")
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    days = [dt.date(1904, 1, 2), dt.date(2024, 2, 29)]
    book.active.append(["day"])
    for day in days:
        book.active.append([day])
    book.save(path)
    expect(path, {"openpyxl-1904": table(["day"], [[day] for day in days])})


def write_xlsxwriter():
    path = path_of("xlsx", "xlsxwriter.xlsx")
    # Texts inline instead of shared.
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Sheet1")
    styles = {
        dt.datetime: book.add_format({"num_format": "d mmm yyyy h:mm:ss.000 AM/PM"}),
        dt.date: book.add_format({"num_format": '[$-407]dddd, d. mmmm yyyy;@'}),
        dt.time: book.add_format({"num_format": 21}),
    }
    # Looks like an escaped letter and is none; openpyxl does not escape it, as Excel does.
    rows = ROWS + [[None] * 7 + ["_x0041_"]]
    sheet.write_row(0, 0, COLUMNS)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            style = styles.get(type(value))
            sheet.write(number, column, value, style) if style else sheet.write(number, column, value)
    book.close()
    expect(path, {"xlsxwriter": table(COLUMNS, rows)})


def write_pandas():
    path = path_of("xlsx", "pandas.xlsx")
    frame = pd.DataFrame({"a": [1.0, np.nan, 3.5], "b": ["x", None, ""], "c": pd.to_datetime(["2024-01-05", None, "2024-01-06 12:00"], format="mixed")})
    frame.to_excel(path, index=False)
    rows = [[1, "x", dt.datetime(2024, 1, 5)], [3.5, None, dt.datetime(2024, 1, 6, 12)]]
    expect(path, {"pandas": table(["a", "b", "c"], rows)})


def write_polars():
    path = path_of("xlsx", "polars.xlsx")
    frame = pl.DataFrame({"id": [1, 2], "day": [dt.date(2024, 1, 5), None], "name": ["Ann", "Bö"], "ok": [True, False]})
    frame.write_excel(path)
    expect(path, {"polars": table(frame.columns, frame.rows())})


def write_pyarrow():
    path = path_of("parquet", "pyarrow.parquet")
    wide = decimal.Decimal
    nanos = 1704416523000000000
    columns = {
        "i8": (pa.array([-128, None], pa.int8()), -128),
        "u8": (pa.array([255, None], pa.uint8()), 255),
        "u16": (pa.array([65535, None], pa.uint16()), 65535),
        "u32": (pa.array([4294967295, None], pa.uint32()), 4294967295),
        "u64": (pa.array([18446744073709551615, None], pa.uint64()), "18446744073709551615"),
        "i64": (pa.array([-9223372036854775808, None], pa.int64()), "-9223372036854775808"),
        "f16": (pa.array([np.float16(1.5), None], pa.float16()), 1.5),
        "f32": (pa.array([0.1, None], pa.float32()), 0.1),
        "f64": (pa.array([float("inf"), None], pa.float64()), "Infinity"),
        "d18": (pa.array([wide("1234567890123456.78"), None], pa.decimal128(18, 2)), "1234567890123456.78"),
        "d38": (pa.array([wide("12345678901234567890.1234"), None], pa.decimal128(38, 4)), "12345678901234567890.1234"),
        "d60": (pa.array([wide("12345678901234567890123456789012345678901.5"), None], pa.decimal256(60, 1)), ...),
        "seconds": (pa.array([dt.datetime(2024, 1, 5, 1, 2, 3), None], pa.timestamp("s")), "2024-01-05 01:02:03"),
        "millis": (pa.array([dt.datetime(2024, 1, 5, 1, 2, 3, 4000), None], pa.timestamp("ms")), "2024-01-05 01:02:03.004"),
        "micros_utc": (pa.array([dt.datetime(2024, 1, 5, 1, 2, 3, 4), None], pa.timestamp("us", "UTC")), "2024-01-05 01:02:03.000004+00"),
        "nanos": (pa.array([nanos, None], pa.timestamp("ns")), "2024-01-05 01:02:03"),
        "nanos_zone": (pa.array([nanos, None], pa.timestamp("ns", "Europe/Berlin")), "2024-01-05 01:02:03+00"),
        "date": (pa.array([dt.date(2024, 1, 5), None]), "2024-01-05"),
        "time_ms": (pa.array([dt.time(1, 2, 3), None], pa.time32("ms")), "01:02:03"),
        "time_us": (pa.array([dt.time(1, 2, 3, 4), None], pa.time64("us")), "01:02:03.000004"),
        "category": (pa.array(["a", None]).dictionary_encode(), "a"),
        "list": (pa.array([[1, 2], None]), ["1", "2"]),
        "struct": (pa.array([{"a": 1, "b": "x"}, None]), {"a": "1", "b": "x"}),
        "map": (pa.array([[("k", 1)], None], pa.map_(pa.string(), pa.int32())), [{"key": "k", "value": 1}]),
        "list_wide": (pa.array([[wide("1.5")], None], pa.list_(pa.decimal256(50, 1))), ...),
        "bytes": (pa.array([b"\xff\x00", None]), ...),
        "unmarked": (pa.array([b"abc", None]), "abc"),
        "nothing": (pa.array([None, None], pa.null()), None),
        "truth": (pa.array([True, None]), True),
        "empty": (pa.array(["", None]), ""),
        "uuid": (pa.array([b"\x01" * 16, None], pa.uuid()), "01010101-0101-0101-0101-010101010101"),
        "large": (pa.array(["ü", None], pa.large_string()), "ü"),
    }
    pq.write_table(pa.table({name: values for name, (values, _) in columns.items()}), path)
    kept = {name: shown for name, (_, shown) in columns.items() if shown is not ...}
    expect(path, {"pyarrow": {"columns": list(kept), "rows": [list(kept.values()), [None] * len(kept)]}})


def write_pandas_parquet():
    path = path_of("parquet", "pandas.parquet")
    frame = pd.DataFrame(
        {"t": pd.to_datetime(["2024-01-05 01:02:03.500", None]), "c": pd.Categorical(["x", None]), "n": pd.array([1, None], "Int64")},
        index=pd.Index(["r1", "r2"], name="row"),
    )
    frame.to_parquet(path, compression="zstd")
    rows = [["2024-01-05 01:02:03.5", "x", "1", "r1"], [None, None, None, "r2"]]
    expect(path, {"pandas": {"columns": ["t", "c", "n", "row"], "rows": rows}})


def write_polars_parquet():
    path = path_of("parquet", "polars.parquet")
    frame = pl.DataFrame(
        {
            "day": [dt.date(2024, 1, 5), None],
            "at": [dt.time(1, 2, 3), None],
            "label": pl.Series(["a", None], dtype=pl.Categorical),
            "nested": [{"x": [1.5]}, {"x": []}],
        }
    )
    frame.write_parquet(path)
    rows = [["2024-01-05", "01:02:03", "a", {"x": [1.5]}], [None, None, None, {"x": []}]]
    expect(path, {"polars": {"columns": frame.columns, "rows": rows}})


FRAME = pd.DataFrame(
    {"id": [1, 2], "name": ["Ann & Bob", None], "price": [1.5, float("nan")], "nested": [{"a": [1, 2]}, None]}
)


def write_pandas_text():
    records = path_of("json", "pandas-records.json")
    FRAME.to_json(records, orient="records")
    lines = path_of("json", "pandas-lines.ndjson")
    FRAME.to_json(lines, orient="records", lines=True)
    for path in (records, lines):
        rows = [["1", "Ann & Bob", "1.5", "[1,2]"], ["2", None, None, None]]
        name = os.path.splitext(os.path.basename(path))[0]
        expect(path, {name: {"columns": ["id", "name", "price", "nested.a"], "rows": rows}})
    markup = path_of("xml", "pandas.xml")
    FRAME.drop(columns="nested").to_xml(markup, index=False)
    rows = [["1", "Ann & Bob", "1.5"], ["2", None, None]]
    expect(markup, {"pandas": {"columns": ["id", "name", "price"], "rows": rows}})


if __name__ == "__main__":
    write_openpyxl()
    write_1904()
    write_xlsxwriter()
    write_pandas()
    write_polars()
    write_pyarrow()
    write_pandas_parquet()
    write_polars_parquet()
    write_pandas_text()
