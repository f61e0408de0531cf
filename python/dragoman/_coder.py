"""Coding articles."""
from __future__ import annotations

import concurrent.futures
import dataclasses
import datetime
import functools
import json
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from . import _data, _dragoman
from ._errors import Error
from ._events import Event
from ._tables import Events

Day = str | datetime.date | None


@dataclasses.dataclass(frozen=True)
class Article:
    """One news item. `date` is its day of publication: without it, "on Tuesday" stays unknown. `doc_id` is, if not
    given, the URL in canonical form, else a hash of the text."""

    text: str
    date: Day = None
    title: str = ""
    source: str = ""
    url: str = ""
    doc_id: str = ""


@dataclasses.dataclass(frozen=True)
class Coded:
    """What became of one article: its events, or the error that it gave."""

    article: Any
    events: Events
    error: Error | None = None


def _article(given: str | Mapping[str, Any] | Article) -> Article:
    if isinstance(given, Article):
        return given
    if isinstance(given, str):
        return Article(given)
    if not isinstance(given, Mapping):
        raise Error(f"an article is a str, a dict or an Article, not {type(given).__name__}")
    names = {field.name for field in dataclasses.fields(Article)}
    if not isinstance(given.get("text"), str):
        raise Error("an article needs a text")
    return Article(**{key: value for key, value in given.items() if key in names and value is not None})


def _day(date: Day) -> str:
    if date is None:
        return ""
    return date.isoformat()[:10] if isinstance(date, datetime.date) else date


class Coder:
    """Reads articles into events. Made once (a second or less), then used from as many threads as you like.

    reader: "base", "small" (twice as fast), "frames" or a .dgm file; world, ontology: folders of your own tables
    over ours (docs/own-tables.md); kernels: "scalar", "avx2", "avx512", else the fastest that runs here.
    """

    def __init__(self, *, reader: str = "", world: str | os.PathLike[str] = "", ontology: str | os.PathLike[str] = "",
                 kernels: str = "") -> None:
        self._coder = _dragoman.Coder(_data.folder(), reader, os.fspath(world), os.fspath(ontology), kernels)

    @property
    def id(self) -> str:
        """Program version, model, lexicon and world hashes: what every row carries as `coder`."""
        return str(self._coder.id)

    def code(self, text: str, *, date: Day = None, title: str = "", source: str = "", url: str = "",
             doc_id: str = "") -> Events:
        """The events of one article, in text order. One call cannot be interrupted: a text of a megabyte takes half a minute.

        >>> import dragoman
        >>> events = dragoman.code("Norway will host talks with Sudan in Oslo on Thursday.", date="2024-05-13")
        >>> events[0].type, events[0].status, events[0].date.start
        ('CONSULT', 'future', '2024-05-16')
        """
        told = {"text": text, "date": _day(date), "title": title, "source": source, "url": url, "doc_id": doc_id}
        try:
            lines = self._coder.code(*told.values())
        except TypeError:  # no str, or one that is no UTF-8
            for name, value in told.items():
                if not isinstance(value, str):
                    raise Error(f"{name} is a str, not {type(value).__name__}") from None
            raise Error("half a surrogate pair is no text: decode with errors='replace'") from None
        return Events(map(Event.from_json, lines))

    def code_many(self, articles: Iterable[str | Mapping[str, Any] | Article], *, threads: int | None = None) -> Iterator[Coded]:
        """Codes articles on all cores (or `threads`), and gives one Coded each, in their order. Few are held at a time,
        however many there are. What is no article gives a Coded with `error`, and the rest goes on.

        >>> import dragoman
        >>> [len(coded.events) for coded in dragoman.code_many(["", {"text": "Kenya criticised Uganda."}])]
        [0, 1]
        """
        if threads is not None and threads < 1:
            raise Error(f"threads is a number from 1 on, not {threads}")
        return self._coded(articles, threads or os.cpu_count() or 1)

    def _coded(self, articles: Iterable[str | Mapping[str, Any] | Article], threads: int) -> Iterator[Coded]:
        def one(given: str | Mapping[str, Any] | Article) -> Coded:
            try:
                a = _article(given)
                return Coded(given, self.code(a.text, date=a.date, title=a.title, source=a.source, url=a.url, doc_id=a.doc_id))
            except Error as fault:
                return Coded(given, Events(), fault)

        pool = concurrent.futures.ThreadPoolExecutor(threads, thread_name_prefix="dragoman")
        waiting: deque[concurrent.futures.Future[Coded]] = deque()
        try:
            for given in articles:
                waiting.append(pool.submit(one, given))
                if len(waiting) >= 4 * threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


_making = threading.Lock()  # lru_cache alone would make one for each thread that asks first


def default_coder() -> Coder:
    """The coder that dragoman.code and dragoman.code_many use."""
    with _making:
        return _coder_once()


@functools.lru_cache(maxsize=1)
def _coder_once() -> Coder:
    return Coder()


def _parser() -> Any:
    with _making:
        return _parser_once()


@functools.lru_cache(maxsize=1)
def _parser_once() -> Any:
    return _dragoman.Parser(os.path.join(_data.folder(), "model", "en_core_web_sm.dgm"))


def parse(text: str, *, paragraphs: bool = False) -> dict[str, Any]:
    """spaCy's Doc.to_json() of the text, label for label; where `paragraphs`, each is parsed for itself.

    >>> import dragoman
    >>> [token["tag"] for token in dragoman.parse("Kenya protested.")["tokens"]]
    ['NNP', 'VBD', '.']
    """
    parsed: dict[str, Any] = json.loads(_parser().parse(text, paragraphs))
    return parsed


def to_spacy(parsed: dict[str, Any]) -> Any:
    """A spaCy Doc of what `parse` gave; needs spaCy."""
    import spacy  # type: ignore[import-not-found,unused-ignore]

    return spacy.tokens.Doc(spacy.blank("en").vocab).from_json(parsed)
