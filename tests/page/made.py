"""Readings made by hand for the tests of the page: every noun in its place, no reader involved."""

from datetime import UTC, date, datetime, timedelta, timezone

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
    Place,
    Quantity,
    Quotation,
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

HEADLINE = "Brigade enters Lyman, ministry says"
BODY = (
    "On 3 March the Russian Ministry of Defence said that the 30th brigade had entered Lyman on 1 March 2025. "
    "A resident, Ivan Koval, told a channel: “We saw tanks at the bridge.” "
    "Kyiv denied that the brigade was in Lyman.\n\n"
    "Petrov, who lives in Yampil, counted 12 vehicles. The General Staff said on 4 March 2025 that Zarichne was quiet."
)
TEXT = f"{HEADLINE}\n\n{BODY}"


def span(words: str, nth: int = 0, text: str = TEXT) -> Span:
    """The span of the nth occurrence of some words."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def report(text: str = TEXT, **fields: object) -> Report:
    given: dict[str, object] = {
        "id": "made",
        "origin": Origin(
            sha256="ab" * 32,
            locator="folder/made.txt",
            outlet="The Example",
            retrieved_at=datetime(2025, 3, 6, 8, tzinfo=UTC),
        ),
        "text": text,
        "title": HEADLINE,
        "published_at": date(2025, 3, 5),
        "published_basis": "byline",
    }
    return Report(**{**given, **fields})  # type: ignore[arg-type]


def place(ref: str, name: str, lat: float, lon: float, **fields: object) -> Place:
    given: dict[str, object] = {"radius_m": 2_000.0, "level": "settlement", "country": "UA", "admin1": "UA-14"}
    return Place(ref=ref, name=name, lat=lat, lon=lon, **{**given, **fields})  # type: ignore[arg-type]


MINISTRY = Speaker(
    span=span("the Russian Ministry of Defence"), name="Russian Ministry of Defence", side="russia", kind="body"
)
RESIDENT = Speaker(span=span("A resident, Ivan Koval"), name="Ivan Koval", kind="resident")
CHANNEL = Speaker(span=span("a channel"), name="a channel", side="outlet", kind="outlet", named=False)
KYIV = Speaker(span=span("Kyiv"), name="Ukraine", side="ukraine", kind="state")
STAFF = Speaker(span=span("The General Staff"), name="General Staff", side="ukraine", kind="body")
LYMAN = place("test:1", "Lyman", 48.98, 37.81)


def said(speaker: Speaker, cue: str, content: str, stance: str = "says", mode: str = "indirect") -> Attribution:
    return Attribution(
        speaker=speaker, cue=(span(cue),), content=(span(content),), stance=stance, mode=mode, quoted=mode == "direct"
    )  # type: ignore[arg-type]


def day(words: str, moment: datetime | None, value: str, basis: str = "stated", nth: int = 0) -> Timex:
    latest = moment + timedelta(days=1, seconds=-1) if moment else None
    return Timex(
        span=span(words, nth), type="DATE", value=value, earliest=moment, latest=latest, grain="day", basis=basis
    )


def made() -> tuple[Reading, tuple[Finding, ...]]:
    """A reading with a chain, a denial over the words of an assertion, a quotation, and findings on them."""
    entered = "the 30th brigade had entered Lyman on 1 March 2025"
    saw, denied = "We saw tanks at the bridge.", "the brigade was in Lyman"
    first = day("1 March 2025", datetime(2025, 3, 1), "2025-03-01")
    claims = (
        Claim(
            id="c1",
            spans=(span(entered),),
            mode="indirect",
            chain=(said(MINISTRY, "said", entered),),
            happening=Happening(kind="capture"),
            when=When(
                value="2025-03-01", earliest=first.earliest, latest=first.latest, basis="stated", span=first.span
            ),
            where=(Toponym(span=span("Lyman", 1), surface="Lyman", place=LYMAN, probability=0.9),),
        ),
        Claim(
            id="c2",
            spans=(span(saw),),
            mode="direct",
            chain=(said(CHANNEL, "told", saw, "relays"), said(RESIDENT, "told", saw, mode="direct")),
            happening=Happening(kind="presence"),
            evidence=Evidence(basis="saw"),
        ),
        Claim(
            id="c3",
            spans=(span(denied),),
            mode="indirect",
            chain=(said(MINISTRY, "said", denied),),
            happening=Happening(kind="presence"),
        ),
        Claim(
            id="c4",
            spans=(span(denied),),
            mode="indirect",
            chain=(said(KYIV, "denied", denied, "denies"),),
            happening=Happening(kind="presence", polarity="denies"),
        ),
        Claim(
            id="c5",
            spans=(span("Petrov, who lives in Yampil, counted 12 vehicles"),),
            mode="narrative",
            happening=Happening(kind="other"),
        ),
        Claim(
            id="c6",
            spans=(span("Zarichne was quiet"),),
            mode="indirect",
            chain=(said(STAFF, "said on", "Zarichne was quiet"),),
            happening=Happening(kind="other"),
        ),
    )
    reading = Reading(
        report=report(
            blocks=(
                Block(kind="headline", span=span(HEADLINE)),
                Block(kind="body", span=span(BODY)),
            )
        ),
        sentences=tuple(
            Sentence(span=span(s), block="body", paragraph=p)
            for p, s in (
                (0, HEADLINE),
                (1, BODY[: BODY.index(" A resident")]),
                (1, "A resident, Ivan Koval, told a channel: “We saw tanks at the bridge.”"),
                (1, "Kyiv denied that the brigade was in Lyman."),
                (2, "Petrov, who lives in Yampil, counted 12 vehicles."),
                (2, "The General Staff said on 4 March 2025 that Zarichne was quiet."),
            )
        ),
        quotations=(Quotation(outer=span("“We saw tanks at the bridge.”"), inner=span(saw)),),
        timexes=(day("3 March", None, "XXXX-03-03"), first, day("4 March 2025", datetime(2025, 3, 4), "2025-03-04")),
        toponyms=(
            Toponym(span=span("Lyman"), surface="Lyman", place=LYMAN, probability=0.9, basis="only one"),
            Toponym(span=span("Lyman", 1), surface="Lyman", place=LYMAN, probability=0.9, basis="only one"),
            Toponym(
                span=span("Yampil"),
                surface="Yampil",
                candidates=(
                    Candidate(place=place("test:2", "Yampil", 48.93, 37.95), score=0.4),
                    Candidate(place=place("test:3", "Yampil", 48.24, 28.28, admin1="UA-05"), score=0.4),
                ),
            ),
            Toponym(
                span=span("Zarichne"),
                surface="Zarichne",
                place=place("test:4", "Zarichne", 49.0, 37.9),
                probability=0.8,
                basis="near other places named",
            ),
        ),
        mentions=(
            Mention(span=span("Ivan Koval"), label="PER", kind="person", surface="Ivan Koval", name="Ivan Koval"),
            Mention(span=span("Petrov"), label="PER", kind="person", surface="Petrov", name="Petrov"),
        ),
        units=(Unit(span=span("30th brigade"), echelon="brigade", designator="30th"),),
        quantities=(Quantity(span=span("12 vehicles"), value=12, unit="vehicles"),),
        attributions=tuple(link for c in claims for link in c.chain),
        claims=claims,
        versions={"hearsay": "test", "profile": "russia_ukraine"},
    )
    findings = (
        Finding(
            code="HS998",
            name="made-up-title",
            severity="note",
            message="The title is made up.",
            ask="Whose title is it?",
        ),
        Finding(
            code="HS997",
            name="no-year",
            severity="error",
            message="“3 March” has no year.",
            spans=(span("3 March"), span("4 March 2025")),
            facts={"dates": ["3 March"], "days": 1.0, "known": None},
            ask="Of which year?",
        ),
        Finding(
            code="HS996",
            name="one-witness",
            severity="warning",
            message="Ivan Koval is the only witness.",
            spans=(span("A resident, Ivan Koval"),),
            ask="Who else was there?",
        ),
        Finding(
            code="HS996",
            name="one-witness",
            severity="warning",
            message="Petrov counted alone.",
            spans=(span("Petrov"),),
        ),
    )
    return reading, findings


MOSCOW_TIME = timezone(timedelta(hours=3))
