"""Names of private persons left out of a page, each replaced by one neutral label; nothing else moves."""

import bisect
import functools
import math
import re
from collections.abc import Iterable

from hearsay import profiles
from hearsay.export.page.markup import words
from hearsay.model import Mention, Reading

LABEL = "[name withheld]"
PUBLIC_KINDS = frozenset({"official", "expert", "state", "body", "outlet"})
"""Whoever speaks in an office or as an expert stays named; residents, soldiers and prisoners do not."""


PUBLIC_OFFICES = frozenset({"government", "royal"})
"""Groups of the lexicon's offices; a rank makes nobody public."""
TAGS = re.compile(r"(<[^>]*>)")
"""Tags of our own pages: a sign in an attribute is always escaped there."""
SPOKEN = re.compile(r'((?:title|aria-label)=")([^"]*)')


class Veil:
    """What is to be hidden in one reading: spans of the text, and the names wherever else they turn up."""

    def __init__(self, spans: Iterable[tuple[int, int]] = (), names: Iterable[str] = ()) -> None:
        self._spans = sorted(set(spans))
        listed = sorted({words(n) for n in names if n.strip()}, key=lambda n: (-len(n), n))
        self._names = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)", re.IGNORECASE) if listed else None
        )

    def stretch(self, start: int, shown: str) -> str:
        """`shown`, or the label where the stretch begins a hidden name, or nothing where it continues one."""
        at = bisect.bisect_right(self._spans, (start, math.inf)) - 1
        if at < 0 or start >= self._spans[at][1]:
            return shown
        return LABEL if start == self._spans[at][0] else ""

    def page(self, html: str) -> str:
        """HTML of ours without the names, in its text and in what is read aloud of its tags."""
        names = self._names
        if names is None:
            return html
        pieces = TAGS.split(html)
        for i, piece in enumerate(pieces):
            if i % 2 == 0:
                pieces[i] = names.sub(LABEL, piece)
            elif names.search(piece):
                pieces[i] = SPOKEN.sub(lambda m: m.group(1) + names.sub(LABEL, m.group(2)), piece)
        return "".join(pieces)


NOTHING_HIDDEN = Veil()


def veil(reading: Reading) -> Veil:
    """Hides every person named in the report who holds no office that the report or the profile knows of.

    In doubt a name is hidden. Bylines stay: who wrote a report is public.
    """
    text = reading.report.text
    public = _public_names(reading)
    hidden = [m for m in reading.mentions if m.kind == "person" and not _public(m, public, reading)]
    names = {form for m in hidden for form in (m.surface, m.name, m.span.of(text))}
    return Veil(((m.span.start, m.span.end) for m in hidden), names)


def _public_names(reading: Reading) -> set[str]:
    """Authors, whoever speaks in an office, and whoever the report gives an office of state."""
    speakers = (link.speaker for link in reading.attributions if link.speaker)
    names = {s.name for s in speakers if s.kind in PUBLIC_KINDS or s.role or s.ref} | {*reading.report.authors}
    holders = [w.subject for w in reading.words("office") if w.gloss in PUBLIC_OFFICES and w.subject]
    names |= {m.name for m in reading.mentions if any(m.span.overlaps(h) for h in holders)}
    return {name.casefold() for name in names}


def _public(mention: Mention, public: set[str], reading: Reading) -> bool:
    if mention.ref or reading.report.block_at(mention.span.start) == "byline":
        return True
    name = mention.name.casefold()
    held = _holders(reading.versions.get("profile", ""))
    return name in held or any(name in known or known in name for known in public)


@functools.cache
def _holders(profile: str) -> frozenset[str]:
    """Every name of those the profile knows to hold an office."""
    if profile not in profiles.available():
        return frozenset()
    people = profiles.load(profile, "offices").get("person", ())
    full = {f"{given} {family}" for p in people for given in p["given"] for family in p["family"]}
    alone = {family for p in people if p.get("alone") for family in p["family"]}
    return frozenset(name.casefold() for name in full | alone)
