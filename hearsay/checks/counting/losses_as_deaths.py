"""A number told as killed that the source gives as losses or casualties, which count the wounded too."""

from collections.abc import Iterator

from hearsay.checks.figures import bounds, counts_in
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    deaths = list(_counted(reading, "harm_dead"))
    losses = list(_counted(reading, "losses_word"))
    for dead in deaths:
        lost = next((q for q in losses if q is not dead and bounds(q) == bounds(dead) and q.span != dead.span), None)
        if lost is None or bounds(dead)[0] < rule.params["least"]:
            continue
        yield rule.found(
            [dead.span, lost.span],
            facts={"killed": dead.span.of(text), "losses": lost.span.of(text)},
            killed=dead.span.of(text),
        )
        return


def _counted(reading: Reading, category: str) -> Iterator[Quantity]:
    """Counts by the word of loss that stands nearest to them in their sentence, where it is of this category."""
    for sentence in reading.sentences:
        words = [
            (w.span, c)
            for c in ("harm_dead", "harm_hurt", "losses_word")
            for w in reading.words(c)
            if sentence.span.covers(w.span)
        ]
        inclusive = any(c == "losses_word" for _, c in words)
        for quantity in counts_in(reading, sentence.span) if words else ():
            nearest = "losses_word" if inclusive else min(words, key=lambda w: _gap(w[0], quantity.span))[1]
            if nearest == category:
                yield quantity


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


RULE = Rule(
    code="HS507",
    name="losses-as-deaths",
    since="0.1",
    severity="warning",
    message="“{killed}” are told as killed, but the same number is given as losses, which count the wounded too.",
    ask="Does the source say killed, or killed and wounded?",
    check=check,
    params={"least": 10},
)
