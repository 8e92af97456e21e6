"""Only what no later stage can hold is changed, one for one, and said."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.intake.tidy import tidy


def test_ordinary_text_is_untouched():
    text = "Line one.\r\nLine two.\rLine three.\n\n\u2028“Quoted”\u200b \u202eend\t \n"
    assert tidy(text) == (text, ())


def test_nul_and_surrogate_keep_their_places():
    text, notes = tidy("a\x00b\ud800c")
    assert text == "a\ufffdb\ufffdc"
    assert notes == ("1 NUL character was replaced by U+FFFD.", "1 lone surrogate was replaced by U+FFFD.")


def test_only_the_leading_mark_goes():
    assert tidy("\ufeffa\ufeffb") == ("a\ufeffb", ("A byte-order mark at the start was removed.",))


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_every_text_becomes_encodable_and_tidy_is_stable(text):
    tidied, notes = tidy(text)
    tidied.encode("utf-8")
    assert "\x00" not in tidied
    assert (tidied == text) == (not notes)
    if not text.startswith("\ufeff"):
        assert len(tidied) == len(text)
        assert tidy(tidied)[0] == tidied
