"""One person with two offices or ranks that nobody holds at once."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    beside = {o.span: o.subject for o in reading.words("office")}
    for role in reading.words("role"):
        assert role.subject is not None
        pair = (role.subject, role.span)
        yield rule.found(
            [Span.around([office, name]) if (name := beside.get(office)) else office for office in pair],
            facts={"name": role.lemma, "first": pair[0].of(text), "second": pair[1].of(text)},
        )


RULE = Rule(
    code="HS114",
    name="role-varies",
    since="0.1",
    severity="warning",
    message="{name} is “{first}” and then “{second}”.",
    ask="Which office does {name} hold, and since when?",
    check=check,
    catches=("role",),
)
