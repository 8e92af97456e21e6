"""Starts the command line and ends it well: one line for an error, never a traceback, quiet when interrupted.

Exit codes: 0 done; 1 findings at or above --fail-on; 2 bad usage or unreadable input; 130 interrupted; 141 the reader
of our output went away.
"""

import gc
import os
import sys

import click

from hearsay import __version__
from hearsay.cli.commands import Loaded
from hearsay.cli.say import complain

BAD_USAGE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


@click.group(cls=Loaded, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="hearsay", message="%(prog)s %(version)s")
def hearsay() -> None:
    """Show what a conflict report claims: who says it, through whom, on what evidence, and what does not add up."""


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    # Models and parsed lexicons live as long as the process: looking through them often costs a tenth of a start.
    gc.set_threshold(100_000, 50, 50)
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    try:
        code = hearsay.main(args=arguments, prog_name="hearsay", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return BAD_USAGE
    except click.ClickException as error:
        complain(_one_line(error))
        return BAD_USAGE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        complain(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error))
        return BAD_USAGE
    except Exception as error:  # the user sees one line whatever we did wrong
        from hearsay import api

        if isinstance(error, api.NotThereError):
            complain(str(error))
            return BAD_USAGE
        complain(f"a bug in Hearsay: {type(error).__name__}: {error}")
        return BAD_USAGE


def _one_line(error: click.ClickException) -> str:
    """The message, and for wrong usage where help is."""
    message = " ".join(error.format_message().split())
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{message.rstrip('.')} (see {error.ctx.command_path} --help)"
    return message
