"""The verbs: whatever a command or a page can do, a program can do by calling these.

The rooms are imported inside the verbs that need them, so that importing this costs nothing.
"""

import contextlib
import dataclasses
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, TextIO

from hearsay.export import Checked
from hearsay.export.shown import squeezed
from hearsay.intake import Supplied, Unreadable
from hearsay.model import Finding, Reading, Report, Severity
from hearsay.settings import Settings, SettingsError, load

if TYPE_CHECKING:
    from hearsay.atlas.lists import Kept
    from hearsay.atlas.own import Added
    from hearsay.checks.rule import Rule
    from hearsay.export.sarif import RuleHelp

__all__ = [
    "Checked",
    "NotReadError",
    "NotTakenError",
    "NotThereError",
    "Settings",
    "SettingsError",
    "Supplied",
    "Unreadable",
    "add_places",
    "build_gazetteer",
    "check",
    "check_all",
    "explain",
    "findings",
    "load",
    "place_lists",
    "reaches",
    "read",
    "read_all",
    "remove_places",
    "reports",
    "rules",
    "schema",
    "schemas",
    "squeezed",
    "write",
    "wrong_settings",
]

FORMATS = ("text", "md", "json", "jsonl", "html", "sarif")
SCHEMA = ".schema.json"
LANGUAGE_NAMES = {"ru": "Russian", "uk": "Ukrainian"}


class NotReadError(Exception):
    """A report that cannot be read as it is; its one line says why."""


class NotTakenError(Exception):
    """A list of places that cannot be used; its one line says why."""


class NotThereError(Exception):
    """A part that this version does not have."""


def reports(
    locator: str,
    supplied: Supplied | None = None,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    keep: Callable[[bytes], object] | None = None,
) -> Iterator[Report | Unreadable]:
    """The reports in a file ("-": standard input), and one Unreadable for each that is refused.

    `keep` is handed the original bytes of each report before it is given out.
    """
    from hearsay import intake

    cap = (settings or Settings()).max_bytes
    try:
        yield from intake.reports(locator, supplied or Supplied(), max_bytes=cap, stdin=stdin, keep=keep)
    except (BrokenPipeError, GeneratorExit):
        raise
    except Exception as error:  # a bug of ours in one file must not cost the others
        yield Unreadable(locator=locator, message=_failed(error))


def read(report: Report, settings: Settings | None = None) -> Reading:
    """Everything found in one report.

    Raises NotReadError for a language there is no lexicon for: nothing is guessed from another one's words.
    """
    from hearsay import lexicon
    from hearsay.reading import read as reading

    if report.lang not in lexicon.languages():
        raise NotReadError(_not_read(report.lang, lexicon.languages()))
    return reading.read(report, settings or Settings())


def findings(reading: Reading, settings: Settings | None = None) -> tuple[Finding, ...]:
    """What the switched-on rules find in a reading, in order of the text."""
    from hearsay.checks import run

    return run.on_reading(reading, settings or Settings())


def check(
    locator: str,
    supplied: Supplied | None = None,
    settings: Settings | None = None,
    *,
    lang: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Checked | Unreadable]:
    """Each report in a file, read and checked, in order; an Unreadable where one could not be.

    `lang` is taken for the language of every report, whatever the text looks like. One report that fails, for
    whatever reason, does not stop the next.
    """
    return check_all([locator], supplied, settings, lang=lang, stdin=stdin)


def check_all(
    locators: Iterable[str],
    supplied: Supplied | None = None,
    settings: Settings | None = None,
    *,
    lang: str | None = None,
    stdin: BinaryIO | None = None,
    jobs: int = 1,
) -> Iterator[Checked | Unreadable]:
    """Each report in several files, as `check` does, by `jobs` processes at a time; the order is that of the input.

    A script that asks for more than one job does so under `if __name__ == "__main__"`: each process imports it.
    """
    opened = (one for locator in locators for one in reports(locator, supplied, settings, stdin))
    one_by_one = functools.partial(_checked, settings=settings, lang=lang)
    if jobs == 1:
        return map(one_by_one, opened)
    from hearsay import parallel

    return parallel.in_order(one_by_one, opened, jobs)


