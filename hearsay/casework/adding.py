"""Adding reports to a ledger: read outside any transaction, written in one with claims, copies, events and the log."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from hearsay import api
from hearsay.casework import deriving
from hearsay.casework.opening import told
from hearsay.model import Reading, Report
from hearsay.settings import Settings

if TYPE_CHECKING:
    from hearsay.ledger import Connection, Ledger
    from hearsay.ledger.incoming import Incoming, Quoted

HASHED = re.compile(r"[0-9a-f]{32}")
"""Ids that intake makes from the bytes, as against given ones."""
DISTINCTIVE = 8
"""Words from which on a quotation is known again."""
READABLE = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".jsonl", ".ndjson", ".xml", ".rss", ".json"})
"""Suffixes of the files taken from a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one input. `note` is one line for people where something is to be said."""

    locator: str
    outcome: Literal["added", "new version", "already there", "not read", "refused"]
    report: str = ""
    claims: int = 0
    copies: int = 0
    note: str = ""


def sources_in(locator: str) -> list[str]:
    """A file as it is; for a folder the files in it that may be reports, sub-folders too, in order of their names."""
    path = Path(locator)
    if locator == "-" or "://" in locator[:10] or not path.is_dir():
        return [locator]
    found = (p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in READABLE)
    return [str(p) for p in sorted(found) if not any(part.startswith(".") for part in p.relative_to(path).parts)]


def add(
    ledger: "Ledger",
    locator: str,
    supplied: api.Supplied | None = None,
    settings: Settings | None = None,
    *,
    by: str | None = None,
    lang: str | None = None,
    stdin: BinaryIO | None = None,
    fetch: bool = False,
) -> Iterator[Added]:
    """Add the reports of one file, each in a transaction of its own; what is there already is passed over.

    `fetch` lets an http(s) address be fetched: a public one, once, and nothing it links to.

    A report is in the ledger once its Added has been given out, whatever happens afterwards. A report in a language
    that is not read is kept with its text and no claims. Raises LedgerError where the ledger fails.
    """
    from hearsay.evidence.originals import Originals
    from hearsay.ledger.opening import current_user

    who = by or current_user()
    originals = Originals(ledger.originals)
    kept: list[str] = []
    source: str | None = None

    def keep(data: bytes) -> None:
        kept.append(originals.put(data))

    if fetch and locator.startswith(("http://", "https://")):
        found = _fetched(locator, supplied, settings, keep)
    else:
        found = api.reports(locator, supplied, settings, stdin, keep)
    for report in found:
        if isinstance(report, api.Unreadable):
            yield Added(locator=report.locator, outcome="refused", note=report.message)
            continue
        report = _writable(dataclasses.replace(report, lang=lang) if lang else report)
        if source is None:
            source = "" if kept[0] == report.origin.sha256 else kept[0]
        with told():
            yield _add_one(ledger, report, settings, who, source)


def _writable(report: Report) -> Report:
    """The report with a locator any database can hold: bytes of a file's name that are no text are shown as codes."""
    locator = report.origin.locator.encode("utf-8", "backslashreplace").decode().replace("\x00", "")
    if locator == report.origin.locator:
        return report
    return dataclasses.replace(report, origin=dataclasses.replace(report.origin, locator=locator))


def _fetched(
    url: str, supplied: api.Supplied | None, settings: Settings | None, keep: Callable[[bytes], object]
) -> Iterator[Report | api.Unreadable]:
    from hearsay import intake

    cap = (settings or Settings()).max_bytes
    return intake.reports_at(url, supplied or api.Supplied(), max_bytes=cap, keep=keep)


def _add_one(ledger: "Ledger", report: Report, settings: Settings | None, who: str, source: str) -> Added:
    from hearsay.ledger import writing

    page = page_of(report)
    where = report.origin.locator
    with ledger.reading() as connection:
        if writing.is_kept(connection, page, report.origin.sha256):
            return Added(locator=where, outcome="already there", report=report.id)
    reading, note = _read(report, settings)
    return add_reading(ledger, reading, who, note, source)


