"""`hearsay check`: read reports and show what they claim and what does not add up."""

import dataclasses
from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

import click

from hearsay import api
from hearsay.cli.output import opened, width_of
from hearsay.cli.say import complain, progress


class Moment(click.ParamType):  # type: ignore[type-arg]
    """A date, or a time with its zone."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date | datetime:
        from hearsay.intake import parse_published

        if isinstance(value, date):
            return value
        try:
            return parse_published(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


Threshold = Literal["never", "error", "warning", "note"]
SEVERITIES = ("never", "error", "warning", "note")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", "form", type=click.Choice(api.FORMATS), default="text", show_default=True, help="What to write."
)
@click.option("--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="Where to write.")
@click.option(
    "--published",
    type=Moment(),
    metavar="DATE",
    help="When it came out, where the text does not say: 2025-06-08, 2025-06-08T14:00+03:00.",
)
@click.option("--title", metavar="TITLE", help="Its headline, where the text lacks it.")
@click.option("--outlet", metavar="NAME", help="Who brought it, where the text does not say.")
@click.option("--lang", metavar="CODE", help="Its language, whatever the text looks like: en.")
@click.option("--all", "everything", is_flag=True, help="Show all findings, not only the ten weightiest.")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="never",
    show_default=True,
    help="Exit with 1 for findings of this severity or graver.",
)
@click.option("--select", metavar="CODES", help="Run only these rules: codes, beginnings of codes or names, by commas.")
@click.option("--ignore", metavar="CODES", help="Leave these rules out.")
@click.option("--extend-select", metavar="CODES", help="Run these rules as well.")
@click.option("--profile", metavar="NAME", help="Profile of the conflict.")
@click.option("--jobs", "-j", type=click.IntRange(1, 256), default=1, metavar="N", help="Processes that read at once.")
def check(
    files: tuple[str, ...],
    form: str,
    output: str | None,
    published: date | datetime | None,
    title: str | None,
    outlet: str | None,
    lang: str | None,
    everything: bool,
    fail_on: Threshold,
    jobs: int,
    **overrides: str | None,
) -> int:
    """Show what reports claim and what does not add up.

    FILE is text, Markdown, HTML, PDF or JSON lines (one report a line); - is standard input. Lines and columns count
    in the text as it was read. Exit code: 0 done, 1 findings at or above --fail-on, 2 wrong usage or something that
    could not be read, the others being read all the same.
    """
    settings = settings_from(overrides)
    supplied = api.Supplied(published=published, title=title, outlet=outlet)
    with progress("building the gazetteer, once", "places") as step:
        api.build_gazetteer(settings, step)
    tally = Tally(fail_on)
    checked = tally.counted(api.check_all(files, supplied, settings, lang=lang, jobs=jobs))
    with opened(output, files, for_people=form == "text") as out:
        api.write(checked, form, out, everything=everything, width=width_of(out))
    return tally.exit_code


class Tally:
    """Complains of what could not be read and remembers what the exit code must say."""

    def __init__(self, fail_on: Threshold) -> None:
        self.fail_on = fail_on
        self.unreadable = False
        self.failed = False

    def counted(self, found: Iterator[api.Checked | api.Unreadable]) -> Iterator[api.Checked]:
        for one in found:
            if isinstance(one, api.Unreadable):
                self.unreadable = True
                complain(f"{one.locator}: {one.message}")
                continue
            self.failed = self.failed or api.reaches(one, self.fail_on)
            yield one

    @property
    def exit_code(self) -> int:
        return 2 if self.unreadable else 1 if self.failed else 0


def settings_from(overrides: dict[str, str | None]) -> api.Settings:
    """hearsay.toml with what the command line says on top. Raises UsageError for codes or profiles that are not."""
    try:
        settings = api.load()
    except api.SettingsError as error:
        raise click.UsageError(str(error)) from None
    values = {
        name: value if name == "profile" else tuple(part.strip() for part in value.split(","))
        for name, value in overrides.items()
        if value is not None
    }
    settings = dataclasses.replace(settings, **values)  # type: ignore[arg-type]
    if wrong := api.wrong_settings(settings):
        raise click.UsageError(wrong)
    return settings
