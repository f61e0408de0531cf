"""Asking a store that `dragoman ingest` made."""
from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

from . import _data, _dragoman
from ._errors import Error
from ._tables import Records

_PAGE = 1000


class Store:
    """A store, for reading. Answers are those of the HTTP API (docs/api.md), which are those of the program.

    >>> import dragoman
    >>> store = dragoman.Store(EXAMPLE_STORE)
    >>> store.query("type:CONSULT status:future", limit=1)[0]["event"]["type"]
    'CONSULT'
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        if not os.path.exists(path):
            raise Error(f"{os.fspath(path)}: there is no such store; `dragoman ingest` makes one", "io")
        self._store = _dragoman.Store(os.fspath(path), _data.folder())

    def _get(self, path: str, **asked: Any) -> Any:
        told = {key: value for key, value in asked.items() if value is not None}
        status, body = self._store.get(path + ("?" + urlencode(told, doseq=True) if told else ""))
        answer = json.loads(body)
        if status != 200:
            raise Error(answer.get("detail", f"status {status}"), "io" if status >= 500 else "invalid")
        return answer

    def _pages(self, path: str, limit: int | None, **asked: Any) -> Iterator[dict[str, Any]]:
        cursor, left = None, limit
        while left is None or left > 0:
            page = self._get(path, limit=_PAGE if left is None else min(left, _PAGE), cursor=cursor, **asked)
            yield from page["events"]
            left = None if left is None else left - len(page["events"])
            cursor = page["next"]
            if cursor is None:
                return

    def query(self, q: str = "", *, limit: int | None = 100, order: str = "newest") -> Records:
        """Events of a query (docs/query.md), "newest" or "oldest" first; without a limit all of them."""
        return Records(self._pages("/events", limit, q=q, order=order))

    def timeline(self, *actors: str, q: str = "", limit: int | None = 100) -> Records:
        """Events that name one actor, or two, oldest first."""
        return Records(self._pages("/timeline", limit, actor=actors, q=q))

    def agenda(self, q: str = "", *, start: str | None = None, limit: int = 100) -> Records:
        """Plans by day, from `start` (today) on, and what became of them."""
        return Records(self._get("/agenda", q=q, limit=limit, **({"from": start} if start else {}))["plans"])

    def dyads(self, q: str = "", *, by: str = "all", limit: int = 100) -> Records:
        """Counts and Goldstein sums by pair of source and target; by "all" or "month"."""
        return Records(self._get("/dyads", q=q, by=by, limit=limit)["dyads"])

    def actors(self, q: str = "", *, limit: int = 100) -> Records:
        """Who acts and is acted upon, most first."""
        return Records(self._get("/actors", q=q, limit=limit)["actors"])

    def counts(self, q: str = "", *, by: str = "month") -> Records:
        """Events by "day", "week", "month" or "year"."""
        return Records(self._get("/counts", q=q, by=by)["counts"])

    def event(self, event_id: str) -> dict[str, Any]:
        """One event with each report that tells it."""
        found: dict[str, Any] = self._get("/events/" + quote(event_id, safe=""))
        return found

    def article(self, doc_id: str) -> dict[str, Any]:
        """One article with its text and events, the current version first."""
        found: dict[str, Any] = self._get("/articles/" + quote(doc_id, safe=""))
        return found

    def summary(self) -> dict[str, Any]:
        """What the store holds."""
        found: dict[str, Any] = self._get("/info")
        return found

    def panel(self, *, unit: str = "dyad", by: str = "month", q: str = "") -> str:
        """The table of `dragoman panel`, as CSV."""
        return self._stream("/panel", unit=unit, by=by, q=q)

    def export(self, format: str, q: str = "") -> str:  # noqa: A002
        """What `dragoman export` writes."""
        return self._stream("/export", format=format, q=q)

    def _stream(self, path: str, **asked: Any) -> str:
        status, body = self._store.get(path + "?" + urlencode(asked))
        if status != 200:
            raise Error(json.loads(body).get("detail", f"status {status}"))
        return bytes(body).decode("utf-8")
