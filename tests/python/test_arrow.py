"""Lists of events and answers are Arrow tables to those who ask."""
import datetime
import gc

import dragoman
import pytest

TEXT = "Norway will host talks with Sudan and Chad in Oslo on Thursday. Kenya condemned the coup."


@pytest.fixture(scope="module")
def events():
    return dragoman.code(TEXT, date="2024-05-13")


def test_pyarrow(events):
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table(events)
    table.validate(full=True)
    assert table.num_rows == len(events) >= 2
    first = table.slice(0, 1).to_pylist()[0]
    assert first["source_code"] == ["NOR"] and first["date_start"] == datetime.date(2024, 5, 16)
    assert first["json"] == events[0].to_json()
    assert table.column("cameo").null_count == sum(e.cameo is None for e in events)
    empty = pyarrow.table(dragoman.Events())
    assert empty.num_rows == 0 and empty.schema == table.schema


def test_polars(events):
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(events)
    assert frame.height == len(events) and frame["type"].to_list() == [e.type for e in events]


def test_pandas_and_duckdb(events):
    pandas, pyarrow = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    frame = pyarrow.table(events).to_pandas()
    assert isinstance(frame, pandas.DataFrame) and list(frame["doc_id"]) == [e.doc_id for e in events]
    duckdb = pytest.importorskip("duckdb")
    told = pyarrow.table(events)  # noqa: F841 (duckdb finds it by name)
    assert duckdb.sql("select count(*) from told").fetchall() == [(len(events),)]


def test_answers_of_a_store(store_path):
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table(dragoman.Store(store_path).dyads())
    table.validate(full=True)
    assert table.column("events").type == pyarrow.int64() and table.column("goldstein").type == pyarrow.float64()


def test_a_stream_that_nobody_takes_is_freed(events):
    for _ in range(50):
        events.__arrow_c_stream__()
    gc.collect()


def test_a_slice_is_a_table(events):
    assert isinstance(events[:1], dragoman.Events) and events[:1] == [events[0]]
