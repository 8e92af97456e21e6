"""Whatever is read, every format writes it: no error, nothing in it that a terminal would obey."""

import io
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay import api
from hearsay.export.brief import brief
from tests.export.test_records import PIECES, read

TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=5).map(" ".join)


def written(checked, form: str, **options) -> str:
    out = io.StringIO()
    api.write([checked], form, out, **options)
    return out.getvalue()


@settings(max_examples=40)
@given(TEXTS, st.sampled_from([None, "2025-06-10"]))
def test_every_format_writes_every_reading(text, published):
    text = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    one = read(text, published)
    for form in api.FORMATS:
        assert written(one, form, everything=True)
    for form in ("text", "md"):
        for character in written(one, form, everything=True).replace("\n", ""):
            assert unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


@settings(max_examples=25)
@given(TEXTS)
def test_brief_is_of_single_lines_in_the_reports_words(text):
    text = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    one = read(text)
    made = brief(one.reading, one.findings)
    for words in (*(w for _, w in made.lines), *made.written, *(q.ask for q in made.questions)):
        assert words.strip() == words
        assert "\n" not in words
    assert len(made.questions) <= 5
    for sentence in made.written:
        assert sentence[-1] in ".?!”’", sentence
        assert sentence[0] == sentence[0].upper()
