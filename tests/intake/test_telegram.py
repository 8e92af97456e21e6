"""Telegram Desktop exports: one message with words is one report."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.intake import Supplied, Unreadable, reports, telegram
from hearsay.intake.outcome import RefusedError

CHAT = {
    "name": "River channel",
    "type": "public_channel",
    "id": 42,
    "messages": [
        {"id": 1, "type": "service", "date_unixtime": "1747720000", "action": "create_channel", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2025-05-20T09:14:00",
            "date_unixtime": "1747721640",
            "photo": "photos/p.jpg",
            "text": [
                "The bridge at Lipky is gone, see ",
                {"type": "link", "text": "https://river.example/1"},
                {"type": "bold", "text": "!"},
            ],
        },
        {
            "id": 3,
            "type": "message",
            "date_unixtime": "1747721700",
            "forwarded_from": "Hill channel",
            "file": "(File not included. Change data exporting settings to download.)",
            "media_type": "video_file",
            "text": "Two tanks crossed the river.",
        },
        {"id": 4, "type": "message", "date": "2025-05-20T09:20:00", "text": "No time of its own."},
        {"id": 5, "type": "message", "date_unixtime": "1747721800", "photo": "photos/q.jpg", "text": ""},
    ],
}


def read(tmp_path, data):
    path = tmp_path / "result.json"
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False, indent=1).encode())
    kept = []
    return list(reports(str(path), Supplied(), max_bytes=10**6, keep=kept.append)), kept


def test_messages_with_words_are_reports(tmp_path):
    (bridge, tanks, bare), kept = read(tmp_path, CHAT)
    assert bridge.text == "The bridge at Lipky is gone, see https://river.example/1!"
    assert bridge.published_at == datetime(2025, 5, 20, 6, 14, tzinfo=UTC)
    assert (bridge.id, bridge.origin.outlet) == ("telegram-42-2", "River channel")
    (link,) = bridge.hyperlinks
    assert link.span.of(bridge.text) == link.url == "https://river.example/1"
    assert [(a.kind, a.url) for a in bridge.attachments] == [("photo", "photos/p.jpg")]
    (block,) = tanks.blocks
    assert (block.kind, block.locator, block.span.of(tanks.text)) == (
        "forward",
        "forwarded from Hill channel",
        tanks.text,
    )
    assert [(a.kind, a.url) for a in tanks.attachments] == [("video", "")]
    assert "Forwarded from Hill channel" in tanks.notes[0]
    assert bare.published_at is None
    assert "no date_unixtime" in bare.notes[0]
    assert len(kept) == 4


def test_an_account_gives_only_its_chats(tmp_path):
    account = {"about": "x", "personal_information": {"phone_number": "1"}, "chats": {"list": [CHAT]}}
    found, _ = read(tmp_path, account)
    assert len(found) == 3


def test_escapes_that_are_not_json_are_mended(tmp_path):
    data = json.dumps(CHAT).replace("is gone", "is\\x0b gone").encode()
    (bridge, *_), _ = read(tmp_path, data)
    assert bridge.text.startswith("The bridge at Lipky is")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"name": "x", "type": "public_channel", "id": 1, "messages": []}, "holds no messages with words"),
        (b'{"name": "x", "messages": [', "is not a Telegram export"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path, data, message):
    ((found,), _) = read(tmp_path, data)
    assert isinstance(found, Unreadable)
    assert message in found.message


FIELDS = st.sampled_from(["messages", "chats", "list", "type", "text", "id", "date_unixtime", "file", "media_type"])
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["messages", "chats", "list", "type", "text", "id", "date_unixtime", "file", "media_type"]),
            inner,
        )
    ),
    max_leaves=12,
)


@given(JSONS)
def test_any_json_is_read_or_refused(value):
    try:
        for _ in telegram.read(json.dumps(value).encode(), "x", Supplied(), lambda _: None):
            pass
    except RefusedError:
        pass
