"""The event record as typed values: docs/event-record.md. All offsets count code points of the article's text."""
from __future__ import annotations

import dataclasses
import json
from typing import Any


@dataclasses.dataclass(frozen=True)
class Words:
    """Words of the article, with where they stand."""

    text: str | None
    start: int | None
    end: int | None


@dataclasses.dataclass(frozen=True)
class Actor:
    """A party to an event."""

    text: str
    start: int
    end: int
    stands_for: Words | None
    id: str | None
    name: str | None
    code: str
    sector: str | None
    cameo: str | None
    role: str | None
    members: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Days:
    """First and last day of an event (YYYY-MM-DD), with the words that told them."""

    start: str
    end: str
    words: Words
    granularity: str


@dataclasses.dataclass(frozen=True)
class Place:
    """Where an event happens; degrees are WGS 84."""

    words: Words
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geoname_id: int | None
    precision: str


@dataclasses.dataclass(frozen=True)
class Voice:
    """Who the article names as the source, outermost outlet first."""

    words: Words
    cue: str | None
    code: str | None
    sector: str | None


@dataclasses.dataclass(frozen=True)
class Number:
    """A number told with the act."""

    what: str
    low: int | None
    high: int | None
    words: Words
    according_to: str | None


def _at(record: dict[str, Any]) -> Words:
    at = record.get("at") or (None, None)
    return Words(record.get("text"), at[0], at[1])


def _actor(record: dict[str, Any]) -> Actor:
    told = record["stands_for"]
    return Actor(
        record["text"], record["start"], record["end"], None if told is None else _at(told), record["id"], record["name"],
        record["code"], record["sector"], record["cameo"], record["role"], tuple(record["members"]))


def _place(record: dict[str, Any]) -> Place:
    return Place(
        _at(record), record["name"], record["country"], record["admin1"], record["lat"], record["lon"],
        record["geoname_id"], record["precision"])


def _number(record: dict[str, Any]) -> Number:
    return Number(record["what"], record["low"], record["high"], _at(record), record.get("according_to"))


@dataclasses.dataclass(frozen=True)
class Event:
    """One event mention. `to_json()` is the line that `dragoman code --format jsonl` writes, byte for byte."""

    event_id: str
    mention_id: str
    doc_id: str
    type: str
    mode: str | None
    status: str
    cameo: str | None
    quad: int
    goldstein: float | None
    contexts: tuple[str, ...]
    confidence: float
    trigger: Words
    sentence: tuple[int, int]
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    date: Days | None
    place: Place | None
    attribution: tuple[Voice, ...]
    numbers: tuple[Number, ...]
    same_as: str | None
    rule: str
    coder: str
    _json: str = dataclasses.field(repr=False, compare=False)

    @classmethod
    def from_json(cls, line: str) -> Event:
        """The event of one line of JSON."""
        r = json.loads(line)
        day, place = r["date"], r["place"]
        return cls(
            r["event_id"], r["mention_id"], r["doc_id"], r["type"], r["mode"], r["status"], r["cameo"], r["quad"],
            r["goldstein"], tuple(r["contexts"]), r["confidence"],
            Words(r["trigger"]["text"], r["trigger"]["start"], r["trigger"]["end"]),
            (r["sentence"]["start"], r["sentence"]["end"]), tuple(map(_actor, r["source"])), tuple(map(_actor, r["target"])),
            None if day is None else Days(day["start"], day["end"], _at(day), day["granularity"]),
            None if place is None else _place(place),
            tuple(Voice(_at(v), v["cue"], v["code"], v["sector"]) for v in r["attribution"]),
            tuple(map(_number, r["numbers"])), r["same_as"], r["rule"], r["coder"], line)

    def to_json(self) -> str:
        """One line of JSON, without the newline."""
        return self._json

    def to_dict(self) -> dict[str, Any]:
        """The record as docs/event-record.md has it."""
        record: dict[str, Any] = json.loads(self._json)
        return record
