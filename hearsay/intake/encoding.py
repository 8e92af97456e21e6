"""Bytes -> characters: the encoding declared or detected, never one that is merely possible."""

import codecs
import re

from hearsay.intake.outcome import RefusedError

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.I,
)
WESTERN = {"iso8859-1", "ascii", "latin-1"}
"""Pages that declare these are Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels"""
BROKEN_SHARE = 0.01
"""At most this share of the bytes may be broken UTF-8 for a text to be read as UTF-8 with the breaks shown."""
COHERENCE = 0.3
"""charset-normalizer's measure of how much a decoded text looks like a language, 0 to 1."""
STRAY = 3
"""Bytes that fit no encoding may be shown as U+FFFD in a text of ASCII, up to this number."""
SAMPLE = 200_000
BEYOND_ASCII = re.compile("[^\x00-\x7f\ufffd]+")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, *, declared: bool = False) -> tuple[str, tuple[str, ...]]:
    """The text in these bytes, and what had to be decided, one sentence each.

    `declared`: trust a charset named in the first bytes of a page. Raises RefusedError for binary data and for bytes
    whose encoding cannot be told.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _marked(data, name)
    if declared and (found := _declared(data)):
        return found
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        _refuse_binary(data)
        return text, ()
    if wide := _wide(data):
        return data.decode(wide), (f"Read as {wide.upper()}, which the file does not declare.",)
    _refuse_binary(data)
    return _mended(data) or _legacy(data)


def _marked(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(name), ()
    except UnicodeDecodeError:
        if name == "utf-8-sig" and (mended := _mended(data[len(codecs.BOM_UTF8) :])):
            return mended
        raise RefusedError(
            f"starts as {name.removesuffix('-sig').upper()} but is broken; save it again as UTF-8"
        ) from None


def _declared(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    found = DECLARED.search(data[:4096])
    if not found:
        return None
    label = (found.group(1) or found.group(2)).decode("ascii", "ignore")
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    if name.startswith(("utf-16", "utf-32")):
        return None  # A declaration readable as ASCII cannot be in UTF-16.
    name = "cp1252" if name in WESTERN else name
    try:
        text = data.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
    if name == "cp1252" and _is_utf8(data):
        return None  # A page wrongly declared Western: valid UTF-8 beyond ASCII is never chance.
    return text, ()


def _is_utf8(data: bytes) -> bool:
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark shows as NUL in every other byte of its ASCII characters."""
    sample = data[: SAMPLE - SAMPLE % 2]
    if len(data) % 2 or len(sample) < 8:
        return None
    half = len(sample) / 2
    for name, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if high.count(0) > 0.1 * half and low.count(0) < 0.01 * half and max(high) < 0x30:
            try:
                data.decode(name)
            except UnicodeDecodeError:
                return None
            return name
    return None


def _refuse_binary(data: bytes) -> None:
    sample = data[:SAMPLE]
    if len(CONTROL.findall(sample)) > max(2, len(sample) // 100):
        raise RefusedError("is not text (binary data of no known format)")


def _mended(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with a few broken places, shown as U+FFFD; None where the rest does not prove it to be UTF-8."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    sound = sum(len(run) for run in BEYOND_ASCII.findall(text))
    if broken > max(1, BROKEN_SHARE * len(data)) or (sound < 4 * broken and not _cut_short(data)):
        return None
    return _with_breaks(text, broken)


def _with_breaks(text: str, broken: int) -> tuple[str, tuple[str, ...]]:
    places = "1 place is" if broken == 1 else f"{broken} places are"
    return text, (f"{places} not valid UTF-8 and shown as U+FFFD.",)


def _cut_short(data: bytes) -> bool:
    """Whether the only break is a character begun at the very end."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end == len(data) and error.reason == "unexpected end of data"
    return False


def _legacy(data: bytes) -> tuple[str, tuple[str, ...]]:
    western = _western(data)
    if western is not None:
        return western, ("Read as Windows-1252, which the file does not declare.",)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is not None and best.coherence >= COHERENCE and best.chaos < 0.1:
        try:
            return data.decode(best.encoding), (f"Read as {best.encoding}, which the file does not declare.",)
        except UnicodeDecodeError:
            pass
    text = data.decode("utf-8", "replace")
    if (broken := text.count("\ufffd")) <= STRAY and text.replace("\ufffd", "").isascii():
        return _with_breaks(text, broken)
    raise RefusedError("is in an encoding that cannot be told with certainty; save it as UTF-8")


PUNCTUATION = frozenset("‘’“”‚„‹›«»–—…•·€£°§©®™\u00a0½¼¾²³±×")
LETTERS = frozenset("éèêëàâäáãåçñíìîïóòôöõøúùûüÿæœßÉÈÀÂÄÁÅÇÑÍÎÓÖØÚÜÆŒšžŠŽ")


def _western(data: bytes) -> str | None:
    """Windows-1252 where the text is nearly all ASCII and each other byte is a usual mark or letter in its place."""
    text = data.decode("cp1252", "replace")
    high = [(i, c) for i, c in enumerate(text) if not c.isascii()]
    if not high or len(high) > 0.08 * len(text):
        return None
    for i, c in high:
        if c in LETTERS:
            around = text[max(0, i - 1) : i] + text[i + 1 : i + 2]
            if not any(a.isascii() and a.isalpha() for a in around):
                return None
        elif c not in PUNCTUATION:
            return None
    return text
