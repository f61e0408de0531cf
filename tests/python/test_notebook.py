"""docs/notebook.ipynb runs from top to bottom, as one reads it."""
import json
import os
import pathlib
import stat

import pytest
from program import ROOT

pytest.importorskip("pandas")

NOTEBOOK = ROOT / "docs/notebook.ipynb"


def code_cells():
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


@pytest.fixture
def program_in_place(monkeypatch):
    """`python -m dragoman` runs $DRAGOMAN_PROGRAM where the package holds no program (as it lies in the sources)."""
    import dragoman

    place = pathlib.Path(dragoman.__file__).parent / "bin" / "dragoman"
    named = os.environ.get("DRAGOMAN_PROGRAM")
    if place.exists() or not named:
        yield
        return
    place.parent.mkdir()
    place.write_text(f'#!/bin/sh\nexec "{named}" "$@"\n')
    place.chmod(place.stat().st_mode | stat.S_IXUSR)
    yield
    place.unlink()
    place.parent.rmdir()


def test_every_cell_runs(monkeypatch, capsys, program_in_place):
    monkeypatch.chdir(NOTEBOOK.parent)
    names = {"__name__": "notebook"}
    for number, cell in enumerate(code_cells()):
        exec(compile(cell, f"cell {number}", "exec"), names)
    assert "CONSULT future" in capsys.readouterr().out
    assert len(names["table"]) == len(names["coded"]) > 40
    assert len(names["store"].query("", limit=None)) > 30


def test_outputs_are_not_kept():
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert all(not cell.get("outputs") for cell in cells)
