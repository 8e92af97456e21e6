"""Paragraphs without end and runs of marks: cut and blanked so that a parser is done in time, offsets kept."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.reading import syntax
from hearsay.reading.portions import LONGEST, MOST_MARKS, portions, without_runs
from tests.helpers import report, tree


@given(st.integers(0, 4 * LONGEST), st.sampled_from(["a", "so it was. ", "Tanks came", "((", "\u3000", "e\u0301"]))
def test_portions_follow_on_each_other_and_are_bounded(length: int, word: str) -> None:
    text = (word * length)[:length]
    cuts = list(portions(text, 0, length))
    assert "".join(text[a:b] for a, b in cuts) == text
    assert all(b - a <= LONGEST for a, b in cuts)


def test_a_portion_ends_with_a_sentence() -> None:
    text = "The column turned back at the bridge. " * 200
    parsed = syntax.parse(report(text))
    assert len(parsed.paragraphs) == 3
    assert {p.of(text)[-7:] for p in parsed.paragraphs} == {"bridge."}
    assert {s.span.of(text) for s in parsed.sentences} == {"The column turned back at the bridge."}


def test_a_portion_without_sentences_ends_at_a_blank() -> None:
    text = "tanks and guns " * 600
    assert {text[b - 1] for _, b in portions(text, 0, len(text))} == {" "}


@given(st.text(alphabet='([{"—.,!… a', max_size=400))
def test_blanking_keeps_offsets_and_words(text: str) -> None:
    blanked = without_runs(text)
    assert len(blanked) == len(text)
    assert all(a == b or (b == " " and not a.isalnum()) for a, b in zip(text, blanked, strict=True))


def test_a_run_of_marks_is_few_tokens_and_what_follows_is_read() -> None:
    text = "(" * 2500 + " The bridge fell on Monday."
    parsed = tree(text)
    assert len(parsed.tokens) < 2 * MOST_MARKS
    assert [t.text for t in parsed.tokens[-4:]] == ["fell", "on", "Monday", "."]
    assert all(text[t.start : t.end] == t.text for t in parsed.tokens)


def test_marks_a_text_may_well_hold_are_left() -> None:
    for text in ("-" * MOST_MARKS, "He said: “…” (and left)!!!"):
        assert without_runs(text) == text
