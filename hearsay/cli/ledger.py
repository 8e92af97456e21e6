"""The commands of a ledger: init, add, reports, claims, events, show, timeline, search, assess, verify."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from hearsay import api, casework
from hearsay.cli.check import Moment, settings_from
from hearsay.cli.output import opened
from hearsay.cli.say import complain

if TYPE_CHECKING:
    from hearsay.export.publication import Publication

Row = TypeVar("Row")
Told = Callable[[bool], "Publication | None"]
"""What is held back, by whether what is written is made to leave the machine."""
KEPT = click.option(
    "--ledger",
    "where",
    metavar="FOLDER|URL",
    help="The ledger: a folder or postgresql:// address [default: HEARSAY_LEDGER, else ./ledger].",
)
AS = click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="What to write.")
HOLDING = (
    click.option("--delay", type=float, metavar="HOURS", help="Hold younger events back."),
    click.option("--round-to", type=float, metavar="DEGREES", help="Round coordinates to this grid; 0 for none."),
    click.option(
        "--hide-persons/--show-persons", default=None, help="Withhold names of residents and soldiers, or do not."
    ),
)
BY = click.option("--by", metavar="NAME", help="Who does this [default: the login name].")


def refused(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """A command whose refusals by the ledger are one line for people and exit code 2."""
    import functools

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> int | None:
        try:
            return command(*args, **kwargs)
        except casework.LedgerError as error:
            complain(str(error))
            return 2

    return run


def written_out(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """A command that writes something out: its options of what is held back come to it as `told`, over what
    [publication] in hearsay.toml says. It is called with `leaving`, and gives the Publication, or None for none."""
    import functools

    @functools.wraps(command)
    def run(
        *args: Any, delay: float | None, round_to: float | None, hide_persons: bool | None, **kwargs: Any
    ) -> int | None:
        def told(leaving: bool) -> "Publication | None":
            settings = settings_from({})
            try:
                return casework.publication(
                    settings, leaving=leaving, delay=delay, round_to=round_to, hide_persons=hide_persons
                )
            except ValueError as error:
                raise click.UsageError(str(error)) from None

        return command(*args, told=told, **kwargs)

    for option in reversed(HOLDING):
        run = option(run)
    return run


@click.command()
@click.argument("folder", required=False, metavar="[FOLDER|URL]")
@click.option("--ledger", "where", metavar="FOLDER|URL", help="The same, as the other commands name it.")
@click.option("--originals", type=click.Path(path_type=Path), metavar="FOLDER", help="Where original files are kept.")
@BY
@refused
def init(folder: str | None, where: str | None, originals: Path | None, by: str | None) -> int:
    """Make a ledger: a folder, or the tables in a PostgreSQL database."""
    at = casework.where_of(folder or where)
    kept = casework.init(at, originals, by)
    click.echo(f"ledger: {casework.shown(at)}\noriginal files: {kept}")
    return 0


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE|FOLDER|URL...")
@KEPT
@click.option("--published", type=Moment(), metavar="DATE", help="When they came out, where they do not say.")
@click.option("--title", metavar="TITLE", help="The headline, where the text lacks it.")
@click.option("--outlet", metavar="NAME", help="Who brought them, where they do not say.")
@click.option("--lang", metavar="CODE", help="Their language, whatever the texts look like: en.")
@click.option("--fetch", is_flag=True, help="Fetch public http(s) addresses given as sources, and nothing else.")
@click.option("--quiet", is_flag=True, help="No progress, only the summary.")
@BY
@refused
def add(
    sources: tuple[str, ...],
    where: str | None,
    published: date | datetime | None,
    title: str | None,
    outlet: str | None,
    lang: str | None,
    fetch: bool,
    quiet: bool,
    by: str | None,
) -> int:
    """Read reports and keep them, one transaction each. What is there already is passed over, so that an interrupted
    run is simply run again."""
    supplied = api.Supplied(published=published, title=title, outlet=outlet)
    settings = settings_from({})
    counts: dict[str, int] = {}
    with casework.opened(casework.where_of(where)) as ledger:
        for source in sources:
            for file in casework.sources_in(source):
                for one in casework.add(ledger, file, supplied, settings, by=by, lang=lang, fetch=fetch):
                    counts[one.outcome] = counts.get(one.outcome, 0) + 1
                    _progress(one, quiet)
    click.echo(", ".join(f"{number} {outcome}" for outcome, number in counts.items()) or "no reports found")
    return 2 if counts.get("refused") else 0


def _progress(one: casework.Added, quiet: bool) -> None:
    if one.outcome in ("refused", "not read"):
        complain(f"{one.locator}: {one.note}" + (" (kept without claims)" if one.outcome == "not read" else ""))
    elif not quiet:
        copies = f", shares its text with {one.copies}" if one.copies else ""
        told = f": {one.claims} claims{copies}" if one.outcome != "already there" else ""
        click.echo(f"{one.outcome} {api.squeezed(one.report)}{told}")
        sys.stdout.flush()


@click.command()
@KEPT
@click.option("--all", "everything", is_flag=True, help="Earlier versions of changed pages too.")
@AS
@refused
def reports(where: str | None, everything: bool, form: str) -> int:
    """List the reports by publication."""
    with casework.opened(casework.where_of(where)) as ledger:
        casework.write_reports(ledger, form, sys.stdout, everything=everything)
    return 0


@click.command()
@KEPT
@click.option("--report", metavar="ID", help="Only of this report.")
@click.option("--event", metavar="ID", help="Only of this event.")
@click.option("--kind", metavar="KIND", help="Only of this kind: advance, capture, strike, …")
@click.option("--side", metavar="SIDE", help="Only by speakers of this side.")
@click.option("--most", type=click.IntRange(1), default=200, show_default=True, help="No more than these.")
@AS
@refused
def claims(
    where: str | None, report: str | None, event: str | None, kind: str | None, side: str | None, most: int, form: str
) -> int:
    """List claims, narrowed as asked."""
    with casework.opened(casework.where_of(where)) as ledger:
        found = casework.claims(ledger, report=report, event=event, kind=kind, side=side, most=most + 1)
        casework.write_claims(_cut(found, most), form, sys.stdout)
    return 0


def _cut(found: list[Row], most: int) -> list[Row]:
    """The first of them, and a word where there are more."""
    if len(found) > most:
        complain(f"only the first {most} are shown (--most shows more)")
    return found[:most]


def _listing(name: str, text: str) -> click.Command:
    @click.command(name, help=text)
    @KEPT
    @click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="From this day on.")
    @click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Up to this day.")
    @click.option("--place", metavar="NAME", help="Only of this place.")
    @click.option("--sort", metavar="SORT", help="Only of this sort: entry, reach, capture, strike, …")
    @click.option("--standing", metavar="STANDING", help="Only with this standing: disputed, conceded, …")
    @click.option("--most", type=click.IntRange(1), default=500, show_default=True, help="No more than these.")
    @AS
    @refused
    def listing(
        where: str | None,
        first: datetime | None,
        last: datetime | None,
        place: str | None,
        sort: str | None,
        standing: str | None,
        most: int,
        form: str,
    ) -> int:
        with casework.opened(casework.where_of(where)) as ledger:
            found = casework.events(
                ledger,
                first=first.date() if first else None,
                last=last.date() if last else None,
                place=place,
                sort=sort,
                standing=standing,
                most=most + 1,
            )
            casework.write_events(_cut(found, most), form, sys.stdout, by_day=name == "timeline")
        return 0

    return listing


events = _listing("events", "List events with place, day, standing and number of claims.")
timeline = _listing("timeline", "Show events day by day.")


@click.command()
@click.argument("target", metavar="ID")
@KEPT
@AS
@refused
def show(target: str, where: str | None, form: str) -> int:
    """Show a report (versions, claims, copies, log, judgements), or an event by its id or the beginning of it."""
    with casework.opened(casework.where_of(where)) as ledger:
        casework.write_shown(ledger, target, form, sys.stdout)
    return 0


@click.command()
@click.argument("words", nargs=-1, required=True)
@KEPT
@click.option("--most", type=click.IntRange(1), default=50, show_default=True, help="No more than these.")
@AS
@refused
def search(words: tuple[str, ...], where: str | None, most: int, form: str) -> int:
    """Find claims and reports that hold every word; a word ending in * is the beginning of one."""
    with casework.opened(casework.where_of(where)) as ledger:
        casework.write_found(ledger, " ".join(words), most, form, sys.stdout)
    return 0


@click.command()
@click.argument("target", metavar="ID|OUTLET")
@KEPT
@click.option("--credibility", type=click.IntRange(1, 6), help="Of the information, 1 confirmed to 6 cannot be judged.")
@click.option("--reliability", type=click.Choice(tuple("ABCDEF")), help="Of the source, A reliable to F not judged.")
@click.option("--verdict", metavar="WORDS", help="A verdict in words.")
@click.option("--note", default="", metavar="WORDS", help="Why.")
@BY
@refused
def assess(
    target: str,
    where: str | None,
    credibility: int | None,
    reliability: str | None,
    verdict: str | None,
    note: str,
    by: str | None,
) -> int:
    """Judge a report, event, claim or outlet. Earlier judgements stay readable."""
    with casework.opened(casework.where_of(where)) as ledger:
        one = casework.assess(
            ledger, target, by=by, credibility=credibility, reliability=reliability, verdict=verdict, note=note
        )
    again = f", replaces {one.replaces}" if one.replaces else ""
    click.echo(f"judgement {one.id} of {one.kind} {api.squeezed(one.target)} by {api.squeezed(one.by)}{again}")
    return 0


@click.command()
@KEPT
@click.option("--against", metavar="HASH", help="A head of the log noted earlier: it must still be in it.")
@refused
def verify(where: str | None, against: str | None) -> int:
    """Check the ledger: its log, originals, readings and events. Exit code 1 where something is wrong."""
    with casework.opened(casework.where_of(where)) as ledger:
        found = casework.verify(ledger, against)
    for problem in found.problems:
        complain(problem)
    for note in found.notes:
        click.echo(f"note: {note}")
    state = "clean" if not found.problems else f"{len(found.problems)} problems"
    click.echo(
        f"{state}: {found.reports} reports, {found.claims} claims, {found.events} events, {found.entries} log entries"
    )
    click.echo(f"head of the log: {found.head}")
    return 1 if found.problems else 0


@click.command()
@click.argument("event", metavar="EVENT")
@KEPT
@click.option(
    "--format",
    "form",
    type=click.Choice(casework.DOSSIER_FORMATS),
    default="text",
    show_default=True,
    help="What to write.",
)
@click.option("--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="Where to write.")
@written_out
@refused
def dossier(
    event: str,
    where: str | None,
    form: str,
    output: str | None,
    told: Told,
) -> int:
    """Show all there is about one event: standing and why, origins, contradictions, related events, copies.

    A page (html) is made to be sent on: unless told otherwise, names of residents and soldiers are withheld and an
    event of the last 24 hours is held back. The other formats hold nothing back unless told to, here or by a table
    [publication] in hearsay.toml (delay, round_to, hide_persons), which holds for all of them.
    """
    how = told(form == "html")
    with casework.opened(casework.where_of(where)) as ledger:
        found = casework.dossier(ledger, event, settings_from({}))
    with opened(output) as out:
        casework.write_dossier(found, form, out, how)
    return 0


@click.command()
@KEPT
@click.option(
    "--format",
    "form",
    type=click.Choice(casework.EXPORT_FORMATS),
    default="json",
    show_default=True,
    help="What to write.",
)
@click.option("--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="Where to write.")
@written_out
@refused
def export(
    where: str | None,
    form: str,
    output: str | None,
    told: Told,
) -> int:
    """Write the ledger for other programs; what is held back or does not fit is told on standard error.

    Unless told otherwise, here or by a table [publication] in hearsay.toml (delay, round_to, hide_persons), events of
    the last 24 hours are held back and names of residents and soldiers withheld.
    """
    how = told(True)
    with casework.opened(casework.where_of(where)) as ledger, opened(output) as out:
        for note in casework.export(ledger, form, out, how):
            complain(note)
    return 0


@click.group()
def control() -> None:
    """Dated control maps, which claims of presence, crossing, capture and control are compared with."""


@control.command("add")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@KEPT
@click.option(
    "--date",
    "shows",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    metavar="DATE",
    help="The day the map shows, which may be the day before its file is named for.",
)
@click.option("--maker", required=True, metavar="NAME", help="Who made it.")
@click.option("--side", required=True, metavar="SIDE", help="The party its maker stands with, or third.")
@click.option("--holder", metavar="SIDE", help="Whose areas it shows [default: the other party's].")
@BY
@refused
def control_add(
    file: Path, where: str | None, shows: datetime, maker: str, side: str, holder: str | None, by: str | None
) -> int:
    """Keep a map of controlled areas: GeoJSON with polygons.

    Where it surely shows what is claimed, on the day or the week after, it counts as an origin of its maker's side;
    where it does not, it says nothing against it. Events it bears on are put together anew.
    """
    with casework.opened(casework.where_of(where)) as ledger:
        new, held = casework.add_control(ledger, file, shows=shows.date(), maker=maker, side=side, holder=holder, by=by)
    state = "added" if new else "already there"
    click.echo(f"{state}: {api.squeezed(maker)}, {shows.date().isoformat()}, areas held by {held}")
    return 0


COMMANDS = (init, add, reports, claims, events, show, timeline, search, assess, dossier, export, verify, control)
