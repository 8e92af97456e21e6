"""Bytes -> Reports: every input either becomes a report whose text is then final, or one line on why not."""

import dataclasses
import io
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from hearsay.intake.compose import host_of, identity
from hearsay.intake.dates import parse_published
from hearsay.intake.outcome import RefusedError, Supplied, Unreadable
from hearsay.intake.sniff import Format, format_of
from hearsay.model import Report

if TYPE_CHECKING:
    from hearsay.intake.fetch import Fetched

__all__ = ["Supplied", "Unreadable", "parse_published", "reports", "reports_at"]

Keeper = Callable[[bytes], object]
HEAD = 65_536
"""Bytes read to tell the format."""


def reports(
    locator: str,
    supplied: Supplied,
    *,
    max_bytes: int,
    stdin: BinaryIO | None = None,
    keep: Keeper | None = None,
) -> Iterator[Report | Unreadable]:
    """The reports in a file, or on standard input for "-"; what cannot be read is said in one line.

    A .jsonl input gives one report a line, and a bad line does not stop the rest. `max_bytes` caps a file, and each
    line of a .jsonl file: what is larger is refused, never read in part. `keep` is handed the original bytes of each
    report before it is given out; they hash to its origin's sha256.
    """
    try:
        with _opened(locator, stdin) as stream:
            yield from _read(stream, locator, supplied, max_bytes, keep or _forget)
    except RefusedError as refused:
        yield Unreadable(locator=locator, message=str(refused))


def reports_at(
    url: str, supplied: Supplied, *, max_bytes: int, keep: Keeper | None = None
) -> Iterator[Report | Unreadable]:
    """The reports at a public http(s) address, fetched once; nothing they link to is fetched."""
    from hearsay.intake import fetch

    try:
        got = fetch.fetch(url, max_bytes)
        suffix = ".pdf" if got.media_type == "application/pdf" else ""
        for one in _read(io.BytesIO(got.data), url + suffix, supplied, max_bytes, keep or _forget):
            yield one if isinstance(one, Unreadable) else _found_at(one, url, got)
    except RefusedError as refused:
        yield Unreadable(locator=url, message=str(refused))


def _found_at(report: Report, url: str, got: "Fetched") -> Report:
    """The report with where and when it was fetched; a page that names no outlet is its host's."""
    host = host_of(got.url)
    origin = dataclasses.replace(
        report.origin,
        locator=report.origin.locator.replace(url + ".pdf", url),
        url=report.origin.url or got.url,
        outlet=report.origin.outlet or host,
        retrieved_at=got.at,
    )
    nameless = report.origin.outlet is None and report.id == identity(report.origin.sha256, "")
    return dataclasses.replace(
        report, origin=origin, id=identity(report.origin.sha256, host or "") if nameless else report.id
    )


def _forget(_: bytes) -> None:
    return None


def _opened(locator: str, stdin: BinaryIO | None) -> "io.BufferedReader | _Borrowed":
    if locator == "-":
        if stdin is None:
            import sys

            stdin = sys.stdin.buffer
        return _Borrowed(stdin)
    if "://" in locator[:10]:
        raise RefusedError("is an address; Hearsay fetches nothing here: save the page and give the file")
    try:
        path = Path(locator)
        if stat.S_ISDIR(path.stat().st_mode):
            raise RefusedError("is a folder; name the files in it")
        return path.open("rb")
    except FileNotFoundError:
        raise RefusedError("is not there") from None
    except PermissionError:
        raise RefusedError("may not be read (permission denied)") from None
    except (OSError, ValueError) as error:
        raise RefusedError(f"cannot be opened ({getattr(error, 'strerror', None) or error})") from None


class _Borrowed:
    """A stream that is not ours to close."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def __enter__(self) -> BinaryIO:
        return self.stream

    def __exit__(self, *_: object) -> None:
        return None


def _read(
    stream: BinaryIO, locator: str, supplied: Supplied, max_bytes: int, keep: Keeper
) -> Iterator[Report | Unreadable]:
    try:
        head = _fill(stream, HEAD)
        suffix = "" if locator == "-" else Path(locator).suffix
        if head.startswith(b"PK\x03\x04"):
            head += _fill(stream, max_bytes)
        kind = format_of(head, suffix, head[-HEAD:])
        if kind == "jsonl":
            yield from _lines(head, stream, locator, supplied, max_bytes, keep)
            return
        data = head + _fill(stream, max(0, max_bytes + 1 - len(head)))
    except OSError as error:
        raise RefusedError(f"cannot be read ({error.strerror or error})") from None
    if len(data) > max_bytes:
        raise RefusedError(f"is larger than {max_bytes:,} bytes, the limit set as max_bytes")
    if not data:
        raise RefusedError("is empty")
    if kind in ("feed", "telegram"):
        from hearsay.intake import feed, telegram

        yield from (feed if kind == "feed" else telegram).read(data, locator, supplied, keep)
        return
    report = _one(kind, data, locator, supplied)
    keep(data)
    yield report


def _one(kind: Format, data: bytes, locator: str, supplied: Supplied) -> Report:
    if kind == "pdf":
        from hearsay.intake import pdf

        return pdf.read(data, locator, supplied)
    if kind == "html":
        from hearsay.intake import html

        return html.read(data, locator, supplied)
    from hearsay.intake import text

    return text.read(data, locator, supplied)


def _fill(stream: BinaryIO, size: int) -> bytes:
    """Exactly `size` bytes, or all there are: a pipe gives less than asked for."""
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(min(size, 1 << 20))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _lines(
    head: bytes, stream: BinaryIO, locator: str, supplied: Supplied, max_bytes: int, keep: Keeper
) -> Iterator[Report | Unreadable]:
    from hearsay.intake import jsonl

    seen = 0
    for number, line in enumerate(_split(head, stream, max_bytes), 1):
        where = f"{locator}:{number}"
        if line is None:
            seen += 1
            yield Unreadable(locator=where, message=f"is larger than {max_bytes:,} bytes, the limit set as max_bytes")
            continue
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        seen += 1
        try:
            report = jsonl.read_line(line, where, supplied)
            keep(line.strip(b"\r\n"))
            yield report
        except RefusedError as refused:
            yield Unreadable(locator=where, message=str(refused))
    if not seen:
        raise RefusedError("holds no reports")


def _split(head: bytes, stream: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """The lines of a stream that has begun with `head`; None for a line over the cap, which is passed over."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = head + _fill(stream, max(0, max_bytes + 1 - len(head)))
        try:
            words = data.decode("utf-16") if len(data) <= max_bytes else None
        except UnicodeDecodeError:
            raise RefusedError("is broken UTF-16; save it as UTF-8") from None
        if words is None:
            raise RefusedError(f"is larger than {max_bytes:,} bytes, the limit set as max_bytes")
        yield from (line.encode() for line in words.split("\n"))
        return
    held: list[bytes] = []
    size = 0
    chunk = head
    while chunk:
        pieces = chunk.split(b"\n")
        for piece in pieces[:-1]:
            size += len(piece)
            yield b"".join([*held, piece]) if size <= max_bytes else None
            held, size = [], 0
        size += len(pieces[-1])
        held = [*held, pieces[-1]] if size <= max_bytes else []
        chunk = stream.read(1 << 20)
    if size:
        yield b"".join(held) if size <= max_bytes else None
