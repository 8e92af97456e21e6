"""Where a command writes: standard output as it stands, or a file that is whole or not there."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

import click


@contextlib.contextmanager
def opened(output: str | None, inputs: Sequence[str] = (), *, for_people: bool = False) -> Iterator[TextIO]:
    """The stream to write to. A named file appears only once it is complete, and never takes the place of an input.

    What is not for people to read on a terminal is UTF-8 wherever it goes. Raises UsageError for an output that is one
    of the inputs.
    """
    if output is None or output == "-":
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        if not for_people and hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        return
    path = Path(output)
    for one in inputs:
        if path.exists() and Path(one).exists() and path.samefile(one):
            raise click.UsageError(f"{output} is also read: a report is never written over")
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", errors="backslashreplace") as out:
            yield out
        return
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            yield out
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def width_of(out: TextIO) -> int | None:
    """Columns of the terminal written to; None where it is none, or one that shows plain lines only."""
    if not out.isatty() or os.environ.get("TERM") == "dumb":
        return None
    return shutil.get_terminal_size().columns
