"""What the commands say beside their output: one line each, on standard error."""

import contextlib
import sys
from collections.abc import Callable, Iterator


def complain(message: str) -> None:
    """One line for people, whatever the message holds."""
    from hearsay.api import squeezed  # not at the top: help and version need none of it

    print(f"hearsay: {squeezed(message)}", file=sys.stderr, flush=True)


@contextlib.contextmanager
def progress(what: str, things: str) -> Iterator[Callable[[int, int | None], None]]:
    """Shows how far a long job is: a line that counts on a terminal, else one line at its start; none if it is short.

    Yields what the job calls with things done and things expected.
    """
    shown = ""

    def step(done: int, expected: int | None) -> None:
        nonlocal shown
        if not sys.stderr.isatty():
            if not shown:
                shown = f"hearsay: {what}, this takes a moment"
                print(shown, file=sys.stderr, flush=True)
            return
        of = f" of about {expected:,}" if expected else ""
        line = f"hearsay: {what}: {done:,}{of} {things}"
        print(f"\r{line.ljust(len(shown))}", end="", file=sys.stderr, flush=True)
        shown = line

    try:
        yield step
    finally:
        if shown and sys.stderr.isatty():
            print(file=sys.stderr, flush=True)
