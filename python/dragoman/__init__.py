"""Dragoman reads news reports and writes down who did, said or plans what, to whom, when, where and according to whom.

    import dragoman
    events = dragoman.code(open("report.txt").read(), date="2024-05-13")
    polars.DataFrame(events)
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from . import _dragoman
from ._coder import Article, Coded, Coder, Day, default_coder, parse, to_spacy
from ._errors import Error
from ._events import Actor, Days, Event, Number, Place, Voice, Words
from ._store import Store
from ._tables import Events, Records, Table

__version__: str = _dragoman.version
__all__ = [
    "Actor", "Article", "Coded", "Coder", "Days", "Error", "Event", "Events", "Number", "Place", "Records", "Store", "Table",
    "Voice", "Words", "code", "code_many", "parse", "to_spacy",
]


def code(text: str, *, date: Day = None, title: str = "", source: str = "", url: str = "", doc_id: str = "") -> Events:
    """Coder.code, by a coder that is made at the first call."""
    return default_coder().code(text, date=date, title=title, source=source, url=url, doc_id=doc_id)


def code_many(articles: Iterable[str | Mapping[str, Any] | Article], *, threads: int | None = None) -> Iterator[Coded]:
    """Coder.code_many, by a coder that is made at the first call."""
    return default_coder().code_many(articles, threads=threads)
