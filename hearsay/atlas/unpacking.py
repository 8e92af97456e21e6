"""A user's file -> the text that is kept of it: unzipped, in UTF-8, within bounds, read piece by piece."""

import codecs
import contextlib
import gzip
import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from hearsay.atlas.columns import ListError

LARGEST = 4_000_000_000
"""Bytes of a list, unpacked; GeoNames' list of the whole world has 1.7."""
MOST_PACKED, PACKED_FROM = 100, 20_000_000
"""A list of more than so many bytes that was packed to less than a hundredth is no list of names."""
LONGEST_LINE = 1_000_000
DECODED_UP_TO = 64_000_000
"""Bytes up to which another encoding than UTF-8 is looked for."""
PIECE = 1_000_000
ENDINGS = (".txt", ".csv", ".tsv", ".tab")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")

Decode = Callable[[bytes], tuple[str, tuple[str, ...]]]
"""The characters of bytes that are not UTF-8, and what had to be decided, one sentence each; raises ValueError with
one line for bytes it cannot tell."""
Step = Callable[[int], None]
"""Called with the lines read so far."""


def digest(path: Path) -> str:
    """SHA-256 of a file as it lies there."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep(path: Path, kept: Path, decode: Decode | None = None, step: Step | None = None) -> tuple[str, ...]:
    """Writes the text of a list to `kept`, packed; gives what had to be decided to read it.

    Raises ListError for what is no text, or too much of it.
    """
    with _packed(kept) as out:
        try:
            with _opened(path) as file:
                _copy(file, out, step)
            return ()
        except UnicodeDecodeError:
            pass
    with _opened(path) as file:
        data = file.read(DECODED_UP_TO + 1)
    if decode is None or len(data) > DECODED_UP_TO:
        raise ListError("is not UTF-8: save it as UTF-8")
    try:
        text, notes = decode(data)
    except ValueError as error:
        raise ListError(str(error)) from None
    with _packed(kept) as out:
        _Lines().checked(text)
        out.write(text.encode())
    return notes


@contextlib.contextmanager
def lines(kept: Path) -> Iterator[IO[str]]:
    """The lines of a kept text, with their ends as they are. Raises ListError where it has been damaged."""
    try:
        with gzip.open(kept, "rt", encoding="utf-8", newline="") as text:
            yield text
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise ListError(f"cannot be read from {kept} ({error}): remove the list and add it again") from None


@contextlib.contextmanager
def _packed(kept: Path) -> Iterator[gzip.GzipFile]:
    with kept.open("wb") as raw, gzip.GzipFile("", "wb", compresslevel=1, fileobj=raw, mtime=0) as out:
        yield out


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a list, out of a zip file where it is one."""
    with path.open("rb") as file:
        zipped = file.read(4) == b"PK\x03\x04"
        file.seek(0)
        if not zipped:
            yield file
            return
        try:
            with zipfile.ZipFile(file) as archive, archive.open(_member(archive)) as member:
                yield member
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise ListError(f"is a zip file that cannot be unpacked ({error})") from None


def _member(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one list in a zip file; GeoNames puts a readme.txt beside it."""
    inside = [one for one in archive.infolist() if one.filename.lower().endswith(ENDINGS)]
    held = [one for one in inside if not one.filename.lower().endswith("readme.txt")]
    if len(held) != 1:
        what = ", ".join(one.filename for one in held[:5]) or "none"
        raise ListError(f"is a zip file that must hold one list (.txt, .csv or .tsv), and holds {what}")
    (one,) = held
    if one.file_size > PACKED_FROM and one.file_size > MOST_PACKED * max(one.compress_size, 1):
        raise ListError("is a zip file that unpacks to over a hundred times its size: not opened")
    return one


def _copy(file: IO[bytes], out: gzip.GzipFile, step: Step | None) -> None:
    first = file.read(PIECE)
    wide = first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    decoder = codecs.getincrementaldecoder("utf-16" if wide else "utf-8-sig")()
    checking, done, ended, piece = _Lines(), 0, 0, first
    while piece:
        done += len(piece)
        if done > LARGEST:
            raise ListError(f"has more than {LARGEST:,} bytes: give the lists of the countries one by one")
        text = decoder.decode(piece)
        checking.checked(text)
        out.write(text.encode("utf-8"))
        ended += text.count("\n")
        if step and done > PIECE:
            step(ended)
        piece = file.read(PIECE)
    decoder.decode(b"", final=True)
    if not done:
        raise ListError("is empty")


class _Lines:
    """Looks at a text piece by piece: no binary data, and no line without an end, as lines are read whole."""

    def __init__(self) -> None:
        self.open = 0

    def checked(self, text: str) -> None:
        if CONTROLS.search(text):
            raise ListError("is binary data: no list")
        ends = text.rfind("\n"), text.rfind("\r")
        self.open = self.open + len(text) if max(ends) < 0 else len(text) - max(ends)
        if self.open > LONGEST_LINE:
            raise ListError(f"has a line of more than {LONGEST_LINE:,} characters: no list")
