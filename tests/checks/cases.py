"""A case of a rule's page as a report, and what the rule found in it."""

from hearsay.checks.pages import Case, unmarked
from hearsay.checks.rule import Rule
from hearsay.model import Attachment, Finding, Hyperlink, Reading, Report
from hearsay.reading.read import read
from hearsay.settings import Settings
from tests.helpers import report


def of(case: Case) -> tuple[Report, list[tuple[int, int]]]:
    """The report a case describes, and the spans it marks."""
    headline, in_headline = unmarked(case.head.get("headline", ""))
    text, in_text = unmarked(case.text)
    shift = len(headline) + 2 if headline else 0
    attached = case.head.get("attached")
    linked = case.head.get("linked")
    made = report(
        text,
        published=case.head.get("published"),
        headline=headline or None,
        excerpt=case.head.get("excerpt") == "yes",
        attachments=(Attachment(kind=attached, url="https://example.org/media"),) if attached else (),
        hyperlinks=(Hyperlink(url=linked),) if linked else (),
    )
    return made, sorted({*in_headline, *((a + shift, b + shift) for a, b in in_text)})


def findings(rule: Rule, made: Report) -> tuple[Reading, list[Finding]]:
    reading = read(made, Settings())
    return reading, list(rule.check(rule, reading))
