"""What bytes are, by what they hold rather than by their name."""

import re
from typing import Literal

from hearsay.intake.outcome import RefusedError

Format = Literal["text", "html", "pdf", "jsonl", "feed", "telegram"]

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls or .ppt)"),
    (b"{\\rtf", "a Rich Text file (.rtf)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"WARC/", "a web archive (.warc)"),
)
"""Signatures after the formats' own specifications and the magic(5) file of the file command."""

HTML_START = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
XML_START = re.compile(rb"\s*<\?xml\b", re.I)
MIME_START = re.compile(rb"(?:[\w-]+: [^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,40}?content-type:\s*multipart/", re.I)
FEED_START = re.compile(
    rb"\s*(?:<\?xml\b[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*|<\?[^>]{0,400}\?>\s*)*<(?:rss|feed|rdf:RDF)\b", re.S
)
JSON_FEED = re.compile(rb'\s*\{.{0,2000}"version"\s*:\s*"https?://(?:www\.)?jsonfeed\.org/version/', re.S)
TELEGRAM = re.compile(
    rb'\s*\{\s*"(?:name|about|personal_information)"\s*:.{0,3000}"(?:messages|chats)"\s*:\s*[\[{]', re.S
)
JSON_OBJECT_START = re.compile(rb"\s*\{\s*\"")
PEEK = 4096
"""Bytes looked at from the start."""


def known_binary(head: bytes) -> str | None:
    """What a file with these first bytes is, if it is a known format Hearsay does not read."""
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head)
    if head[4:8] == b"ftyp":
        return "an MP4 video or a HEIC picture"
    if head.startswith(b"RIFF") and head[8:12] in (b"WAVE", b"AVI ", b"WEBP"):
        return {b"WAVE": "a WAV recording", b"AVI ": "an AVI video", b"WEBP": "a WebP picture"}[head[8:12]]
    return next((name for start, name in MAGIC if head.startswith(start)), None)


def _zipped(head: bytes) -> str:
    for part, name in (
        (b"word/", "a Word document (.docx)"),
        (b"xl/", "an Excel workbook (.xlsx)"),
        (b"ppt/", "a PowerPoint presentation (.pptx)"),
        (b"opendocument.text", "an OpenDocument text (.odt)"),
        (b"opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)"),
        (b"epub+zip", "an EPUB book (.epub)"),
    ):
        if part in head:
            return name
    return "a zip archive"


def format_of(head: bytes, suffix: str, tail: bytes = b"") -> Format:
    """The format of an input from its first bytes and, where they leave it open, the suffix of its name.

    `tail` are its last bytes: a zip file lists its contents there. Raises RefusedError for what is not read.
    """
    if b"%PDF-" in head[:1024] and not HTML_START.match(head):
        return "pdf"
    if what := known_binary(head[:PEEK] + tail if head.startswith(b"PK") else head):
        raise RefusedError(f"is {what}; save the report as text, HTML or PDF")
    if MIME_START.match(head):
        raise RefusedError("is a message or page saved as MIME (.eml, .mhtml); save it as text or HTML")
    if known := SUFFIXES.get(suffix.lower()):
        if known == "pdf":
            raise RefusedError("is not a PDF file, in spite of its name")
        return known
    squeezed = head[:PEEK].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")
    if FEED_START.match(squeezed) or JSON_FEED.match(squeezed):
        return "feed"
    if TELEGRAM.match(squeezed):
        return "telegram"
    if HTML_START.match(squeezed) or (XML_START.match(squeezed) and b"<html" in squeezed.lower()):
        return "html"
    return "jsonl" if JSON_OBJECT_START.match(squeezed) else "text"
