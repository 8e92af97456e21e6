"""The nouns: immutable values that point into a report's text by code-point offsets. Standard library only."""

from hearsay.model.actors import ActorKind, Mention, Side, Speaker, Unit
from hearsay.model.assessment import Assessment
from hearsay.model.claims import (
    Attribution,
    Claim,
    Evidence,
    Happening,
    Kind,
    Mode,
    Participant,
    Polarity,
    Realis,
    Stance,
)
from hearsay.model.dossier import Dossier, MapSight
from hearsay.model.events import Contradiction, Event, EventLink, EventOrigin, Spot, Standing, Stated
from hearsay.model.finding import Finding, Severity
from hearsay.model.links import ClaimRelation, Comparison, Drift, Family, Link, Relation, ReportLink, Words
from hearsay.model.log import LogEntry
from hearsay.model.places import Candidate, Place, Toponym
from hearsay.model.reading import Abbreviation, Interval, Ordering, Quantity, Quotation, Reading, Sentence, Wording
from hearsay.model.report import Attachment, Block, Hyperlink, Origin, Report
from hearsay.model.span import Span
from hearsay.model.times import Timex, When

__all__ = [
    "Abbreviation",
    "ActorKind",
    "Assessment",
    "Attachment",
    "Attribution",
    "Block",
    "Candidate",
    "Claim",
    "ClaimRelation",
    "Comparison",
    "Contradiction",
    "Dossier",
    "Drift",
    "Event",
    "EventLink",
    "EventOrigin",
    "Evidence",
    "Family",
    "Finding",
    "Happening",
    "Hyperlink",
    "Interval",
    "Kind",
    "Link",
    "LogEntry",
    "MapSight",
    "Mention",
    "Mode",
    "Ordering",
    "Origin",
    "Participant",
    "Place",
    "Polarity",
    "Quantity",
    "Quotation",
    "Reading",
    "Realis",
    "Relation",
    "Report",
    "ReportLink",
    "Sentence",
    "Severity",
    "Side",
    "Span",
    "Speaker",
    "Spot",
    "Stance",
    "Standing",
    "Stated",
    "Timex",
    "Toponym",
    "Unit",
    "When",
    "Wording",
    "Words",
]