def read_all(
    locator: str,
    supplied: Supplied | None = None,
    settings: Settings | None = None,
    *,
    lang: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Reading | Unreadable]:
    """Each report in a file, read, in order; an Unreadable where one could not be."""
    return (_read(one, settings, lang) for one in reports(locator, supplied, settings, stdin))


def _checked(report: Report | Unreadable, settings: Settings | None, lang: str | None) -> Checked | Unreadable:
    reading = _read(report, settings, lang)
    if isinstance(reading, Unreadable):
        return reading
    return Checked(reading=reading, findings=findings(reading, settings))


def _read(report: Report | Unreadable, settings: Settings | None, lang: str | None) -> Reading | Unreadable:
    if isinstance(report, Unreadable):
        return report
    try:
        return read(dataclasses.replace(report, lang=lang) if lang else report, settings)
    except NotReadError as refused:
        return Unreadable(locator=report.origin.locator, message=str(refused))
    except Exception as error:  # a bug of ours in one report must not cost the others
        return Unreadable(locator=report.origin.locator, message=_failed(error))


def _failed(error: Exception) -> str:
    what = f"{type(error).__name__}: {error}".strip().splitlines()[0][:200]
    return f"could not be read, a bug in Hearsay ({what})"


def write(
    checked: Iterable[Checked], form: str, out: TextIO, *, everything: bool = False, width: int | None = None
) -> None:
    """Write checked reports in one of FORMATS, JSON lines and text as they come, the others at the end.

    `everything` gives people all findings instead of the ten weightiest; `width` is that of a terminal in columns, None
    where there is none. Raises ValueError for another format.
    """
    if form not in FORMATS:
        raise ValueError(f"there is no format {form!r}; known: {', '.join(FORMATS)}")
    if form == "text":
        from hearsay.export import terminal

        terminal.write(checked, out, everything=everything, width=width)
    elif form == "md":
        from hearsay.export import markdown

        markdown.write(checked, out, everything=everything)
    elif form == "html":
        _write_page(checked, out)
    elif form == "sarif":
        from hearsay.export import sarif

        sarif.write(checked, out, [_help(rule) for rule in rules()])
    else:
        from hearsay.export import records

        (records.write_lines if form == "jsonl" else records.write_array)(checked, out)


def _write_page(checked: Iterable[Checked], out: TextIO) -> None:
    from hearsay.checks import pages
    from hearsay.export import page
    from hearsay.export.brief import brief

    parts = [(one.reading, one.findings, brief(one.reading, one.findings)) for one in checked]
    codes = {finding.code for _, found, _ in parts for finding in found}
    why = {rule.code: pages.parsed(rule.code).sections["Why it matters"] for rule in rules() if rule.code in codes}
    out.write(page.render_many(parts, explanations=why))


def _help(rule: "Rule") -> "RuleHelp":
    from hearsay.checks import pages
    from hearsay.export.sarif import RuleHelp

    page = pages.parsed(rule.code)
    return RuleHelp(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        family=rule.family,
        short=" ".join(page.sections["What it finds"].split()),
        full=" ".join(page.sections["Why it matters"].split()),
        markdown=pages.page(rule.code),
    )


def reaches(checked: Checked, severity: Severity | Literal["never"]) -> bool:
    """Whether a report has a finding of this severity or graver; nothing reaches "never"."""
    from hearsay.export import ranking

    return severity != "never" and ranking.reaches(checked.findings, severity)


