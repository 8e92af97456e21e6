"""Whatever a report says, no rule fails on it, and no finding marks what is not there."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hearsay.checks import run
from hearsay.checks.run import FAILED
from hearsay.reading.read import read
from hearsay.settings import Settings
from tests.helpers import report

PIECES = (
    "On 3 March 2020, a Friday,", "31 April", "nearly two weeks after the raid", "“We", "crossed the border", "”",
    "[MSK]", "9:14", "25:10", "said the Russian Ministry of Defense", "Mayor Anna Kowalska", "Kowalski",
    "a company of 5,000 men", "of the 3rd Platoon", "between 40 and 30 trucks", "45 percent", "30 of 120",
    "10 miles (26 km)", "the SVV", "born in 1961", ", 45,", "killed", "losses of 0", "\n\n", ".", "(", "0", "½",
    "03/04/2025", "in Donetsk Oblast", "according to", "a video", "confirmed", "‘", "Earlier,", "20:00 in Tokyo",
    "a quarter of them", "0 of 0", "from 0 to 5 tonnes, an increase of 5 percent", "😀", "\t", "\r\n", "-",
    "29 February 2023",
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.lists(st.sampled_from(PIECES), max_size=5), st.booleans())
@example([], ["a quarter of them", "a quarter of them", "losses of 0"], False)
def test_no_rule_fails(body, head, dated):
    headline = " ".join(" ".join(head).split()) or None
    made = report(" ".join(body) or ".", published="2021-06-01" if dated else None, headline=headline)
    for finding in run.on_reading(read(made, Settings()), Settings()):
        assert finding.code != FAILED, finding.facts
        assert finding.message[:1].isupper() or not finding.message[:1].isalpha()
        for span in finding.spans:
            assert 0 <= span.start < span.end <= len(made.text)
            assert "\n\n" not in span.of(made.text)
