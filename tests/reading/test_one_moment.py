"""Which clock times the text gives for one moment, and how surely."""

import pytest

from tests.helpers import reading


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On 3 July 2020 it burned at 10:00 in Warsaw (08:00 GMT).", [("10:00", "08:00 GMT", "clearly")]),
        ("On 3 July 2020 it burned at 10:00 Paris time and 09:00 in London.", [("10:00", "09:00", "loosely")]),
        ("On 3 July 2020 it burned at 08:00 GMT, when it was 10:00 in Paris.", [("08:00 GMT", "10:00", "clearly")]),
        ("On 3 July 2020 it burned at 08:00 GMT. In Paris it was 10:00.", [("08:00 GMT", "10:00", "loosely")]),
        ("It was 10:00 in Paris when, on 3 July 2020, it burned at 08:00 GMT.", [("10:00", "08:00 GMT", "loosely")]),
        ("On 3 July 2020 it burned at 08:00 GMT and stopped at 11:00 in Paris.", []),
        ("On 3 July 2020 it burned from 08:00 GMT to 11:00 Paris time.", []),
        ("On 3 July 2020 it burned at 08:00 GMT and it was 11:00 in Paris when it stopped.", []),
    ],
)
def test_one_moment(text, found):
    read = reading(text)
    pairs = [(w.span.of(text), w.subject.of(text), w.lemma) for w in read.words("one_moment")]
    assert [(a.removeprefix("3 July 2020 at "), b, how) for a, b, how in pairs] == found


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("On 3 July 2020 it burned in Warsaw. It was 10:00 local time.", ["+02:00"]),
        ("On 3 July 2020 she rang Tokyo at 10:00 Paris time, which was 17:00 there.", ["+02:00", "+09:00"]),
        ("On 3 July 2020, in Nairobi, three hours ahead of GMT, it was 10:00.", ["+03:00"]),
        ("On 3 July 2020 it was 10:00 in the British capital.", ["+01:00"]),
    ],
)
def test_zone_told_elsewhere(text, offsets):
    assert [w.lemma for w in reading(text).words("clock_zone")] == offsets


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The alarm came at 0705 and the all-clear at 1305.", ["07:05", "13:05"]),
        ("The index closed at 1305.", []),
        ("They left at 0900 GMT; by 1945 only 12 were left.", ["09:00"]),
    ],
)
def test_four_figures_are_a_time_beside_another(text, values):
    assert [t.value[11:16] for t in reading(text).timexes if t.type == "TIME"] == values
