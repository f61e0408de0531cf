"""Where the program library's data lie: in the package, or in $DRAGOMAN_DATA."""
import os
import pathlib


def folder() -> str:
    """The folder that holds model, readers, lexicon and world."""
    return os.environ.get("DRAGOMAN_DATA") or str(pathlib.Path(__file__).parent / "share")
