"""Whose voice some words of a report are in, and what the parties claim there."""

from collections.abc import Iterable, Iterator

from hearsay.model import Claim, Reading, Side, Span, Speaker

NO_PARTY = frozenset({"third", "outlet", "unknown", ""})
"""Sides that are no party to the conflict."""
CONTESTABLE = frozenset(
    {
        "advance",
        "border_crossing",
        "capture",
        "presence",
        "control",
        "withdrawal",
        "attack",
        "strike",
        "shootdown",
        "casualties",
        "losses",
        "movement",
    }
)
"""Kinds of happening that the parties to a conflict dispute, and that could be checked on the spot."""
MUCH = 1 / 3
"""Share of contestable claims from which a report is one of fighting."""
FIGHTING = frozenset({"border_crossing", "capture", "attack", "strike", "shootdown", "withdrawal"})
"""Kinds that seldom are anything but fighting when another contestable kind is told beside them."""
VAGUE = frozenset({"movement", "presence"})
"""Kinds that say nothing of that: parcels move, and ministers appear."""
COMBATANTS = frozenset({"soldier", "unit"})
"""Kinds of speaker that belong to a party whether or not the text says to which."""
SOUGHT = frozenset({"says", "denies", "doubts", "relays"})
"""Stances of somebody who was heard, as against beliefs and intentions the writer reports."""


def is_party(side: Side) -> bool:
    return side not in NO_PARTY


def of_party(speaker: Speaker) -> bool:
    """Speaks for a party: by side, or as one of its soldiers."""
    return is_party(speaker.side) or speaker.kind in COMBATANTS


def quoted(reading: Reading, span: Span) -> bool:
    """Between quotation marks of any kind."""
    return any(q.outer.covers(span) for q in reading.quotations)


def attributed(reading: Reading, span: Span) -> bool:
    """In words that are given as somebody's, quoted or not; a cue without a source gives them to nobody."""
    return any(piece.overlaps(span) for link in reading.attributions if link.speaker for piece in link.content)


def own(reading: Reading, span: Span) -> bool:
    """In the writer's own voice."""
    return not quoted(reading, span) and not attributed(reading, span)


def party_claims(reading: Reading) -> tuple[Claim, ...]:
    """Contestable claims in the body that a party to the conflict makes, itself or through a recording of its own."""
    return tuple(
        c
        for c in reading.claims
        if c.happening.kind in CONTESTABLE
        and c.happening.realis in ("happened", "ongoing")
        and not c.headline
        and c.chain
        and any(of_party(link.speaker) for link in c.chain if link.speaker)
        and c.chain[-1].stance in SOUGHT
    )


def in_conflict(reading: Reading) -> bool:
    """The report tells of fighting or control, whoever says so.

    One such word in a long text is not enough: companies make losses, too, and withdraw offers. It takes two kinds of
    happening, a formation or a party to the conflict; or fighting is much of what is told.
    """
    told = [c.happening.kind for c in reading.claims]
    kinds = CONTESTABLE.intersection(told)
    if not kinds:
        return False
    if kinds & FIGHTING and len(kinds - VAGUE) > 1:
        return True
    if kinds & (FIGHTING | {"advance"}) and sum(k in kinds for k in told) >= MUCH * len(told):
        return True
    return bool(reading.units) or any(is_party(side) for side in _sides(reading))


def _sides(reading: Reading) -> Iterator[Side]:
    """Sides of whoever speaks, acts or suffers in the report."""
    yield from (link.speaker.side for link in reading.attributions if link.speaker)
    for claim in reading.claims:
        yield from (p.side for p in (*claim.happening.who, *claim.happening.whom))


def voices(claim: Claim) -> tuple[Side, ...]:
    """Sides of everybody in the chain of a claim."""
    return tuple(link.speaker.side for link in claim.chain if link.speaker)


def speakers(reading: Reading) -> dict[str, Speaker]:
    """Everybody who is heard, by resolved name, each as first mentioned."""
    found: dict[str, Speaker] = {}
    for link in reading.attributions:
        if link.speaker and link.stance in SOUGHT:
            found.setdefault(link.speaker.name.casefold(), link.speaker)
    return found


def long_enough(reading: Reading, least_words: int) -> bool:
    """Whole and long enough to miss something in: an excerpt and a brief item owe the reader less."""
    return not reading.report.excerpt and len(reading.report.text.split()) >= least_words


def spread(spans: Iterable[Span | None]) -> list[Span]:
    """The spans that are there, without repetition."""
    return list(dict.fromkeys(s for s in spans if s is not None))


def called(speaker: Speaker | None) -> str:
    """A speaker as a sentence names them: "the Russian Ministry of Defense", DeepState, or in the text's own words."""
    if speaker is None:
        return "somebody"
    name = speaker.name
    if speaker.kind == "recording" or (speaker.named and speaker.kind in ("body", "group") and " " in name):
        return name if name.casefold().startswith("the ") else f"the {name}"
    return name if speaker.named else f"“{name}”"


def listed(words: Iterable[str]) -> str:
    """ "a, b and c"."""
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
