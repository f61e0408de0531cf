"""A store's answers through Python are those of the program."""
import csv
import io

import dragoman
import pytest
from program import run


@pytest.fixture(scope="module")
def store(store_path):
    return dragoman.Store(store_path)


def test_query_finds_what_the_program_finds(store, store_path):
    for q in ("", "type:CONSULT", "source:KEN status:actual", "text:ceasefire"):
        told = run("query", *q.split(), "--db", store_path, "--format", "csv", "-n", 1000).stdout.decode()
        ids = [row["event_id"] for row in csv.DictReader(io.StringIO(told))]
        assert [row["event_id"] for row in store.query(q, limit=None)] == ids
    assert len(store.query(limit=3)) == 3


def test_every_page_together_is_the_whole(store, monkeypatch):
    whole = [row["event_id"] for row in store.query(limit=None)]
    monkeypatch.setattr("dragoman._store._PAGE", 7)
    assert [row["event_id"] for row in store.query(limit=None)] == whole
    assert len(set(whole)) == len(whole) == store.summary()["events"]


def test_the_other_questions(store):
    assert store.actors(limit=2)[0]["as_source"] > 0
    assert {"source", "target", "events"} <= set(store.dyads()[0])
    assert sum(row["events"] for row in store.counts(by="year")) <= store.summary()["events"]
    assert store.agenda(start="2020-01-01")[0]["fate"] in {"planned", "held", "moved", "cancelled"}
    first = store.query(limit=1)[0]
    assert store.event(first["event_id"])["mentions"]
    assert store.article(first["article"]["doc_id"])["versions"][0]["text"]
    assert store.timeline("KEN")
    assert store.panel().startswith("source,")
    assert store.export("csv").count("\n") > 10


def test_errors_say_what_to_do(store, tmp_path):
    with pytest.raises(dragoman.Error, match="no field"):
        store.query("nosuch:1")
    with pytest.raises(dragoman.Error) as fault:
        dragoman.Store(tmp_path / "none.db")
    assert fault.value.code == "io"
    (tmp_path / "text.db").write_text("no database")
    with pytest.raises(dragoman.Error):
        dragoman.Store(tmp_path / "text.db").query()
