"""`hearsay gazetteer`: the table of places, built once on this machine."""

import click

from hearsay import api
from hearsay.cli.say import progress


@click.group()
def gazetteer() -> None:
    """The table of places that reports are read with."""


@gazetteer.command()
@click.option("--force", is_flag=True, help="Build it anew even where it is there.")
def build(force: bool) -> int:
    """Build the table of places; needed once, and again for a new version."""
    try:
        settings = api.load()
    except api.SettingsError as error:
        raise click.UsageError(str(error)) from None
    with progress("building the gazetteer", "places") as step:
        path = api.build_gazetteer(settings, step, force=force)
    click.echo(f"gazetteer: {path}")
    return 0
