"""`hearsay compare`: are these one text, and what did each add, drop or change?"""

from typing import TextIO

import click

from hearsay import api, casework
from hearsay.cli.check import settings_from
from hearsay.cli.output import opened
from hearsay.cli.say import complain
from hearsay.model import Comparison


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(casework.COMPARISON_FORMATS),
    default="text",
    show_default=True,
    help="What to write.",
)
@click.option("--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="Where to write.")
@click.option("--only", metavar="IDS", help="Compare only these reports: ids, by commas.")
@click.option("--lang", metavar="CODE", help="Their language, whatever the texts look like: en.")
@click.option("--all", "everything", is_flag=True, help="Also show the sentences side by side.")
@click.option("--profile", metavar="NAME", help="Profile of the conflict.")
def compare(
    files: tuple[str, ...],
    form: str,
    output: str | None,
    only: str | None,
    lang: str | None,
    everything: bool,
    **overrides: str | None,
) -> int:
    """Compare reports with each other: reprint, rewrite, excerpt, or not one text; and what drifted.

    A .jsonl file gives one report a line.
    """
    settings = settings_from(overrides)
    readings, unreadable = [], False
    for file in files:
        for one in api.read_all(file, settings=settings, lang=lang):
            if isinstance(one, api.Unreadable):
                unreadable = True
                complain(f"{one.locator}: {one.message}")
            else:
                readings.append(one)
    try:
        if only is not None:
            readings = casework.only(readings, [part.strip() for part in only.split(",")])
        found = casework.compare(readings)
    except KeyError as error:
        raise click.UsageError(f"no report has the id {error.args[0]!r}") from None
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    with opened(output) as out:
        _write(found, form, out, everything)
    return 2 if unreadable else 0


def _write(found: Comparison, form: str, out: TextIO, everything: bool) -> None:
    casework.write_comparison(found, form, out, everything=everything)
