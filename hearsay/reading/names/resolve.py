"""Which names mean the same: fullest form, acronym and expansion, entry of the profile, refined kind."""

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from hearsay import lexicon
from hearsay.model import Mention, Span
from hearsay.model.actors import MentionKind
from hearsay.reading.names.decode import Found
from hearsay.reading.names.patterns import ORDINAL, Known, split
from hearsay.reading.syntax import Syntax

GLOSS = re.compile(r"\s*\(\s*[\"'‘“]?([A-Z][\w.-]{1,9})[\"'’”]?\s*\)")
"""An acronym in brackets behind its expansion: "Ministry of Defense (MoD)"."""

DASH = re.compile(r"\s+[-–—]\s")
LEAD = re.compile(r"[a-z]+ of the (?=[A-Z\d])")
STROKE = re.compile(r"\s+/\s+")


@functools.cache
def _words(group: str) -> frozenset[str]:
    data = lexicon.load("en", "names")
    return frozenset(next(g["words"] for g in data["group"] if g["id"] == group))


@functools.cache
def _kinds() -> tuple[frozenset[str], frozenset[str]]:
    data = lexicon.load("en", "names")
    return frozenset(data["unit"]["heads"]), frozenset(data["people_heads"]["words"])


def mentions(
    tree: Syntax, found: Sequence[Found], known: Known, probable: Callable[[float], float]
) -> tuple[Mention, ...]:
    """Mentions with their kind, the fullest form of the name in this report and the profile's entry."""
    text = tree.text
    found = [piece for f in found for piece in pieces(f, text) if named(text[piece.start : piece.end])]
    surfaces = [plain(text[f.start : f.end]) for f in found]
    persons = [_untitled(s) for f, s in zip(found, surfaces, strict=True) if f.label == "PER"]
    expansions = _acronyms(tree, found)
    listed = []
    last_end = -1
    for f, surface in zip(found, surfaces, strict=True):
        if f.start < last_end:
            continue
        last_end = f.end
        entry = known.entries.get(split(surface)) if f.label == "ORG" else None
        kind = _kind(f, surface, entry.kind if entry else None)
        if f.label == "PER":
            name = _fullest(_untitled(surface), persons)
        elif entry and entry.ref:
            name = entry.name
        else:
            name = expansions.get(surface, surface)
            entry = entry or known.entries.get(split(name))
        listed.append(
            Mention(
                span=Span(start=f.start, end=f.end),
                label=f.label,  # type: ignore[arg-type]
                kind=kind,
                surface=text[f.start : f.end],
                name=name,
                ref=entry.ref if entry else None,
                probability=round(probable(f.score), 4),
            )
        )
    return tuple(listed)


def pieces(f: Found, text: str) -> list[Found]:
    """A name as it is, or what a spaced stroke divides ("Tesna / Lower Valley"); a person ends before a spaced dash."""
    if f.label == "PER" and (dash := DASH.search(text, f.start, f.end)):
        return [replace(f, end=dash.start())] if dash.start() > f.start else [f]
    if f.label == "ORG" and (lead := LEAD.match(text, f.start, f.end)):
        # "Soldiers of the" is no part of a unit's name.
        return [replace(f, start=lead.end())]
    bounds, start = [], f.start
    for stroke in STROKE.finditer(text, f.start, f.end):
        bounds.append((start, stroke.start()))
        start = stroke.end()
    bounds.append((start, f.end))
    return [replace(f, start=a, end=b) for a, b in bounds if a < b]


def named(surface: str) -> bool:
    """Whether words can be a name: no mere signs, and no people as such ("Romans", "the Poles")."""
    words = plain(surface).lower()
    return any(c.isalpha() for c in surface) and not (words.endswith("s") and words in _words("people"))


def plain(surface: str) -> str:
    """A name in one line without its article."""
    words = surface.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "The", "THE") else words)


def _untitled(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].lower().rstrip(".") in _words("title"):
        words = words[1:]
    return " ".join(words)


def _fullest(name: str, persons: Sequence[str]) -> str:
    """The longest person's name of the report that ends in this one; a first name alone counts if only one has it."""
    ends = [p for p in persons if p.lower().endswith(" " + name.lower())]
    if ends:
        return max(ends, key=len)
    begins = {p for p in persons if p.lower().startswith(name.lower() + " ")}
    return begins.pop() if len(begins) == 1 and " " not in name else name


def _acronyms(tree: Syntax, found: Sequence[Found]) -> dict[str, str]:
    expansions: dict[str, str] = {}
    for f in found:
        behind = GLOSS.match(tree.text, f.end)
        if behind is None or f.label == "PER":
            continue
        long, short = plain(tree.text[f.start : f.end]), behind.group(1)
        initials = "".join(w[0] for w in re.split(r"[\s-]+", long) if w)
        letters = iter(long.lower())
        if len(long) > len(short) + 2 and (
            initials.lower() == short.lower() or all(c in letters for c in short.lower() if c.isalnum())
        ):
            expansions.setdefault(short, long)
    return expansions


def _kind(f: Found, surface: str, of_profile: str | None) -> MentionKind:
    if f.label == "PER":
        return "person"
    if f.label == "LOC":
        return "place"
    if of_profile in ("outlet", "unit", "group", "body"):
        return of_profile  # type: ignore[return-value]
    words = surface.lower().split()
    heads, people = _kinds()
    if ORDINAL.match(words[0]) or any(w in heads for w in words):
        return "unit"
    if words[-1] in people:
        return "group"
    return "outlet" if words[-1] in _words("outlet") else "body"
