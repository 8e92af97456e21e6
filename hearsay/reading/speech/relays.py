"""Through whom a speaker's words came: recordings they speak in, agencies they told, voices that cite them."""

from hearsay.model import Report, Speaker
from hearsay.reading.speech.reported import Found
from hearsay.reading.speech.speakers import Voices
from hearsay.reading.syntax import Syntax, Token

RECORDED_WITHIN = 4
"""A soldier speaks in the recording mentioned at most this many sentences before."""


def relays_of(report: Report, tree: Syntax, found: Found, speaker: Speaker | None, voices: Voices) -> list[Speaker]:
    """Relays, outermost first, each once and never the speaker."""
    found_relays = [*_told(tree, found, voices), *_in_recording(tree, found, speaker, voices)]
    names = {speaker.name} if speaker else set()
    kept = []
    for relay in found_relays:
        if relay.name not in names:
            names.add(relay.name)
            kept.append(relay)
    return kept


def _told(tree: Syntax, found: Found, voices: Voices) -> list[Speaker]:
    """"X told Reuters": the outlet X spoke to."""
    if found.head < 0:
        return []
    cue = tree.tokens[found.head]
    relays = []
    for child in tree.children(cue.i, "obj", "iobj", "obl"):
        mention = voices.mention_at(child.i)
        if mention is not None and mention.kind == "outlet" and (child.dep != "obl" or _case(tree, child) & {"to", "with", "by"}):
            relays.append(voices.speaker_of(mention))
    for child in tree.children(cue.i, "obl"):
        for noun in tree.children(child.i, "nmod"):
            mention = voices.mention_at(noun.i)
            if mention is not None and mention.kind == "outlet" and _case(tree, noun) & {"to", "with", "for"}:
                relays.append(voices.speaker_of(mention))
    return relays


def _case(tree: Syntax, token: Token) -> set[str]:
    return {c.lower for c in tree.children(token.i, "case")}


def _in_recording(tree: Syntax, found: Found, speaker: Speaker | None, voices: Voices) -> list[Speaker]:
    """One of the soldiers of a video speaks through the video."""
    if speaker is None or speaker.named or speaker.kind not in ("soldier", "group", "unknown", "person"):
        return []
    at = found.source or found.content[0]
    sentence = tree.tokens[min(tree.token_from(at.start), len(tree.tokens) - 1)].sentence
    low = tree.sentences[max(0, sentence - RECORDED_WITHIN)].span.start
    for start, other in reversed(voices.spoken):
        if low <= start < at.start and other.kind == "recording":
            return [other]
    return []
