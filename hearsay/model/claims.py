"""Claims: who says that what happened, on what evidence."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from hearsay.model.actors import Speaker
from hearsay.model.places import Toponym
from hearsay.model.span import Span
from hearsay.model.times import When

Stance = Literal["says", "denies", "doubts", "relays", "believes", "intends", "feels"]
Mode = Literal["direct", "mixed", "indirect", "narrative"]
Polarity = Literal["asserts", "denies"]
Realis = Literal["happened", "ongoing", "planned", "conditional", "presupposed"]
Kind = Literal[
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
    "statement",
    "negotiation",
    "assessment",
    "plan",
    "other",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of a chain: a speaker, the cue that says so, the stance. `cue` in pieces where it is broken."""

    speaker: Speaker | None
    """None where a cue has no source ("It was reported that")."""
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance
    mode: Mode
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who or what takes part, in the words of the text."""

    name: str
    span: Span | None = None
    side: str = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What is said to have happened."""

    kind: Kind
    who: tuple[Participant, ...] = ()
    whom: tuple[Participant, ...] = ()
    trigger: Span | None = None
    """The word the kind was read from."""
    count: tuple[float, float] | None = None
    """Persons or things, low and high as worded."""
    polarity: Polarity = "asserts"
    realis: Realis = "happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a claim is said to rest on."""

    basis: Literal["saw", "footage", "photo", "document", "figure", "map", "unstated"]
    span: Span | None = None
    attached: bool = False
    """The report carries or links it; False where it is only mentioned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One reported or narrated happening."""

    id: str
    spans: tuple[Span, ...]
    """The words, in pieces where a quotation is broken by its cue."""
    mode: Mode
    chain: tuple[Attribution, ...] = ()
    """Outermost first, without the report itself. Its length is the hearsay depth."""
    happening: Happening
    when: When | None = None
    where: tuple[Toponym, ...] = ()
    evidence: Evidence | None = None
    hedges: tuple[Span, ...] = ()
    certainty: tuple[Span, ...] = ()
    sentence: int = 0
    headline: bool = False
    scope_ambiguous: Span | None = None
    """A trailing stretch that may be the speaker's or the writer's."""

    @property
    def span(self) -> Span:
        return Span.around(self.spans)

    @property
    def attribution(self) -> Attribution | None:
        """The innermost voice."""
        return self.chain[-1] if self.chain else None

    @property
    def speaker(self) -> Speaker | None:
        return self.chain[-1].speaker if self.chain else None


def claim_id(report_id: str, spans: tuple[Span, ...], speaker: Span | None, polarity: Polarity) -> str:
    """Hash of report, content spans, speaker span and polarity: no machine label, so a better model keeps ids."""
    pieces = ";".join(f"{s.start}-{s.end}" for s in spans)
    voice = f"{speaker.start}-{speaker.end}" if speaker else "-"
    return hashlib.sha256(f"{report_id}\n{pieces}\n{voice}\n{polarity}".encode()).hexdigest()[:16]
