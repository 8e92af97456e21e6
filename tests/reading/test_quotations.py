"""Quotation marks paired, on texts of our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.model import Quotation
from hearsay.reading import quotations, syntax
from tests.helpers import report


def found(text: str) -> tuple[Quotation, ...]:
    document = report(text)
    return quotations.find(document, syntax.parse(document))


PAIRED = [
    ("“We left,” he said.", ["We left,"]),
    ('"We left," he said.', ["We left,"]),
    ("'We left,' he said.", ["We left,"]),
    ("‘We left,’ he said.", ["We left,"]),
    ("«We left», he said.", ["We left"]),
    ("„We left“, he said.", ["We left"]),
    ("``We left,'' he said.", ["We left,"]),
    ("''We left,'' he said.", ["We left,"]),
    (
        "“It isn’t ours,” he said. “The soldiers’ boats aren’t, either.”",
        ["It isn’t ours,", "The soldiers’ boats aren’t, either."],
    ),
    ("‘It isn’t ours,’ he said.", ["It isn’t ours,"]),
    ("The soldiers' boats and the men's tents were lost.", []),
    ("The soldiers’ boats and the men’s tents were lost.", []),
    ("They fought in the ’90s and told ’em so.", []),
    ("The gap is 5' 10\" wide.", []),
    ("He said “they told us, ‘Leave now,’ and we left”.", ["they told us, ‘Leave now,’ and we left", "Leave now,"]),
    ("“You say you ‘accept the order,’” the judge said.", ["You say you ‘accept the order,’", "accept the order,"]),
    ("The “Red Star” farm burned.", ["Red Star"]),
]


@pytest.mark.parametrize(("text", "inner"), PAIRED, ids=[t[0][:40] for t in PAIRED])
def test_pairs(text: str, inner: list[str]) -> None:
    assert [q.inner.of(text) for q in found(text)] == inner


ROLES = [
    ("“We left the town at dawn,” he said.", "speech"),
    ("“Yes,” he said.", "speech"),
    ("The raid was “a cowardly act” by night.", "fragment"),
    ("The “Red Star” farm burned.", "name"),
    ("They hold a ‘frontier strip’ there.", "term"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_roles(text: str, role: str) -> None:
    assert [q.role for q in found(text)] == [role]


def test_depth_of_nested_marks() -> None:
    text = "“They told us, ‘Leave now,’ and we left,” he said."
    assert [(q.depth, q.inner.of(text)) for q in found(text)] == [
        (0, "They told us, ‘Leave now,’ and we left,"),
        (1, "Leave now,"),
    ]


def test_over_paragraphs_with_the_mark_opened_again() -> None:
    text = "“We left the town.\n\n“We took the boats,” he said."
    (quotation,) = found(text)
    assert (quotation.paragraphs, quotation.reopened, quotation.closed) == (2, True, True)
    assert quotation.outer.of(text) == "“We left the town.\n\n“We took the boats,”"


def test_over_paragraphs_without_it() -> None:
    text = "A soldier said, “We left the town.\n\nIt was dawn.” Nobody followed."
    (quotation,) = found(text)
    assert (quotation.paragraphs, quotation.reopened, quotation.closed) == (2, False, True)
    assert quotation.inner.of(text) == "We left the town.\n\nIt was dawn."


def test_unclosed_ends_with_its_paragraph() -> None:
    text = "He said: “We left the town.\n\nNobody followed. The road was mined."
    (quotation,) = found(text)
    assert not quotation.closed
    assert quotation.inner.of(text) == "We left the town."


@given(st.text(alphabet="ab .,'\"“”‘’«»\nST", max_size=60))
@settings(max_examples=60, deadline=None)
def test_spans_hold_on_any_text(text: str) -> None:
    if not text.strip():
        return
    first = found(text)
    assert first == found(text)
    for quotation in first:
        assert quotation.outer.covers(quotation.inner) and quotation.outer.end <= len(text)
        assert quotation.inner.of(text).strip()
