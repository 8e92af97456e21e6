"""The command line: `hearsay COMMAND`. One file a group of commands; each calls the api and nothing else."""

from hearsay.cli.run import main

__all__ = ["main"]
