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
    dated = {t.span: t for t in reading.timexes}
    told: set[Span] = set()
    for word in reading.words("birth"):
        birth = dated.get(word.subject) if word.subject else None
        spell = spell_of(birth) if birth else None
        if birth is None or spell is None or birth.span in told:
            continue
        number = reading.sentence_at(birth.span.start)
        for near in (number, number - 1, number + 1, number - 2, number + 2):
            further = abs(near - number) > 1
            if not 0 <= near < len(reading.sentences) or not _together(reading, number, near):
                continue
            if (
                further
                and len(reading.sentences[near].span.of(reading.report.text).split()) > rule.params["line_words"]
            ):
                continue
            ages = _told_of(rule, reading, near, number, birth)
            if ages:
                if len(ages) == 1 and (finding := _finding(rule, reading, ages[0], birth, spell, near)):
                    told.add(birth.span)
                    yield finding
                break


def _told_of(rule: Rule, reading: Reading, near: int, born: int, birth: Timex) -> list[Age]:
    """Ages of a sentence that may be those of the one who was born."""
    text = reading.report.text
    ages = [a for a in _ages(rule, reading, near) if not a.span.overlaps(birth.span)]
    if near == born:
        return ages
    sentence = reading.sentences[near].span
    if any(sentence.covers(w.span) for w in reading.words("kin")):
        return []
    theirs = (near == born - 1, "the ")  # "the 45-year-old … He was born", not "his 45-year-old brother"
    own = [a for a in ages if theirs == (True, text[max(0, a.span.start - 4) : a.span.start].casefold())]
    return [a for a in ages if a in own or "-old" not in text[a.span.start : a.span.end + 4]]


def _finding(rule: Rule, reading: Reading, age: Age, birth: Timex, spell: Spell, near: int) -> Finding | None:
    """Where no moment the passage tells of makes the age; the first told, of the age's own sentence, is shown."""
    text, sentence = reading.report.text, reading.sentences[near].span
    moments = list(_moments(reading, near, birth, reading.sentence_at(birth.span.start)))
    dated = moments[:-1] if reading.report.published_date else moments
    if dated and _over(reading, near):
        moments = dated
    if _of_its_sentence(reading, age, sentence):
        moments = list(_stated(reading, [sentence], birth)) or moments
    if not dated and any(sentence.covers(w.span) for w in reading.words("age_then")):
        return None  # "when he joined", and nobody says when that was
    if not moments or any(low <= age.years <= high for low, high in (_years(spell, m) for m in moments)):
        return None
    shown = min(moments, key=lambda m: abs(_years(spell, m)[0] - age.years))
    low, high = _years(spell, shown)
    if high <= 0:
        return None
    return rule.found(
        [age.span, birth.span],
        facts={"age": age.years, "born": birth.value, "at": shown[0].isoformat(), "would_be": [low, high]},
        words=age.span.of(text),
        birth=birth.span.of(text),
        years=str(low) if low == high else f"{low} or {high}" if high - low == 1 else f"{low} to {high}",
        when=str(shown[0].year),
    )


def _together(reading: Reading, one: int, other: int) -> bool:
    return reading.sentences[one].paragraph == reading.sentences[other].paragraph


def _moments(reading: Reading, number: int, birth: Timex, born: int) -> Iterator[Spell]:
    """What the age may be told of: the other dates with a year near it in its paragraph, and the day of publication."""
    near = range(max(0, min(number, born) - 1), min(len(reading.sentences), max(number, born) + 2))
    sentences = [reading.sentences[n].span for n in near if _together(reading, n, number)]
    yield from _stated(reading, sentences, birth)
    published = reading.report.published_date
    if published is not None:
        yield published, published


def _stated(reading: Reading, sentences: list[Span], birth: Timex) -> Iterator[Spell]:
    """The dates with a year that sentences state, besides the birth."""
    for timex in reading.timexes:
        spell = spell_of(timex)
        stated = timex.type in ("DATE", "TIME") and timex.basis in (None, "stated") and timex.span != birth.span
        if stated and spell and any(s.covers(timex.span) for s in sentences):
            yield spell


def _of_its_sentence(reading: Reading, age: Age, sentence: Span) -> bool:
    """ "At 45, she became …" opens a sentence and tells the age at what happens in it."""
    opens = [w.span for w in reading.words("age_at") if w.span.start == sentence.start]
    return any(w.covers(age.span) or 0 <= age.span.start - w.end <= 1 for w in opens)


def _over(reading: Reading, near: int) -> bool:
    """The age's own sentence tells of a death: nobody is older since."""
    sentence = reading.sentences[near].span
    return any(sentence.covers(w.span) for w in reading.words("life_ended"))


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
    leads = [w.span for w in reading.words("age_led")]
    for quantity in sorted((*reading.quantities, *reading.numerals), key=lambda q: q.span):
        value = quantity.value
        if isinstance(value, tuple) or not sentence.covers(quantity.span) or value != int(value):
            continue
        if any(s.overlaps(quantity.span) for s in seen) or not 0 < value <= rule.params["oldest"]:
            continue
        start, end = quantity.span.start, quantity.span.end
        aged = quantity.unit == rule.params["unit"]
        led = quantity.unit == "-" and any(0 < start - s.end <= (2 if text[start - 2] == ":" else 1) for s in leads)
        set_off = (
            quantity.unit == "-"
            and text[:start].endswith(", ")
            and (text[end : end + 1] in (",", ";", ".", ")") or text[end : end + 2] == " (")
        )
        bracket = text[start - 1 : start] + text[end : end + 1] in ("()", "(,", "(;")  # "(45)", "(45, born …)"
        set_off = set_off or (bracket and quantity.unit == "-")
        led = led and not text[end : end + 1].isalpha() and text[end : end + 1] not in ("%", "-")
        led = led and not text[end + 1 : end + 2].isdigit()
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
    params={"unit": "year of age", "oldest": 120, "line_words": 4},
)
