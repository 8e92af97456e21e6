"""An expert with a name and nothing else: no office, institute, country or interest."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import in_conflict, quoted
from hearsay.model import Finding, Mention, Reading, Span, Wording

LONGEST_ARTICLE = 4
"""Letters of a first word that is no adjective of origin ("The", "This", "Some")."""


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not in_conflict(reading):
        return
    for word in reading.words("expert"):
        name = _named(reading, word)
        if name is None or quoted(reading, word.span) or _described(reading, word, name):
            continue
        yield rule.found(
            [Span(start=min(word.span.start, name.span.start), end=max(word.span.end, name.span.end))],
            facts={"name": name.name, "called": word.span.of(reading.report.text)},
        )


def _named(reading: Reading, word: Wording) -> Mention | None:
    """The person called so: "military expert Ivan Petrenko", "Ivan Petrenko, a military expert"."""
    text = reading.report.text
    for mention in reading.mentions:
        if mention.label != "PER" and (mention.label != "ORG" or mention.ref or len(mention.name.split()) != 2):
            continue
        between = text[word.span.end : mention.span.start] if mention.span.start >= word.span.end else None
        if between is None and mention.span.end <= word.span.start:
            between = text[mention.span.end : word.span.start]
        if between is not None and (between.strip() in ("", ",", ", a", ", an", ", the") or _given(between)):
            return mention
    return None


def _given(between: str) -> bool:
    """A given name that the surname was parted from."""
    return len(between.split()) == 1 and between.strip().isalpha() and between.strip().istitle()


def _described(reading: Reading, word: Wording, name: Mention) -> bool:
    """The text says where the expert belongs, in this sentence or where the name stands again."""
    text = reading.report.text
    sentence = reading.sentences[reading.sentence_at(word.span.start)].span
    before = text[sentence.start : word.span.start].split()
    if before and before[-1][:1].isupper() and (len(before) > 1 or len(before[-1]) > LONGEST_ARTICLE):
        return True
    for mention in reading.mentions:
        if mention.name != name.name:
            continue
        sentence = reading.sentences[reading.sentence_at(mention.span.start)].span
        near = Span(start=mention.span.start, end=min(sentence.end, mention.span.end + 90))
        if any(m.label == "ORG" and near.overlaps(m.span) and m.kind != "outlet" for m in reading.mentions):
            return True
    called = set(word.span.of(text).casefold().split())
    roles = [
        link.speaker.role
        for link in reading.attributions
        if link.speaker and link.speaker.name == name.name and link.speaker.role
    ]
    return len(name.surface.split()) > 3 or any(len(set(r.casefold().split()) - called) > 1 for r in roles)


RULE = Rule(
    code="HS109",
    name="undescribed-expert",
    since="0.1",
    severity="warning",
    message="{name} is called “{called}” and nothing else: no office, institute, country or interest.",
    ask="Who pays and who quotes {name}, and on which side have they served?",
    check=check,
)
