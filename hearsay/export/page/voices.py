"""Who is heard in a reading: a letter and a colour for each voice, the colour by side and the same on every page."""

from collections.abc import Iterator
from dataclasses import dataclass

from hearsay import profiles
from hearsay.model import Claim, Reading, Speaker

PARTY_HUES = (62, 252, 20, 110)
"""Amber, blue, then others, in the order of the profile's parties: told apart under the common colour blindnesses."""
OTHER_HUES = {"third": 165, "outlet": 318, "unknown": 230}
SHIFTS = (0, 20, -16, 10, -8)
"""Degrees of hue by which voices of one side differ; their letters tell them apart in any case."""
SIDE_NAMES = {"third": "Third parties", "outlet": "Outlets", "unknown": "Side not known"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """`key` joins the mentions of one speaker; `mark` is the class of its colour in the style sheet."""

    key: str
    letter: str
    speaker: Speaker
    side: str
    claims: int
    hue: int
    chroma: float

    @property
    def mark(self) -> str:
        return f"v{self.letter}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """All voices in order of first appearance, by key; `sides` in the order of the legend."""

    by_key: dict[str, Voice]
    sides: tuple[tuple[str, str], ...]
    """Side and its name."""

    def of(self, speaker: Speaker | None) -> Voice | None:
        return self.by_key.get(_key(speaker)) if speaker else None

    def of_claim(self, claim: Claim) -> Voice | None:
        """The innermost voice."""
        return self.of(claim.speaker)

    def on(self, side: str) -> Iterator[Voice]:
        return (v for v in self.by_key.values() if v.side == side)


def voices(reading: Reading) -> Voices:
    """The voices of everybody in the chain of a claim."""
    first: dict[str, Speaker] = {}
    sides: dict[str, str] = {}
    counts: dict[str, int] = {}
    for claim in reading.claims:
        for link in claim.chain:
            if link.speaker:
                key = _key(link.speaker)
                first.setdefault(key, link.speaker)
                if link.speaker.side != "unknown":
                    sides.setdefault(key, link.speaker.side)
        if claim.speaker:
            counts[_key(claim.speaker)] = counts.get(_key(claim.speaker), 0) + 1
    names = _parties(reading)
    names |= {side: side.capitalize() for side in sides.values() if side not in names and side not in OTHER_HUES}
    hues = {party: PARTY_HUES[i % len(PARTY_HUES)] for i, party in enumerate(names)} | OTHER_HUES
    met: dict[str, int] = {}
    found: dict[str, Voice] = {}
    for number, (key, speaker) in enumerate(first.items()):
        side = sides.get(key, "unknown")
        turn = met[side] = met.get(side, -1) + 1
        found[key] = Voice(
            key=key,
            letter=letter(number),
            speaker=speaker,
            side=side,
            claims=counts.get(key, 0),
            hue=(hues[side] + SHIFTS[turn % len(SHIFTS)]) % 360,
            chroma=0.25 if side == "unknown" else 1.0,
        )
    order = (*names.items(), *SIDE_NAMES.items())
    return Voices(by_key=found, sides=tuple((s, name) for s, name in order if any(v.side == s for v in found.values())))


def letter(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def _key(speaker: Speaker) -> str:
    return speaker.name.casefold()


def _parties(reading: Reading) -> dict[str, str]:
    """Ids of the profile's parties with their names; none where the reading names no profile that ships."""
    profile = reading.versions.get("profile", "")
    if profile not in profiles.available():
        return {}
    return {p["id"]: p["names"][0] for p in profiles.load(profile, "parties").get("party", ())}
