"""Coding through Python gives what the program gives, byte for byte, and says what is wrong."""
import datetime
import json
import threading
import time

import dragoman
import pytest
from program import run


def by_program(cases):
    text = "".join(json.dumps(case) + "\n" for case in cases)
    done = run("code", "-", "--input", "jsonl", "--format", "jsonl", input=text.encode())
    assert done.returncode == 0, done.stderr
    return done.stdout.decode().splitlines()


def test_the_same_bytes_as_the_program(cases):
    told = [event.to_json() for coded in dragoman.code_many(cases) for event in coded.events]
    assert len(told) > 40
    assert told == by_program(cases)


def test_any_number_of_threads_in_order(cases):
    coder = dragoman.Coder()
    one = [[e.to_json() for e in coded.events] for coded in coder.code_many(cases, threads=1)]
    many = [[e.to_json() for e in coded.events] for coded in coder.code_many(cases, threads=5)]
    assert one == many
    assert len(one) == len(cases)


def test_the_record_as_values():
    (event,) = dragoman.code("Norway will host talks with Sudan in Oslo on Thursday.", date=datetime.date(2024, 5, 13), doc_id="d")
    assert (event.doc_id, event.type, event.mode, event.status) == ("d", "CONSULT", "multilateral", "future")
    assert [a.code for a in event.source] == ["NOR"]
    assert (event.date.start, event.date.words.text) == ("2024-05-16", "Thursday")
    assert event.place.country == "NOR" and event.place.words.start == 37
    assert dragoman.Event.from_json(event.to_json()) == event
    assert event.to_dict()["trigger"]["text"] == event.trigger.text


def test_few_articles_are_held_at_a_time():
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield "Kenya condemned the attack on Uganda."

    stream = dragoman.code_many(endless(), threads=2)
    for _ in range(20):
        assert next(stream).events
    stream.close()
    assert len(taken) <= 20 + 4 * 2


def test_what_is_no_article_is_an_error_beside_the_rest():
    good = "Kenya condemned the attack on Uganda."
    given = [good, 5, {"title": "no text"}, {"text": good, "date": "2024-02-30"}, {"text": good, "title": 7}, "\ud800", good]
    coded = list(dragoman.code_many(given))
    assert [len(c.events) > 0 for c in coded] == [True, False, False, False, False, False, True]
    assert [c.error is None for c in coded] == [True, False, False, False, False, False, True]
    assert [c.article for c in coded] == given
    assert "2024-02-30" in str(coded[3].error) and coded[3].error.code == "invalid"
    assert "title" in str(coded[4].error)


def test_errors_have_codes(tmp_path):
    with pytest.raises(dragoman.Error) as fault:
        dragoman.Coder(reader=str(tmp_path / "none.dgm"))
    assert fault.value.code == "io" and "none.dgm" in str(fault.value)
    with pytest.raises(dragoman.Error):
        dragoman.Coder(kernels="abacus")
    with pytest.raises(dragoman.Error):
        dragoman.code("x", date="tomorrow")


def test_an_analysts_own_tables(tmp_path):
    (tmp_path / "groups.tsv").write_text(
        "name\tother_names\tcode\tsector\tmembers\tfrom\tto\nLake Brotherhood\t\tKEN\tREB\t\t\t\n", encoding="utf-8")
    text = "The Lake Brotherhood attacked a village on Monday."
    mine = dragoman.Coder(world=tmp_path)
    assert mine.id != dragoman.Coder().id
    assert [(a.code, a.sector, a.name) for a in mine.code(text)[0].source] == [("KEN", "REB", "Lake Brotherhood")]


def test_coding_leaves_other_threads_running():
    text = "\n\n".join(["France and Germany signed a treaty in Paris on Monday. Iran rejected it."] * 150)
    dragoman.code("warm")
    ticks, done = 0, threading.Event()
    worker = threading.Thread(target=lambda: (dragoman.code(text), done.set()))
    worker.start()
    while not done.is_set():
        ticks += 1
        time.sleep(0.001)
    worker.join()
    assert ticks > 10


def test_parse_as_spacy_has_it():
    parsed = dragoman.parse("Kenya condemned the attack.")
    assert [t["dep"] for t in parsed["tokens"]] == ["nsubj", "ROOT", "det", "dobj", "punct"]
    assert parsed["ents"][0]["label"] == "GPE"


@pytest.mark.parametrize("threads", [0, -3])
def test_threads_are_counted_from_one(threads):
    with pytest.raises(dragoman.Error, match="from 1 on"):
        dragoman.code_many([], threads=threads)
