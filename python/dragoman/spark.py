"""Coding an archive on Spark: articles in, one row an event out; what gave no article is a row, too.

    import dragoman.spark
    events = dragoman.spark.code(spark.read.parquet("articles/"))
    events.write.partitionBy("type").parquet("events/")

Needs pyspark 3.4 or later with pyarrow, and this package on every machine. docs/spark.md leads through it.
"""
from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ._coder import Coder
from ._errors import Error
from ._events import Event
from ._tables import Events

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

ARTICLE = ("text", "date", "title", "source", "url", "doc_id")
_SPARK_TYPE = {"text": "string", "list": "array<string>", "integer": "bigint", "number": "double", "day": "date"}
_making = threading.Lock()


def schema() -> str:
    """The columns of what `code` gives, in Spark's words: those of dragoman.Events, then `reject`."""
    told = [f"{name} {_SPARK_TYPE[kind]}" for name, kind, _ in Events().columns()]
    return ", ".join([*told, "reject string"])


def code(df: DataFrame, *, reader: str = "", world: str = "", ontology: str = "") -> DataFrame:
    """The events of the articles of `df`, one row a mention.

    df: a column `text`, and of `date` (string, date or timestamp), `title`, `source`, `url`, `doc_id` those that there are;
    others are not read. Columns of the result are `schema()`; `json` holds the record, byte for byte what the program
    writes. An article that cannot be coded is one row with `doc_id` and the reason in `reject`; one without events is
    none. reader, world, ontology: as of dragoman.Coder; folders must be there on every machine. The coder is made once
    a Python process. Raises Error where `df` has no `text`.
    """
    if "text" not in df.columns:
        raise Error(f"the articles need a column text; there is {', '.join(df.columns) or 'none'}")
    articles = df.select(*[name for name in ARTICLE if name in df.columns])
    return articles.mapInArrow(_coding(reader, world, ontology), schema())


def _coding(reader: str, world: str, ontology: str) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def run(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        coder = _coder(reader, world, ontology)
        for batch in batches:
            yield from _coded(coder, batch)

    return run


def _coder(reader: str, world: str, ontology: str) -> Coder:
    with _making:
        return _coder_once(reader, world, ontology)


@functools.lru_cache(maxsize=1)
def _coder_once(reader: str, world: str, ontology: str) -> Coder:
    return Coder(reader=reader, world=world, ontology=ontology)


def _coded(coder: Coder, batch: pyarrow.RecordBatch) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow  # needed here alone: the package itself works without it

    events: list[Event] = []
    rejects: list[tuple[str | None, str]] = []
    for coded in coder.code_many(batch.to_pylist(), threads=1):  # Spark gives each core a task of its own
        events += coded.events
        if coded.error is not None:
            rejects.append((coded.article.get("doc_id") or coded.article.get("url"), str(coded.error)))
    told = pyarrow.table(Events(events))
    told = told.append_column("reject", pyarrow.nulls(len(told), pyarrow.string()))
    yield from told.to_batches()
    if rejects:
        empty = told.schema.empty_table()
        columns = [pyarrow.nulls(len(rejects), field.type) for field in empty.schema]
        columns[empty.schema.get_field_index("doc_id")] = pyarrow.array([r[0] for r in rejects], pyarrow.string())
        columns[empty.schema.get_field_index("reject")] = pyarrow.array([r[1] for r in rejects], pyarrow.string())
        yield from pyarrow.table(columns, schema=empty.schema).to_batches()
