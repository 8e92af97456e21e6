"""`hearsay gazetteer`: the table of places, built once on this machine, and the user's own lists in it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hearsay import api
from hearsay.cli.say import complain, progress

if TYPE_CHECKING:
    from hearsay.atlas.own import Added

TOLD = ("name", "file", "sha256", "added", "source", "places", "merged", "passed", "unusable")


@click.group()
def gazetteer() -> None:
    """The table of places that reports are read with."""


def _settings() -> api.Settings:
    try:
        return api.load()
    except api.SettingsError as error:
        raise click.UsageError(str(error)) from None


@gazetteer.command()
@click.option("--force", is_flag=True, help="Build it anew even where it is there.")
def build(force: bool) -> int:
    """Build the table of places; needed once, and again for a new version."""
    settings = _settings()
    with progress("building the gazetteer", "places") as step:
        path = api.build_gazetteer(settings, step, force=force)
    click.echo(f"gazetteer: {path}")
    return 0


@gazetteer.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--source", default="", metavar="TEXT", help='Where it is from: "GeoNames, CC BY 4.0".')
@click.option("--country", metavar="CODE", help="ISO 3166-1 code of the country, where the list has none: UA.")
@click.option("--column", "columns", multiple=True, metavar="ROLE=COLUMN", help="What a column holds: lat=Y.")
@click.option("--name", default="", metavar="NAME", help="What to call the list here [default: the name of the file].")
def add(files: tuple[Path, ...], source: str, country: str | None, columns: tuple[str, ...], name: str) -> int:
    """Add your own lists of places: GeoNames dumps, settlement lists as CSV or TSV.

    FILE is a dump as downloaded from GeoNames (UA.zip, or the UA.txt in it), or a table with a header whose columns
    hold name, lat and lon, and perhaps country, admin1 (oblast, region), katottg, koatuu, pcode, geonames or id,
    population, radius (metres), names in other languages. Only populated places are taken. A place that is known
    already is not doubled: it is given the names. What is added stays for later versions.
    """
    if name and len(files) > 1:
        raise click.UsageError("--name is for one file")
    told = dict(_column(one) for one in columns)
    settings, code = _settings(), 0
    for file in files:
        try:
            with progress(f"taking in {file.name}", "rows") as step:
                added = api.add_places(
                    file, settings, name=name, source=source, country=country, columns=told, progress=step
                )
        except api.NotTakenError as error:
            complain(f"{file}: {error}")
            code = 2
        except OSError as error:
            complain(f"{file}: {error.strerror or error}")
            code = 2
        else:
            _tell(file, added)
    return code


def _column(text: str) -> tuple[str, str]:
    role, sign, header = text.partition("=")
    if not (role and sign and header):
        raise click.UsageError(f"--column {text!r} must be ROLE=COLUMN, such as lat=Y")
    return role.strip(), header


def _tell(file: Path, added: "Added") -> None:
    kept, joined = added.kept, added.joined
    if joined is None:
        click.echo(
            f"already there: {api.squeezed(kept.name)}, added {kept.added[:10]}; nothing is changed "
            "(to read it in another way, remove it first)"
        )
        return
    passed = f", {joined.passed:,} features that are no populated places" if joined.passed else ""
    unusable = f", {joined.unusable:,} rows not usable" if joined.unusable else ""
    click.echo(
        f"added {api.squeezed(kept.name)}: {joined.places:,} places, {joined.merged:,} known before{passed}{unusable}"
    )
    for note in added.notes:
        complain(f"{file}: {note}")
    for one in joined.first:
        complain(f"{file}: line {one.line} not usable: {one.why}")
    if more := joined.unusable - len(joined.first):
        most = ", ".join(f"{why} ({number:,})" for why, number in joined.reasons.most_common(3))
        complain(f"{file}: {more:,} more rows not usable; in all mostly {most}")


@gazetteer.command()
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="What to write.")
def lists(form: str) -> int:
    """Show the lists that were added: what they gave, where they are from."""
    held = api.place_lists(_settings())
    if form == "json":
        click.echo(
            json.dumps([{name: getattr(one, name) for name in TOLD} for one in held], ensure_ascii=False, indent=1)
        )
        return 0
    if not held:
        click.echo("no lists added; hearsay gazetteer add FILE adds one")
    for one in held:
        click.echo(
            f"{api.squeezed(one.name)}  added {one.added[:10]}  {one.places:,} places, {one.merged:,} known before, "
            f"{one.unusable:,} rows not usable\n"
            f"  source: {api.squeezed(one.source) or 'not said'}\n"
            f"  file: {api.squeezed(one.file)}, sha256 {one.sha256}"
        )
    return 0


@gazetteer.command()
@click.argument("name")
def remove(name: str) -> int:
    """Take the list called NAME out of the table again."""
    settings = _settings()
    try:
        with progress("building the gazetteer", "rows") as step:
            gone = api.remove_places(name, settings, step)
    except api.NotTakenError as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"removed {api.squeezed(gone.name)}")
    return 0