def wrong_settings(settings: Settings) -> str:
    """What in the settings names a rule or profile that is not there, in one line; "" where nothing does."""
    from hearsay import profiles
    from hearsay.checks import catalogue

    if settings.profile not in profiles.available():
        return f"there is no profile {settings.profile!r}; known: {', '.join(profiles.available())}"
    wrong = catalogue.strangers((*settings.select, *settings.ignore, *settings.extend_select))
    return f"no rule is called {', '.join(repr(w) for w in wrong)}; hearsay rules lists them" if wrong else ""


def rules() -> "tuple[Rule, ...]":
    """Every rule there is, in order of code."""
    from hearsay.checks import catalogue

    return catalogue.RULES


def explain(code: str) -> str:
    """The page of a rule, as Markdown. Raises KeyError for a code or name that never was."""
    from hearsay.checks import pages

    return pages.page(code)


def schemas() -> tuple[str, ...]:
    """Names of the JSON Schemas that ship."""
    from importlib.resources import files

    folder = files("hearsay.export") / "schemas"
    return tuple(sorted(p.name.removesuffix(SCHEMA) for p in folder.iterdir() if p.name.endswith(SCHEMA)))


def schema(name: str) -> str:
    """The text of a JSON Schema (draft 2020-12); "check" is that of a checked report. Raises KeyError for another."""
    from importlib.resources import files

    if name not in schemas():
        raise KeyError(name)
    return (files("hearsay.export") / "schemas" / f"{name}{SCHEMA}").read_text(encoding="utf-8")


def build_gazetteer(
    settings: Settings | None = None, progress: Callable[[int, int | None], None] | None = None, *, force: bool = False
) -> Path:
    """Build the table of places if there is none for this version, or in any case with `force`; say where it lies.

    `progress` is called with places done and places expected. Raises NotThereError, with one line that says why, where
    it cannot be built.
    """
    from hearsay.atlas import gazetteer

    with _listing():
        return gazetteer.build(settings or Settings(), progress, force)


def add_places(
    path: Path,
    settings: Settings | None = None,
    *,
    name: str = "",
    source: str = "",
    country: str | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Callable[[int, int | None], None] | None = None,
) -> "Added":
    """Take a GeoNames dump or a settlement list into the table of places, for this and later versions.

    `columns` gives headers by what their column holds ("lat": "Y"), `country` the ISO 3166-1 code of a list that has
    none, `source` where it is from and under what licence. Raises NotTakenError for a list that cannot be used,
    NotThereError where the table cannot be built, OSError for a file that cannot be read.
    """
    from hearsay.atlas import own

    told = own.Told(name=name, source=source, country=country, columns=columns or {})
    with _listing():
        return own.add(settings or Settings(), path, told, _decoded, progress)


def place_lists(settings: Settings | None = None) -> "tuple[Kept, ...]":
    """The lists of places that were added. Raises NotThereError where they cannot be told."""
    from hearsay.atlas import gazetteer

    with _listing():
        return gazetteer.held(settings or Settings())


def remove_places(
    name: str, settings: Settings | None = None, progress: Callable[[int, int | None], None] | None = None
) -> "Kept":
    """Take a list out of the table of places again. Raises NotTakenError where none is called so, NotThereError."""
    from hearsay.atlas import own

    with _listing():
        return own.remove(settings or Settings(), name, progress)


@contextlib.contextmanager
def _listing() -> Iterator[None]:
    from hearsay.atlas.columns import ListError
    from hearsay.atlas.gazetteer import GazetteerError

    try:
        yield
    except ListError as error:
        raise NotTakenError(str(error)) from None
    except GazetteerError as error:
        raise NotThereError(str(error)) from None


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    from hearsay.intake.encoding import decode
    from hearsay.intake.outcome import RefusedError

    try:
        return decode(data)
    except RefusedError as error:
        raise ValueError(str(error)) from None


def _not_read(lang: str, known: tuple[str, ...]) -> str:
    name = f"is in {LANGUAGE_NAMES[lang]}" if lang in LANGUAGE_NAMES else f"is in a language not recognised ({lang})"
    return f"{name}: not read; so far Hearsay reads {', '.join(known)} (--lang overrules)"
