"""The cases of all doors, and a store of the examples."""
import json

import pytest
from program import ROOT, run


@pytest.fixture(scope="session")
def cases():
    with open(ROOT / "tests/doors/cases.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def store_path(tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "examples.db"
    made = run("ingest", ROOT / "examples/reports.jsonl", "--db", path, "--quiet")
    assert made.returncode == 0, made.stderr
    return path


@pytest.fixture(autouse=True)
def in_doctests(doctest_namespace, request):
    if isinstance(request.node, pytest.DoctestItem):
        doctest_namespace["EXAMPLE_STORE"] = request.getfixturevalue("store_path")
