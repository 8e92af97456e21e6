"""Nouns survive being kept, and what does not fit is refused."""

import json
import zlib

import pytest

from hearsay.ledger.codec import CodecError, decode, encode, pack, unpack
from hearsay.linking.stated import stated
from hearsay.model import Reading, Span, Stated
from tests.helpers import reading
from tests.linking.case import case


def test_readings_come_back_equal():
    for one in case().values():
        assert unpack(Reading, pack(one)) == one
    other = reading("At 9:14 the crew of 12 left Lipky, about 3 to 4 km away, said Ivan Hrytsak.", "2025-05-03")
    assert unpack(Reading, pack(other)) == other


def test_claims_as_compared_come_back_equal():
    found = [s for one in case().values() for s in stated(one)]
    assert found
    assert [unpack(Stated, pack(s)) for s in found] == found


def test_spans_are_two_offsets():
    assert encode(Span(start=3, end=9)) == [3, 9]
    assert decode(Span, [3, 9]) == Span(start=3, end=9)


@pytest.mark.parametrize(
    "spoilt",
    [
        {},
        [],
        {"report": 3},
        {"report": {"id": "a", "origin": {"sha256": "", "locator": ""}, "text": "x", "lang": 4}},
        {"report": {"id": "a", "origin": {"sha256": "", "locator": ""}, "text": "x"}, "nobody": 1},
        {"report": {"id": "a", "origin": {"sha256": "", "locator": ""}, "text": "x"}, "sentences": [{"span": [5, 2]}]},
    ],
)
def test_what_does_not_fit_is_refused(spoilt):
    with pytest.raises(CodecError):
        unpack(Reading, zlib.compress(json.dumps(spoilt).encode()))


def test_other_bytes_are_refused():
    with pytest.raises(CodecError, match="cannot be read"):
        unpack(Reading, b"no such thing")
