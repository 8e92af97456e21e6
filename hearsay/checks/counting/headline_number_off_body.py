"""A number in the headline that no number of the body about the same thing fits."""

import itertools
import re
from collections.abc import Iterator

from hearsay.checks.figures import bounds, counts, counts_in
from hearsay.checks.headlines import STEM_LETTERS, WORD, body_of, headline_of, stems
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading, Span

HARMS = ("harm_dead", "harm_hurt", "harm_taken")
BESIDE = 2
"""Words behind a number of a headline that may name what is counted ("102 aid trucks")."""


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text, headline = reading.report.text, headline_of(reading)
    if headline is None or reading.report.excerpt:
        return
    for quantity in _numbers(reading, headline):
        told = list(_told(reading, headline, quantity)) if _counts(reading, quantity) else []
        told = told or list(_alike(rule, reading, headline, quantity))
        if quantity.change in "<>" and not any(q.change == quantity.change for q in told):
            continue
        if not told or any(_fits(rule, quantity, q) for q in told) or _sums(rule, quantity, told):
            continue
        yield rule.found(
            [quantity.span, told[0].span],
            facts={"headline": quantity.span.of(text), "body": [q.span.of(text) for q in told]},
            there=told[0].span.of(text),
        )


def _numbers(reading: Reading, sentence: Span) -> list[Quantity]:
    """Counts, and amounts with a unit, that are no part of a date."""
    dates = [t.span for t in reading.timexes if t.type != "DURATION"]
    amounts = [q for q in reading.quantities if sentence.covers(q.span) and not _counts(reading, q)]
    amounts = [q for q in amounts if q.unit != "part" and not any(d.overlaps(q.span) for d in dates)]
    return sorted([*counts_in(reading, sentence), *amounts], key=lambda q: q.span)


def _counts(reading: Reading, quantity: Quantity) -> bool:
    return counts(reading.report.text, quantity)


def _alike(rule: Rule, reading: Reading, headline: Span, quantity: Quantity) -> Iterator[Quantity]:
    """Where nothing counts the same noun under shared words: the one number of the lead that must be meant.

    It has the unit of the headline's, a noun that stands beside the headline's number, or a word for people as the
    headline has; and the headline's own number stands nowhere in the body.
    """
    body = list(body_of(reading))
    numbers = [(n, q) for n, s in body for q in _numbers(reading, s.span)]
    if any(_fits(rule, quantity, q) and (q.unit == "-" or _same(reading, headline, quantity, q)) for _, q in numbers):
        return
    above = _numbers(reading, headline)
    fitting = [q for q in above if q != quantity and any(_fits(rule, q, other) for _, other in numbers)]
    here = [q for q in above if q.unit == quantity.unit and q not in fitting]
    lead = {n for n, _ in body[: rule.params["lead_sentences"]]}
    told = [(n, q) for n, q in numbers if n in lead and not _of_them(reading, q)]
    told = [(n, q) for n, q in told if not any(q.unit != "-" and _fits(rule, one, q) for one in above)]
    alike = [(n, q) for n, q in told if _same(reading, headline, quantity, q)]
    like = [q for n, q in alike if quantity.unit != "-" or n == alike[0][0]]
    if len(here) == 1 and len(like) == 1 and _shared(rule, reading, headline, quantity, like[0]):
        yield like[0]


def _of_them(reading: Reading, quantity: Quantity) -> bool:
    """Some of those told before: "among them two journalists", "four of them in a critical state"."""
    ahead = [w.span.end for c in ("sum_some", "sum_of") for w in reading.words(c)]
    behind = [w.span.start for w in reading.words("of_them")]
    return quantity.span.start - 1 in ahead or any(0 <= b - quantity.span.end <= 1 for b in behind)


def _same(reading: Reading, headline: Span, quantity: Quantity, other: Quantity) -> bool:
    text = reading.report.text
    if not _counts(reading, quantity) or not _counts(reading, other):
        return quantity.unit == other.unit
    named = _noun(text, other)
    if not named:  # "the hikers, 34 in number"; "divers recovered bodies. They had counted 15"
        number = reading.sentence_at(other.span.start)
        near = [s.span.of(text) for s in reading.sentences[max(0, number - 1) : number + 1] if s.block == "body"]
        own = _noun(text, quantity)
        return bool(own) and quantity.unit.endswith("s") and any(own in stems(part) for part in near)
    general = [w.span for w in reading.words("collective")]
    people = [*general, *(w.span for w in reading.words("person_noun"))]
    nouns = [q.unit_span for q in (quantity, other) if q.unit_span]
    persons = [any(p.overlaps(noun) for p in people) for noun in nouns]
    persons = persons if any(g.overlaps(noun) for g in general for noun in nouns) else []
    harmed = _harms(reading, headline).get(quantity.span)
    sentence = reading.sentences[reading.sentence_at(other.span.start)].span
    if harmed and persons[-1:] == [True] and _harms(reading, sentence).get(other.span) != harmed:
        return False
    phrase = [w[0].casefold()[:STEM_LETTERS] for w in WORD.finditer(text, other.span.start, other.span.end)]
    own = _noun(text, quantity)
    return (
        named in _beside(text, headline, quantity)
        or own in phrase
        or persons == [True, True]
        or _bare(reading, quantity)
    )


def _beside(text: str, headline: Span, quantity: Quantity) -> list[str]:
    """Beginnings of the words right behind a number of the headline."""
    return [w[0].casefold()[:STEM_LETTERS] for w in WORD.finditer(text, quantity.span.start, headline.end)][:BESIDE]


