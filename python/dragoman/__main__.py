"""The program `dragoman`, as the package holds it."""
import os
import pathlib
import sys

from . import _data


def main() -> None:
    """Runs the program in place of this process."""
    program = pathlib.Path(__file__).parent / "bin" / "dragoman"
    os.environ.setdefault("DRAGOMAN_DATA", _data.folder())
    os.execv(program, ["dragoman", *sys.argv[1:]])


if __name__ == "__main__":
    main()
