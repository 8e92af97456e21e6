"""What the commands say beside their output: one line each, on standard error."""

import sys

from hearsay.api import squeezed


def complain(message: str) -> None:
    """One line for people, whatever the message holds."""
    print(f"hearsay: {squeezed(message)}", file=sys.stderr, flush=True)
