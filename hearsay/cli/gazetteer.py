"""`hearsay gazetteer`: the table of places, built once on this machine."""

import click

from hearsay import api
from hearsay.cli.say import complain


@click.group()
def gazetteer() -> None:
    """The table of places that reports are read with."""


@gazetteer.command()
def build() -> int:
    """Build the table of places; done once, and again for a new version."""
    try:
        settings = api.load()
    except api.SettingsError as error:
        raise click.UsageError(str(error)) from None
    try:
        path = api.build_gazetteer(settings, complain)
    except api.NotThereError as error:
        complain(str(error))
        return 0
    click.echo(f"gazetteer: {path}")
    return 0
