"""A folder of original bytes by SHA-256: written once, whole or not at all, never changed."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Originals:
    """The folder. A file lies at its hash: the first two characters name a folder, the rest the file."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where these bytes lie. Raises ValueError for what is no SHA-256 in hexadecimal."""
        if len(sha256) != 64 or not all(c in "0123456789abcdef" for c in sha256):
            raise ValueError(f"not a SHA-256: {sha256[:80]!r}")
        return self.folder / sha256[:2] / sha256[2:]

    def put(self, data: bytes) -> str:
        """Keep bytes and return their hash. Bytes that are there already are left alone.

        The file appears complete or not at all, and is on the disk when this returns. Raises OSError.
        """
        digest = hashlib.sha256(data).hexdigest()
        path = self.path(digest)
        if path.exists():
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with part.open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            part.chmod(0o444)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        _sync_folder(path.parent)
        return digest

    def get(self, sha256: str) -> bytes:
        """The bytes. Raises FileNotFoundError where they are not kept."""
        return self.path(sha256).read_bytes()

    def damaged(self, sha256: str) -> str | None:
        """What is wrong with the bytes kept under a hash, in a few words; None where nothing is."""
        try:
            data = self.get(sha256)
        except FileNotFoundError:
            return "is missing"
        except OSError as error:
            return f"cannot be read ({error.strerror or error})"
        found = hashlib.sha256(data).hexdigest()
        return None if found == sha256 else f"was changed: its bytes now hash to {found}"

    def kept(self) -> Iterator[str]:
        """Hashes of everything kept, in order; parts left by an interrupted writer are passed over."""
        if not self.folder.is_dir():
            return
        for shelf in sorted(self.folder.iterdir()):
            if shelf.is_dir():
                yield from (shelf.name + f.name for f in sorted(shelf.iterdir()) if not f.name.startswith("."))


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
