"""A report read and checked by hand, so that the formats are tested apart from the reading."""

from datetime import date, datetime

from hearsay.export import Checked
from hearsay.model import (
    Attribution,
    Block,
    Candidate,
    Claim,
    Evidence,
    Finding,
    Happening,
    Mention,
    Origin,
    Participant,
    Place,
    Quantity,
    Reading,
    Report,
    Sentence,
    Span,
    Speaker,
    Timex,
    Toponym,
    Unit,
    When,
)

HEADLINE = "Brigade takes Verbivka, ministry says"
FIRST = (
    "The Russian Ministry of Defence said on 2 June 2025 🛰 that units of the 27th brigade had taken Verbivka "
    "in Kharkiv Oblast, where 40 to 50 soldiers surrendered."
)
SECOND = '"We hold the village," Governor Oleh Koval said, "and the road is ours." A video shows the road.'
TEXT = f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n"


def span(words: str, nth: int = 0) -> Span:
    """Where the words stand in TEXT, the nth time they come."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(start=at, end=at + len(words))


MINISTRY = Speaker(
    span=span("The Russian Ministry of Defence"),
    name="Russian Ministry of Defense",
    side="russia",
    kind="body",
    ref="profile:ru-mod",
)
GOVERNOR = Speaker(
    span=span("Governor Oleh Koval"), name="Oleh Koval", side="ukraine", kind="official", role="Governor"
)
KHARKIV = Place(
    ref="iso3166-2:UA-63",
    name="Kharkiv Oblast",
    names=("Kharkiv Oblast", "Харківська область", "Харьковская область"),
    lat=49.6,
    lon=36.6,
    radius_m=110_000,
    level="admin1",
    admin=("iso3166-1:UA",),
    country="UA",
    admin1="UA-63",
)
VERBIVKA = Place(
    ref="geonames:1",
    name="Verbivka",
    lat=49.5,
    lon=36.5,
    radius_m=900,
    level="settlement",
    country="UA",
    admin1="UA-63",
)
DAY = Timex(
    span=span("2 June 2025"),
    type="DATE",
    value="2025-06-02",
    earliest=datetime(2025, 6, 2),
    latest=datetime(2025, 6, 2, 23, 59, 59),
    grain="day",
    basis="stated",
)
IN_KHARKIV = Toponym(
    span=span("Kharkiv Oblast"), surface="Kharkiv Oblast", place=KHARKIV, probability=0.98, basis="only one"
)
UNDECIDED = Toponym(
    span=span("Verbivka", 1),
    surface="Verbivka",
    candidates=(Candidate(place=VERBIVKA, score=0.4),),
    probability=0.4,
    basis="several of this name",
)
TAKEN = span("units of the 27th brigade had taken Verbivka in Kharkiv Oblast")
HELD = (span("We hold the village,"), span("and the road is ours."))


def _said(speaker: Speaker, content: tuple[Span, ...], *, direct: bool) -> Attribution:
    cue = span("said on") if speaker is MINISTRY else span("said,")
    cue = Span(start=cue.start, end=cue.start + 4)
    return Attribution(
        speaker=speaker,
        cue=(cue,),
        content=content,
        stance="says",
        mode="direct" if direct else "indirect",
        quoted=direct,
    )


CAPTURE = Claim(
    id="c" * 16,
    spans=(TAKEN,),
    mode="indirect",
    chain=(_said(MINISTRY, (TAKEN,), direct=False),),
    happening=Happening(
        kind="capture",
        who=(Participant(name="units of the 27th brigade", span=span("units of the 27th brigade"), side="russia"),),
        count=(40, float("inf")),
    ),
    when=When(value="2025-06-02", earliest=DAY.earliest, latest=DAY.latest, basis="stated", span=DAY.span),
    where=(UNDECIDED, IN_KHARKIV),
    sentence=1,
)
HOLDING = Claim(
    id="d" * 16,
    spans=HELD,
    mode="direct",
    chain=(_said(GOVERNOR, HELD, direct=True),),
    happening=Happening(kind="control", who=(Participant(name="We", span=span("We")),), realis="ongoing"),
    evidence=Evidence(basis="footage", span=span("A video"), attached=False),
    sentence=2,
)


def checked() -> Checked:
    """The reading with findings of every severity; the last one lies outside the text."""
    blocks = [Block(kind="headline", span=span(HEADLINE)), Block(kind="body", span=span(f"{FIRST}\n\n{SECOND}"))]
    sentences = [("headline", span(HEADLINE)), ("body", span(FIRST)), ("body", span(SECOND))]
    reading = Reading(
        report=Report(
            id="r1",
            origin=Origin(sha256="ab" * 32, locator="news/verbivka.txt", outlet="Lakeside Courier"),
            text=TEXT,
            title=HEADLINE,
            published_at=date(2025, 6, 3),
            published_basis="given",
            blocks=tuple(blocks),
            notes=("A byte-order mark was left out.",),
        ),
        sentences=tuple(Sentence(span=s, block=k, paragraph=i) for i, (k, s) in enumerate(sentences)),  # type: ignore[arg-type]
        timexes=(DAY,),
        toponyms=(UNDECIDED, IN_KHARKIV),
        mentions=(
            Mention(span=span("Oleh Koval"), label="PER", kind="person", surface="Oleh Koval", name="Oleh Koval"),
        ),
        units=(Unit(span=span("27th brigade"), echelon="brigade", designator="27th", side="russia"),),
        quantities=(Quantity(span=span("40 to 50"), value=(40, 50), unit="soldiers"),),
        attributions=tuple(link for c in (CAPTURE, HOLDING) for link in c.chain),
        evidence=(Evidence(basis="footage", span=span("A video"), attached=False),),
        claims=(CAPTURE, HOLDING),
        versions={"hearsay": "0", "profile": "russia_ukraine"},
    )
    return Checked(reading=reading, findings=FINDINGS)


FINDINGS = (
    Finding(
        code="HS210", name="dateline-missing", severity="note", message="No dateline.", ask="Where was it written?"
    ),
    Finding(
        code="HS203",
        name="weekday-off-date",
        severity="error",
        message="2 June 2025 is a Monday, not a Friday.",
        spans=(DAY.span,),
        claims=(CAPTURE.id,),
        facts={"date": "2025-06-02", "is": "Monday", "days": (11, 14.0)},
        ask="Is the weekday wrong, the day, or the year?",
    ),
    Finding(
        code="HS401",
        name="verification-unmentioned",
        severity="warning",
        message="Nothing says whether this could be verified.",
        spans=(span("27th brigade"), span("A video")),
        ask="Who has checked this?",
    ),
)
