"""Lists that are Arrow tables, too."""
from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

from . import _dragoman
from ._events import Actor, Event

Row = TypeVar("Row")
_EPOCH = datetime.date(1970, 1, 1).toordinal()
# A column's name, its kind ("text", "list", "integer", "number", "day") and its values.
Column = tuple[str, str, list[Any]]


def day_number(day: str | None) -> int | None:
    """Days since 1970-01-01."""
    return None if day is None else datetime.date.fromisoformat(day).toordinal() - _EPOCH


class Table(Generic[Row]):
    """A list of rows. pyarrow, pandas, polars and duckdb take it as a table, by the Arrow C stream interface:
    `pyarrow.table(rows)`, `polars.DataFrame(rows)`, `pandas.DataFrame.from_arrow(rows)`."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._rows = list(rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Table[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Table[Row]:
        return type(self)(self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return self._rows == (other._rows if isinstance(other, Table) else other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._rows!r})"

    def columns(self) -> list[Column]:
        """The table's columns."""
        raise NotImplementedError

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table as an Arrow C stream of one batch; a requested schema is not followed."""
        return _dragoman.arrow_stream(self.columns(), len(self))


def _codes(actors: Sequence[Actor], what: str) -> list[str]:
    return [getattr(actor, what) or "" for actor in actors]


class Events(Table[Event]):
    """Events, one row a mention; parties are lists, `json` is the whole record."""

    def columns(self) -> list[Column]:
        e = self._rows

        def text(name: str) -> Column:
            return name, "text", [getattr(x, name) for x in e]

        out: list[Column] = [text(name) for name in ("event_id", "mention_id", "doc_id", "type", "mode", "status", "cameo")]
        out += [
            ("quad", "integer", [x.quad for x in e]),
            ("goldstein", "number", [x.goldstein for x in e]),
            ("confidence", "number", [x.confidence for x in e]),
            ("contexts", "list", [list(x.contexts) for x in e]),
            ("trigger", "text", [x.trigger.text for x in e]),
        ]
        for side in ("source", "target"):
            for what in ("code", "sector", "name", "text"):
                out.append((f"{side}_{what}", "list", [_codes(getattr(x, side), what) for x in e]))
        out += [
            ("date_start", "day", [day_number(x.date.start) if x.date else None for x in e]),
            ("date_end", "day", [day_number(x.date.end) if x.date else None for x in e]),
            ("place", "text", [x.place.name if x.place else None for x in e]),
            ("country", "text", [x.place.country if x.place else None for x in e]),
            ("lat", "number", [x.place.lat if x.place else None for x in e]),
            ("lon", "number", [x.place.lon if x.place else None for x in e]),
            ("geoname_id", "integer", [x.place.geoname_id if x.place else None for x in e]),
            ("said_by", "list", [[v.words.text or "" for v in x.attribution] for x in e]),
            text("same_as"), text("rule"), text("coder"),
            ("json", "text", [x.to_json() for x in e]),
        ]
        return out


class Records(Table[dict[str, Any]]):
    """Rows of names and values: what the store answers with. Nested values are JSON text in the table."""

    def columns(self) -> list[Column]:
        out: list[Column] = []
        for name in dict.fromkeys(key for row in self._rows for key in row):
            values = [row.get(name) for row in self._rows]
            told = [v for v in values if v is not None]
            if told and all(isinstance(v, int) and not isinstance(v, bool) for v in told):
                out.append((name, "integer", values))
            elif told and all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in told):
                out.append((name, "number", values))
            elif told and all(isinstance(v, list) and all(isinstance(x, str) for x in v) for v in told):
                out.append((name, "list", [v or [] for v in values]))
            else:
                out.append((name, "text", [v if v is None or isinstance(v, str) else json.dumps(v) for v in values]))
        return out
