"""A Telegram Desktop export (result.json) -> Reports: one message with words is one report.

`date_unixtime` is the time; `date` has no zone and is not used. A forward's origin is a display name and nothing more.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from hearsay.intake.compose import compose
from hearsay.intake.outcome import RefusedError, Supplied, Unreadable
from hearsay.intake.tidy import tidy
from hearsay.model import Attachment, Block, Hyperlink, Report, Span
from hearsay.model.report import AttachmentKind

BAD_ESCAPE = re.compile(rb"(?<!\\)((?:\\\\)*)\\x([0-9A-Fa-f]{2})")
"""Telegram Desktop writes some control characters as \\xNN, which is not JSON."""
MEDIA: dict[str, AttachmentKind] = {
    "video_file": "video",
    "video_message": "video",
    "animation": "video",
    "voice_message": "audio",
    "audio_file": "audio",
}
NOT_INCLUDED = "(File "
"""Begins the sentence the export writes where a file was left out."""


def read(
    data: bytes, locator: str, supplied: Supplied, keep: Callable[[bytes], object]
) -> Iterator[Report | Unreadable]:
    """The reports of an export of one chat, or of the chats of an account; messages without words are passed over.

    `keep` is handed the whole export, then each message. Raises RefusedError for what is no export.
    """
    whole = _parsed(data)
    keep(data)
    seen = False
    for chat in _chats(whole):
        for message in chat.get("messages", []):
            if not isinstance(message, dict) or message.get("type") != "message":
                continue
            where = f"{locator}:{message.get('id')}"
            try:
                report = _report(chat, message, where, supplied)
            except RefusedError as refused:
                yield Unreadable(locator=where, message=str(refused))
                continue
            if report is not None:
                seen = True
                keep(_bytes(message))
                yield report
    if not seen:
        raise RefusedError("holds no messages with words")


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        try:
            found = json.loads(data)
        except ValueError:
            found = json.loads(BAD_ESCAPE.sub(rb"\1\\u00\2", data))
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"is not a Telegram export that can be read: {str(error)[:80]}") from None
    if not isinstance(found, dict):
        raise RefusedError("is not a Telegram export")
    return found


def _chats(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The one chat, or the chats of an account; nothing else of an account is looked at."""
    if isinstance(whole.get("messages"), list):
        yield whole
        return
    chats = whole.get("chats")
    listed = chats.get("list") if isinstance(chats, dict) else None
    if not isinstance(listed, list):
        raise RefusedError("is not a Telegram export: it holds no messages")
    yield from (c for c in listed if isinstance(c, dict) and isinstance(c.get("messages"), list))


def _bytes(message: dict[str, Any]) -> bytes:
    return json.dumps(message, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")


def _report(chat: dict[str, Any], message: dict[str, Any], where: str, supplied: Supplied) -> Report | None:
    text, links, changed = _words(message)
    if not text.strip():
        return None
    notes = list(changed)
    published = _published(message)
    if published is None:
        notes.append("The export gives no date_unixtime; its local time has no zone and is not used.")
    forwarded = message.get("forwarded_from")
    parts = None
    if isinstance(forwarded, str) and forwarded.strip():
        name = tidy(forwarded)[0].strip()
        parts = (Block(kind="forward", span=Span(start=0, end=len(text)), locator=f"forwarded from {name}"),)
        notes.append(f"Forwarded from {name}; the export gives neither its address nor its date.")
    chat_name = chat.get("name")
    return compose(
        text=text,
        data=_bytes(message),
        locator=where,
        media_type="application/json",
        parts=parts,
        given_id=f"telegram-{chat.get('id', '')}-{message.get('id', '')}",
        outlet=supplied.outlet or (tidy(chat_name)[0].strip() if isinstance(chat_name, str) else None) or None,
        published=supplied.published or published,
        hyperlinks=links,
        attachments=list(_attachments(message)),
        notes=notes,
    )


def _words(message: dict[str, Any]) -> tuple[str, tuple[Hyperlink, ...], tuple[str, ...]]:
    """The text, made of strings and marked stretches, and the links in it."""
    raw = message.get("text", "")
    pieces = raw if isinstance(raw, list) else [raw]
    text, links, changed = "", [], []
    for piece in pieces:
        marked = piece if isinstance(piece, dict) else {"type": "plain", "text": piece}
        said = marked.get("text", "")
        plain, notes = tidy(said if isinstance(said, str) else "")
        changed += [n for n in notes if n not in changed]
        address = marked.get("href") if marked.get("type") == "text_link" else plain
        if marked.get("type") in ("link", "text_link") and plain.strip() and isinstance(address, str):
            links.append(Hyperlink(url=address, span=Span(start=len(text), end=len(text) + len(plain))))
        text += plain
    return text, tuple(links), tuple(changed)


def _published(message: dict[str, Any]) -> datetime | None:
    value = message.get("date_unixtime")
    try:
        return datetime.fromtimestamp(int(str(value)), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _attachments(message: dict[str, Any]) -> Iterator[Attachment]:
    for field, kind in (("photo", "photo"), ("file", MEDIA.get(str(message.get("media_type")), "document"))):
        value = message.get(field)
        if isinstance(value, str) and value:
            yield Attachment(kind=kind, url="" if value.startswith(NOT_INCLUDED) else value)  # type: ignore[arg-type]
