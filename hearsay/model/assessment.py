"""A person's judgement: appended, superseding, never erasing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

TargetKind = Literal["report", "claim", "event", "outlet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What a person holds of a target, and why.

    `credibility` is of the information, 1 (confirmed) to 6 (cannot be judged); `reliability` of a source, A to F, after
    the Admiralty code (NATO AJP-2.1). `words` are the words judged, kept so that a re-reading can find them again.
    """

    id: str
    kind: TargetKind
    target: str
    by: str
    at: datetime
    credibility: int | None = None
    reliability: str | None = None
    verdict: str | None = None
    note: str = ""
    replaces: str | None = None
    words: str = ""