def _bare(reading: Reading, quantity: Quantity) -> bool:
    """Without a noun of its own: "40 held", and "7,000 flee", where a verb was taken for what is counted."""
    if quantity.unit == "-":
        return True
    known = [w.span for c in ("collective", *HARMS) for w in reading.words(c)]
    noun = quantity.unit.split()[-1]
    plural = noun.endswith("s") or any(w.overlaps(quantity.unit_span) for w in known if quantity.unit_span)
    text = reading.report.text  # "12 firemen" are told of again, a verb has another form
    again = any(re.search(rf"\b{re.escape(noun)}\b", s.span.of(text).casefold()) for _, s in body_of(reading))
    return _counts(reading, quantity) and bounds(quantity)[0] > 1 and not plural and not again


def _shared(rule: Rule, reading: Reading, headline: Span, quantity: Quantity, other: Quantity) -> bool:
    """The sentence of the number, or one beside it, takes up what the headline says of its own; the first one must."""
    text = reading.report.text
    number = reading.sentence_at(other.span.start)
    first = next((n for n, _ in body_of(reading)), number)
    near = Span.around([s.span for s in reading.sentences[max(first, number - 1) : number + 2] if s.block == "body"])
    above = stems(headline.of(text)) - stems(quantity.span.of(text)) - {_noun(text, other)}
    bare = _bare(reading, quantity) and _noun(text, other) not in _beside(text, headline, quantity)
    loose = quantity.unit == "-" or bare or quantity.unit in rule.params["times"]
    least = rule.params["shared_words"]["loose" if loose else "any"]
    same = bool(_noun(text, quantity)) and _noun(text, quantity) == _noun(text, other)
    return len(above & stems(near.of(text))) >= least or (number == first and same and _counts(reading, quantity))


def _told(reading: Reading, headline: Span, quantity: Quantity) -> Iterator[Quantity]:
    """Counts of the body about the same thing: of the same harm, else of the same noun, under shared words."""
    text = reading.report.text
    harm = _harms(reading, headline).get(quantity.span)
    noun = _noun(text, quantity)
    above = stems(headline.of(text)) - ({noun} if noun and not harm else set())
    before: frozenset[str] | None = None
    for _, sentence in body_of(reading):
        here = stems(sentence.span.of(text))
        harms = _harms(reading, sentence.span)
        shared = above & (here | (before or frozenset())) or before is None
        for other in counts_in(reading, sentence.span):
            named = _noun(text, other)
            if harm and harms.get(other.span) == harm:
                if shared and not _unlike(reading, noun, named, quantity, other):
                    yield other
            elif noun and noun == named and (above - {noun}) & here and not (harm and other.span in harms):
                yield other
        before = here


def _unlike(reading: Reading, noun: str, named: str, quantity: Quantity, other: Quantity) -> bool:
    """Two nouns that count different things; "people", the harm itself and a noun left out may be any of them."""
    general = [w.span for c in ("collective", *HARMS) for w in reading.words(c)]
    broad = any(w.overlaps(s) for w in general for s in (quantity.unit_span, other.unit_span) if s)
    return bool(noun) and bool(named) and noun != named and not broad


def _harms(reading: Reading, sentence: Span) -> dict[Span, str]:
    """Counts of a sentence by the word of death, injury or capture they are the nearest to."""
    counted = counts_in(reading, sentence)
    found: dict[Span, str] = {}
    for category in HARMS:
        for word in reading.words(category):
            if sentence.covers(word.span) and counted:
                gap = {q.span: max(word.span.start - q.span.end, q.span.start - word.span.end, 0) for q in counted}
                found.setdefault(min(gap, key=lambda s: (gap[s], s)), category)
    return found


def _noun(text: str, quantity: Quantity) -> str:
    return quantity.unit.split()[-1].casefold()[:STEM_LETTERS] if quantity.unit not in ("-", "") else ""


def _fits(rule: Rule, one: Quantity, other: Quantity) -> bool:
    first, second = bounds(one), bounds(other)
    room = 1 + float(rule.params["slack"])
    if other.change == ">" and one.change != ">":  # "40 killed" under "at least 40", not "80 killed"
        return first[1] >= second[0] >= first[0] / (1 + float(rule.params["open_slack"]))
    if other.change == "<" and one.change != "<":
        return first[0] <= second[1]
    return first[0] <= second[1] * room and second[0] <= first[1] * room


def _sums(rule: Rule, quantity: Quantity, told: list[Quantity]) -> bool:
    """The headline adds up what the body tells in parts."""
    exact = [bounds(q)[0] for q in told]
    totals = [sum(exact), *(sum(pair) for pair in itertools.combinations(exact, 2))] if len(exact) > 1 else []
    return any(abs(t - bounds(quantity)[0]) <= t * rule.params["slack"] for t in totals)


RULE = Rule(
    code="HS503",
    name="headline-number-off-body",
    since="0.1",
    severity="error",
    message="The headline says “{headline}”, the body “{there}”.",
    ask="Which number did the source give?",
    check=check,
    catches=("headline numbers",),
    params={
        "slack": 0.1,
        "open_slack": 0.25,
        "lead_sentences": 2,
        "shared_words": {"any": 1, "loose": 2},
        "times": ("second", "minute", "hour", "day", "night", "week", "month", "year", "decade"),
    },
)
