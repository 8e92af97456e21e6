"""JSON lines -> Reports: one report a line, its text exactly as it stands there."""

import json
import re
from datetime import date, datetime
from typing import Any

from hearsay.intake.compose import compose
from hearsay.intake.dates import from_metadata, parse_published
from hearsay.intake.outcome import RefusedError, Supplied
from hearsay.intake.tidy import tidy
from hearsay.model import Report

TEXTS = ("id", "text", "title", "outlet", "url", "lang", "published")
LANG = re.compile(r"([a-z]{2,3})(?:[-_]\w+)*", re.I)


def read_line(line: bytes, locator: str, supplied: Supplied) -> Report:
    """The report on one line, `supplied` filling what it leaves out.

    Raises RefusedError, with one line that says what is wrong, for what is not a report.
    """
    record = _record(line)
    text, changed = tidy(record["text"])
    published, doubts = _published(record.get("published"))
    title = record.get("title") or supplied.title
    lang = record.get("lang")
    return compose(
        text=text,
        data=line.strip(b"\r\n"),
        locator=locator,
        media_type="application/json",
        given_id=_clean(record.get("id")),
        title=_clean(title),
        outlet=_clean(record.get("outlet")) or supplied.outlet,
        url=_clean(record.get("url")),
        published=published or supplied.published,
        lang=_lang(lang) if lang else None,
        excerpt=bool(record.get("excerpt")),
        notes=changed + doubts,
    )


def _clean(value: str | None) -> str | None:
    return tidy(value)[0].strip() or None if value else None


def _record(line: bytes) -> dict[str, Any]:
    try:
        words = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(f"is not valid UTF-8 (byte {error.start + 1} of the line)") from None
    try:
        record = json.loads(words)
    except json.JSONDecodeError as error:
        raise RefusedError(f"is not JSON: {error.msg} (column {error.colno})") from None
    except RecursionError:
        raise RefusedError("is nested too deeply to be a report") from None
    except ValueError as error:
        raise RefusedError(f"is not JSON that can be read: {str(error)[:80]}") from None
    if not isinstance(record, dict):
        raise RefusedError(f'holds {_kind(record)} where a report is expected: {{"text": "…"}}')
    if "text" not in record:
        raise RefusedError('has no "text"')
    if isinstance(record.get("id"), int) and not isinstance(record["id"], bool):
        record["id"] = str(record["id"])
    for name in TEXTS:
        value = record.get(name)
        if not isinstance(value, str) and (value is not None or name == "text"):
            raise RefusedError(f'"{name}" must be text, not {_kind(value)}')
    if not isinstance(record.get("excerpt", False), bool | None):
        raise RefusedError(f'"excerpt" must be true or false, not {_kind(record["excerpt"])}')
    return record


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "an object"}
    return names.get(type(value), "something else")


def _published(value: str | None) -> tuple[date | datetime | None, tuple[str, ...]]:
    if not value or not value.strip():
        return None, ()
    try:
        return parse_published(value), ()
    except ValueError as error:
        without_zone = from_metadata(value) if "no zone" in str(error) else None
        if without_zone is None:
            raise RefusedError(f'"published": {error}') from None
        return without_zone, ('"published" has a clock time without a zone; only its date is used.',)


def _lang(value: str) -> str:
    found = LANG.fullmatch(value.strip())
    if not found:
        raise RefusedError(f'"lang" must be a code such as "en", not {value[:20]!r}')
    return found[1].lower()
