"""The program `dragoman`: $DRAGOMAN_PROGRAM, else the one that the package holds."""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(*words, **more):
    program = os.environ.get("DRAGOMAN_PROGRAM")
    command = [program] if program else [sys.executable, "-m", "dragoman"]
    return subprocess.run([*command, *map(str, words)], capture_output=True, check=False, **more)
