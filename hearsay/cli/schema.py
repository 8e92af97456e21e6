"""`hearsay schema`: the JSON Schemas of what other programs read."""

import click

from hearsay import api


@click.command()
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Show a JSON Schema, or the names of all.

    NAME is check for what hearsay check --format jsonl writes, one object a line.
    """
    if name is None:
        click.echo("\n".join(api.schemas()))
        return
    try:
        click.echo(api.schema(name).rstrip("\n"))
    except KeyError:
        raise click.UsageError(f"there is no schema {name!r}; known: {', '.join(api.schemas())}") from None
