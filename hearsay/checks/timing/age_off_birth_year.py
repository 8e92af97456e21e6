"""An age that the birth the report gives does not make, at the time it is told of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hearsay.checks.calendar import spell_of
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Span, Timex

Spell = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Age:
    span: Span
    years: int


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    told: set[Span] = set()
    for word in reading.words("born"):
        number = reading.sentence_at(word.span.start)
        birth = _birth(rule, reading, word.span)
        spell = spell_of(birth) if birth else None
        if birth is None or spell is None or birth.span in told:
            continue
        for near in (number, number - 1, number + 1):
            if not 0 <= near < len(reading.sentences) or not _together(reading, number, near):
                continue
            ages = [a for a in _ages(rule, reading, near) if not a.span.overlaps(birth.span)]
            if near != number:  # "his 45-year-old brother" is somebody else
                ages = [a for a in ages if "-old" not in text[a.span.start : a.span.end + 4]]
            if len(ages) != 1:
                if ages:
                    break
                continue
            age = ages[0]
            moments = list(_moments(reading, near, birth, number))
            if not moments or any(low <= age.years <= high for low, high in (_years(spell, m) for m in moments)):
                break
            low, high = _years(spell, moments[0])
            told.add(birth.span)
            yield rule.found(
                [age.span, birth.span],
                facts={"age": age.years, "born": birth.value, "at": moments[0][0].isoformat(), "would_be": [low, high]},
                words=age.span.of(text),
                birth=birth.span.of(text),
                years=str(low) if low == high else f"{low} or {high}" if high - low == 1 else f"{low} to {high}",
                when=str(moments[0][0].year),
            )
            break


def _birth(rule: Rule, reading: Reading, word: Span) -> Timex | None:
    """The first date with a year behind "born", in its sentence."""
    sentence = reading.sentences[reading.sentence_at(word.start)].span
    behind = [
        t
        for t in reading.timexes
        if t.type == "DATE" and sentence.covers(t.span) and t.span.end > word.start and t.basis in (None, "stated")
    ]
    near = [t for t in behind if t.span.start - word.end <= rule.params["reach_characters"]]
    return near[0] if near and spell_of(near[0]) else None


def _together(reading: Reading, one: int, other: int) -> bool:
    return reading.sentences[one].paragraph == reading.sentences[other].paragraph


def _moments(reading: Reading, number: int, birth: Timex, born: int) -> Iterator[Spell]:
    """What the age may be told of: the other dates of its sentence with a year, and the day of publication."""
    sentences = [reading.sentences[n].span for n in dict.fromkeys((number, born))]
    for timex in reading.timexes:
        spell = spell_of(timex)
        stated = timex.type in ("DATE", "TIME") and timex.basis in (None, "stated") and timex.span != birth.span
        if stated and spell and any(s.covers(timex.span) for s in sentences):
            yield spell
    published = reading.report.published_date
    if published is not None:
        yield published, published


def _years(birth: Spell, moment: Spell) -> tuple[int, int]:
    """Fewest and most years of age at a moment."""
    return _age(birth[1], moment[0]), _age(birth[0], moment[1])


def _age(born: date, at: date) -> int:
    return at.year - born.year - ((at.month, at.day) < (born.month, born.day))


def _ages(rule: Rule, reading: Reading, number: int) -> Iterator[Age]:
    """Years of age in a sentence: "45-year-old", "aged 45", "turned 45", ", 45,"."""
    text, sentence = reading.report.text, reading.sentences[number].span
    seen: list[Span] = []
    old = [w.span for w in reading.words("years_old")]
    for timex in reading.timexes:
        if timex.type != "DURATION" or not sentence.covers(timex.span) or timex.value[-1:] != "Y":
            continue
        if (
            any(0 <= o.start - timex.span.end <= 1 or timex.span.overlaps(o) for o in old)
            and timex.value[1:-1].isdigit()
        ):
            seen.append(timex.span)
            yield Age(timex.span, int(timex.value[1:-1]))
    leads = [w.span for w in reading.words("age_lead")]
    for quantity in sorted((*reading.quantities, *reading.numerals), key=lambda q: q.span):
        value = quantity.value
        if isinstance(value, tuple) or not sentence.covers(quantity.span) or value != int(value):
            continue
        if any(s.overlaps(quantity.span) for s in seen) or not 0 < value <= rule.params["oldest"]:
            continue
        start, end = quantity.span.start, quantity.span.end
        aged = quantity.unit == rule.params["unit"]
        led = quantity.unit == "-" and any(0 < start - s.end <= 1 for s in leads)
        set_off = quantity.unit == "-" and text[:start].endswith(", ") and text[end : end + 1] in (",", ";", ".")
        if aged or led or set_off:
            seen.append(quantity.span)
            yield Age(quantity.span, int(value))


RULE = Rule(
    code="HS213",
    name="age-off-birth-year",
    since="0.1",
    severity="error",
    message="“{words}”, but born {birth} makes {years} in {when}.",
    ask="Is the age wrong, or the date of birth?",
    check=check,
    catches=("ages",),
    params={"unit": "year of age", "oldest": 120, "reach_characters": 45},
)