def _read(report: Report, settings: Settings | None) -> tuple[Reading, str]:
    try:
        return api.read(report, settings), ""
    except api.NotReadError as refused:
        return Reading(report=report), str(refused)


def add_reading(ledger: "Ledger", reading: Reading, who: str, note: str = "", source: str = "") -> Added:
    """Write a reading with all that follows from it, in one transaction.

    `source` is the hash of the feed or export the report was a part of.
    """
    from hearsay.ledger import log, writing

    new = incoming(reading)
    report = reading.report
    with ledger.writing() as connection:
        if writing.is_kept(connection, new.page, report.origin.sha256):
            return Added(locator=report.origin.locator, outcome="already there", report=report.id)
        touched = writing.stretches_of_page(connection, new.page)
        key, version, digest = writing.put_report(connection, new)
        family, found = _families(connection, key, new)
        if family:
            _join(touched, writing.stretches_of_family(connection, family))
        for one, stretches in zip(new.stated, new.stretches, strict=True):
            for name in stretches:
                touched.setdefault(name, set()).add(one.day)
        deriving.events(connection, touched)
        detail: dict[str, object] = {
            "version": version,
            "page": new.page,
            "sha256": report.origin.sha256,
            "reading": digest,
            "locator": report.origin.locator,
            "claims": len(reading.claims),
            "family": family,
            "copies": found,
        }
        if source:
            detail["source"] = source
        log.write(connection, who, "add", report.id, detail)
    return Added(
        locator=report.origin.locator,
        outcome="not read" if note else "added" if version == 1 else "new version",
        report=report.id,
        claims=len(reading.claims),
        copies=found,
        note=note,
    )


def page_of(report: Report) -> str:
    """What the versions of a report have in common: its given id, else its address, else itself."""
    if not HASHED.fullmatch(report.id):
        return f"id:{report.id}"
    return report.origin.url or f"id:{report.id}"


def incoming(reading: Reading) -> "Incoming":
    """A reading with everything the ledger keeps to find copies, events and quotations by."""
    from hearsay.ledger.incoming import Incoming
    from hearsay.linking import shingles
    from hearsay.linking.stated import stated, stretches

    folded = shingles.fold(reading.report, reading)
    claims = stated(reading)
    return Incoming(
        reading=reading,
        page=page_of(reading.report),
        stated=claims,
        stretches=tuple(tuple(stretches(c)) for c in claims),
        words=folded.words,
        runs=shingles.pack(folded),
        sketch=shingles.sketch(folded),
        quotations=tuple(quoted(reading)),
    )


def quoted(reading: Reading) -> "Iterator[Quoted]":
    """Quotations long enough to be known again, and whose they are said to be."""
    from hearsay.ledger.incoming import Quoted
    from hearsay.linking import align, shingles, telling

    for group in align.quotations([reading], DISTINCTIVE):
        for piece in group:
            speaker = next(telling.speaker_of(piece), None)
            yield Quoted(
                words=shingles.hash_of(shingles.words_of(piece.text)),
                start=piece.span.start,
                end=piece.span.end,
                speaker=speaker.text if speaker else "",
                speaker_key=speaker.value if speaker else "",
            )


def _families(connection: "Connection", key: int, new: "Incoming") -> tuple[str | None, int]:
    """The family of a new report, and with how many reports it shares its text."""
    from hearsay.ledger import writing
    from hearsay.linking import families, shingles

    report = new.reading.report
    here = shingles.unpack(report.id, report.excerpt, new.words, new.runs)
    links = []
    for kept in writing.candidates(connection, key, new.sketch):
        there = shingles.unpack(kept.id, kept.excerpt, kept.words, kept.runs)
        links.append((kept, families.compare(there, here)))
    found = sum(link.relation != "unrelated" for _, link in links)
    return writing.put_copies(connection, key, links), found


def _join(touched: dict[str, set[int | None]], more: dict[str, set[int | None]]) -> None:
    for name, days in more.items():
        touched.setdefault(name, set()).update(days)
