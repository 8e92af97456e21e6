"""Wordings in hosts: the cases, in the form that the gold folder's score.py reads for its task `mutations`.

A case is a dictionary with id, role ("mutated" or "control"), code (the kind), text_after, published, title, and as
objects with start and end in code points mutation, evidence and inserts; half and wording are for our own tables.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from bench.injector.hosts import Host
from bench.injector.slots import RECIPES
from bench.injector.wordings import HALVES, Bounds, Half, Wording, passage, wordings

PER_WORDING = 6
MODERN = {"two zones": 2015, "unknown abbreviation": 2003, "region": 1998}
"""Kinds that only make sense in a text of this year or later: clocks, bodies and borders have changed since."""
QUOTES = ('"', "“", "``", "«", "'", "‘")
Case = dict[str, Any]


def cases(
    texts: Mapping[str, Sequence[Host]], halves: Sequence[Half] = HALVES, kinds: Sequence[str] | None = None
) -> Iterator[Case]:
    """Every wording in its hosts, each as defect and as twin."""
    for half in halves:
        for wording in wordings(half):
            if kinds is None or wording.kind in kinds:
                for number, host in enumerate(_hosts(wording, texts), 1):
                    yield from pair(wording, host, f"{wording.id}/{number}")


def _hosts(wording: Wording, texts: Mapping[str, Sequence[Host]]) -> Iterator[Host]:
    """Sets take turns, so that every wording meets each of them."""
    since = MODERN.get(wording.kind, 0)
    pools = [pool for pool in ([h for h in hosts if h.published.year >= since] for hosts in texts.values()) if pool]
    for number in range(PER_WORDING):
        pool = pools[(number + wording.number) % len(pools)]
        yield Random(f"{wording.id}/{number}").choice(pool)


def pair(wording: Wording, host: Host, name: str) -> tuple[Case, Case]:
    """Defect and twin of one wording in one host, filled alike."""
    rng = Random(name)
    values = RECIPES[wording.slots](rng, host.published)
    at = 0 if wording.headline else rng.choice(_gaps(host))
    defect = _case(wording, host, f"{name}/mutated", values, at, wrong=True)
    twin = _case(wording, host, f"{name}/control", values, at, wrong=False)
    return defect, twin


def _gaps(host: Host) -> list[int]:
    """Where a passage may stand; not before a quotation, which could be read as the rest of one left open in it."""
    return [n for n in range(len(host.paragraphs) + 1) if not "".join(host.paragraphs[n : n + 1]).startswith(QUOTES)]


def _case(wording: Wording, host: Host, name: str, values: Mapping[str, Any], at: int, *, wrong: bool) -> Case:
    body = passage(wording.text, values, wrong=wrong)
    head = passage(wording.headline, values, wrong=wrong) if wording.headline else None
    before = [head.text] if head else []
    before += host.paragraphs[:at]
    start = sum(len(p) + 2 for p in before)
    placed = [(body, start)] + ([(head, 0)] if head else [])
    changes = [_moved(p.changed, by) for p, by in placed if p.changed]
    if len(changes) != 1:
        raise ValueError(f"{wording.id}: not one change but {len(changes)}")
    return {
        "id": name,
        "role": "mutated" if wrong else "control",
        "code": wording.kind,
        "half": wording.half,
        "wording": wording.id,
        "host": host.id,
        "published": host.published.isoformat(),
        "title": head.text if head else host.title,
        "text_after": "\n\n".join([*before, body.text, *host.paragraphs[at:]]),
        "mutation": changes[0],
        "evidence": [_moved(e, by) for p, by in placed for e in p.evidence],
        "inserts": [_moved((0, len(p.text)), by) for p, by in placed],
    }


def _moved(bounds: Bounds, by: int) -> dict[str, int]:
    return {"start": bounds[0] + by, "end": bounds[1] + by}
