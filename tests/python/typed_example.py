"""Checked by `mypy --strict`: what a typed user writes."""
import dragoman


def hosts(text: str) -> list[str]:
    events: dragoman.Events = dragoman.code(text, date="2024-05-13")
    return [actor.code for event in events if event.type == "CONSULT" for actor in event.source]


def planned(path: str) -> int:
    return len(dragoman.Store(path).query("status:future", limit=None))


def first_day(event: dragoman.Event) -> str | None:
    return event.date.start if event.date else None
