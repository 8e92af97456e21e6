"""Two regions said to border on each other, or one to lie between others, where the shapes say that they do not."""

from collections.abc import Iterator

from hearsay.checks.regions import apart, apart_km, in_same_sentence, regions_of, touch
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Span, Toponym, Wording

FEW_WORDS = 3
"""Between a region and the word that puts another one beside it."""


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    regions = regions_of(reading)
    if len({t.place.ref for t in regions if t.place}) < 2:
        return
    reach = rule.params["reach_characters"]
    for word in reading.words("bordering"):
        before, behind = _around(reading, regions, word.span, reach)
        for other in _listed(reading, behind):
            if before:
                yield from _apart(
                    rule, reading, before[-1], other, Span(start=before[-1].span.start, end=other.span.end)
                )
    for word in reading.words("border"):
        _, behind = _around(reading, regions, word.span, reach)
        joined = reading.report.text[word.span.end : behind[0].span.start].split() if behind else []
        if len(behind) > 1 and joined[:1] in (["between"], ["of"]):
            one, other = behind[0], behind[1]
            if reading.report.text[one.span.end : other.span.start].strip() in ("and", "and the", "with"):
                yield from _apart(rule, reading, one, other, Span(start=word.span.start, end=other.span.end))
    for word in reading.words("lying_between"):
        yield from _between(rule, reading, regions, word)


def _between(rule: Rule, reading: Reading, regions: list[Toponym], word: Wording) -> Iterator[Finding]:
    """ "R lies between A and B": R must touch both."""
    here = in_same_sentence(reading, regions, word.span.start)
    ends = [t for t in here if t.span.start >= word.span.end]
    ahead = [t for t in regions if t.span.end <= word.span.start]
    if not ends or not ahead:
        return
    middle = ahead[-1]
    wrong = [t for t in ends if middle.place and t.place and touch(reading, middle.place, t.place) is False]
    if wrong and wrong[0].place and middle.place:
        yield rule.found(
            [Span(start=word.span.start, end=ends[-1].span.end)],
            facts=_facts(middle, wrong[0]),
            one=middle.place.name,
            other=wrong[0].place.name,
            how=apart(middle.place, wrong[0].place),
        )


def _apart(rule: Rule, reading: Reading, one: Toponym, other: Toponym, span: Span) -> Iterator[Finding]:
    if one.place and other.place and touch(reading, one.place, other.place) is False:
        yield rule.found(
            [span],
            facts=_facts(one, other),
            one=one.place.name,
            other=other.place.name,
            how=apart(one.place, other.place),
        )


def _facts(one: Toponym, other: Toponym) -> dict[str, object]:
    assert one.place is not None
    assert other.place is not None
    return {
        "regions": [one.place.admin1, other.place.admin1],
        "apart_km": apart_km(one.place, other.place),
    }


def _around(reading: Reading, regions: list[Toponym], span: Span, reach: int) -> tuple[list[Toponym], list[Toponym]]:
    """Regions close before and behind a word: with few words between, and no genitive ("Sumy Oblast's borders")."""
    text, here = reading.report.text, in_same_sentence(reading, regions, span.start)
    before = [
        t
        for t in here
        if t.span.end <= span.start
        and span.start - t.span.end <= reach
        and len(text[t.span.end : span.start].split()) <= FEW_WORDS
        and not text[t.span.end : span.start].startswith(("'", "’"))
    ]
    behind = [t for t in here if t.span.start >= span.end and t.span.start - span.end <= reach]
    if behind and len(text[span.end : behind[0].span.start].split()) > FEW_WORDS:
        behind = []
    return before, behind


def _listed(reading: Reading, behind: list[Toponym]) -> list[Toponym]:
    """The first name behind a word and those that follow it in a list."""
    listed = behind[:1]
    for toponym in behind[1:]:
        joint = reading.report.text[listed[-1].span.end : toponym.span.start].strip()
        if joint not in (",", "and", ", and", "or"):
            break
        listed.append(toponym)
    return listed


RULE = Rule(
    code="HS307",
    name="regions-not-bordering",
    since="0.1",
    severity="error",
    message="{one} does not border {other}: {how}.",
    ask="Which region is meant, or what lies between the two?",
    check=check,
    catches=("region",),
    params={"reach_characters": 60},
)
