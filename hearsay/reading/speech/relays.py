"""Through whom a speaker's words came: recordings they speak in, outlets they told, voices that cite them."""

from collections.abc import Iterator

from hearsay.model import Mention, Speaker
from hearsay.reading.speech.found import Found
from hearsay.reading.speech.sources import Sources
from hearsay.reading.speech.speakers import Voices
from hearsay.reading.syntax import Syntax, Token

RECORDED_WITHIN = 4
"""A soldier speaks in the recording mentioned at most this many sentences before."""
TOWARDS = frozenset({"to", "with", "for", "by"})
UNNAMED = ("soldier", "group", "unknown", "person", "resident")


def relays_of(tree: Syntax, found: Found, speaker: Speaker | None, voices: Voices) -> list[Speaker]:
    """Relays, outermost first, each once and never the speaker."""
    names = {speaker.name} if speaker else set()
    kept = []
    for relay in (
        *_told(tree, found, voices),
        *_passed_on(tree, found, voices),
        *_in_recording(tree, found, speaker, voices),
    ):
        if relay.name not in names:
            names.add(relay.name)
            kept.append(relay)
    return kept


def cited(tree: Syntax, found: Found, sources: Sources) -> Token | None:
    """Whom the source of a cue cites for it: "The agency, citing the garrison, said …"; the noun cited."""
    if found.head < 0 or found.source_head is None:
        return None
    for top in (found.head, found.source_head):
        for child in tree.children(top, "advcl", "acl", "parataxis", "csubj"):
            if child.lemma in sources.lex.relays and child.tag == "VBG":
                noun = next(iter(tree.children(child.i, "obj")), None)
                if noun is not None and (noun.pos == "PROPN" or noun.lemma in sources.lex.voices):
                    return noun
    return None


def _told(tree: Syntax, found: Found, voices: Voices) -> Iterator[Speaker]:
    """ "X told Reuters", "said in an interview with Reuters": the outlet X spoke to."""
    if found.head < 0:
        return
    for child in tree.children(found.head, "obj", "iobj", "obl"):
        mention = _outlet(voices, child)
        if mention is not None and (child.dep != "obl" or _case(tree, child) & TOWARDS):
            yield voices.speaker_of(mention)
        for noun in tree.children(child.i, "nmod"):
            mention = _outlet(voices, noun)
            if mention is not None and _case(tree, noun) & TOWARDS:
                yield voices.speaker_of(mention)


def _passed_on(tree: Syntax, found: Found, voices: Voices) -> Iterator[Speaker]:
    """ "according to X, as reported by Reuters", "the governor, quoted by Reuters, said": who passes the words on."""
    if found.head < 0:
        return
    over = tree.tokens[tree.tokens[found.head].head]
    if over.lemma in voices.lex.relays and tree.tokens[found.head].dep == "advcl":
        subject = next((c for c in tree.children(over.i, "nsubj")), None)
        if subject is not None:
            yield voices.named_at(tree.subtree_span(subject.i), subject)
    tops = {
        found.head,
        tree.tokens[found.head].head,
        found.source_head if found.source_head is not None else found.head,
    }
    for top in tops:
        for child in tree.children(top, "advcl", "acl", "parataxis"):
            if child.tag == "VBN" and child.lemma in voices.lex.relays | voices.lex.passing:
                agent = next((c for c in tree.children(child.i, "obl") if "by" in _case(tree, c)), None)
                mention = _outlet(voices, agent) if agent is not None else None
                if mention is not None:
                    yield voices.speaker_of(mention)


def _outlet(voices: Voices, token: Token) -> Mention | None:
    mention = voices.mention_at(token.i)
    return mention if mention is not None and mention.kind == "outlet" else None


def _case(tree: Syntax, token: Token) -> set[str]:
    return {c.lower for c in tree.children(token.i, "case")}


def _in_recording(tree: Syntax, found: Found, speaker: Speaker | None, voices: Voices) -> Iterator[Speaker]:
    """One of the soldiers of a video speaks through the video."""
    if speaker is None or speaker.named or speaker.kind not in UNNAMED:
        return
    at = found.source or found.content[0]
    sentence = tree.tokens[min(tree.token_from(at.start), len(tree.tokens) - 1)].sentence
    low = tree.sentences[max(0, sentence - RECORDED_WITHIN)].span.start
    for start, other in reversed(voices.spoken):
        if low <= start < at.start and other.kind == "recording":
            yield other
            return
