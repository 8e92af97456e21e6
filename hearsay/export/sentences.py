"""What can safely be written: one attributed sentence for a claim, made of the report's own words.

A sentence is only given where it is grammatical by construction: a clause with its subject goes behind "said that",
anything else is quoted. Nothing is put more firmly than the report puts it, and the verb is always the neutral one.
"""

import functools
import re
from collections.abc import Mapping
from datetime import date

from hearsay import lexicon, profiles
from hearsay.export.shown import shortened, squeezed
from hearsay.export.voices import PERSONS, Voices
from hearsay.model import Claim, Reading, Span, Speaker

LONGEST_QUOTE = 260
LONGEST_CLAUSE = 300
VERBS: Mapping[str, str] = {
    "denies": "denied that",
    "doubts": "doubted that",
    "believes": "expressed the view that",
    "feels": "expressed the view that",
}
YEARLESS = re.compile(r"XXXX-\d\d")
DANGLING = re.compile(r"\s+[-–—]\s+(?:[\w'’]+\s+){0,2}[\w'’]+$")
"""Two or three words behind a dash: what a cut left of an apposition."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MARKS = str.maketrans({"“": "‘", "”": "’", "«": "‘", "»": "’", "„": "‘"})
STRAIGHT = re.compile(r'"([^"]*)"')


def sentence(reading: Reading, claim: Claim, voices: Voices) -> str | None:
    """The attributed sentence, or None where the words do not make one."""
    if _cut_off(reading, claim) or claim.headline:
        return None
    if claim.mode == "direct":
        return _finished(_quoting(reading, claim, voices))
    clause = _clause(reading, claim, voices.profile)
    if clause is None:
        return None
    clause += _dated(reading, claim) + _worded(reading, claim, voices.profile)
    if not claim.chain:
        outlet = reading.report.origin.outlet
        return _finished(
            f"The report{f' ({squeezed(outlet)})' if outlet else ''} states, naming no source, that {clause}"
        )
    return _finished(_saying(claim, voices, clause))


def _cut_off(reading: Reading, claim: Claim) -> bool:
    """Whether an excerpt ends in the midst of the claim."""
    return reading.report.excerpt and claim.span.end >= len(reading.report.text.rstrip(" .…\n"))


def _quoting(reading: Reading, claim: Claim, voices: Voices) -> str:
    words = ""
    for piece in (squeezed(s.of(reading.report.text)) for s in claim.spans):
        if words and piece[:1].isupper() and words[-1:] == ",":
            words = words[:-1] + "."
        words = f"{words} {piece}" if words else piece
    words = shortened(_inner(words.strip(" ,;\"“”«»‘’'")), LONGEST_QUOTE).rstrip(" ,;")
    if words[:1].islower():
        words = f"… {words}"
    frame, voice = _frame(claim, voices, "said")
    return f"{frame}{voice}: “{words}{'' if words[-1:] in '.?!…' else '.'}”"


def _saying(claim: Claim, voices: Voices, clause: str) -> str:
    speaker = claim.speaker
    if speaker is not None and speaker.kind == "recording":
        phrases = [voices.phrase(s) for s in _relays(claim)] + [voices.phrase(speaker)]
        return f"According to {' and '.join(phrases)}, as the report describes it, {clause}"
    frame, voice = _frame(claim, voices, VERBS.get(claim.chain[-1].stance, "said that"))
    return f"{frame}{voice} {clause}"


def _frame(claim: Claim, voices: Voices, verb: str) -> tuple[str, str]:
    """What stands in front (the relays), and the voice with the neutral verb: "admitted", "boasted" never return."""
    relays = _relays(claim)
    frame = f"According to {' and '.join(voices.phrase(s) for s in relays)}, " if relays else ""
    speaker = claim.speaker
    if speaker is None:
        return frame, f"{'somebody' if frame else 'Somebody'} the report does not name {verb}"
    phrase = voices.phrase(speaker, first=not frame)
    if "," in phrase and " and " not in phrase.rpartition(",")[2]:
        phrase += ","
    return frame, f"{phrase} {verb}"


def _relays(claim: Claim) -> list[Speaker]:
    """The voices that passed the words on, outermost first."""
    innermost = claim.speaker.name if claim.speaker else None
    return [link.speaker for link in claim.chain[:-1] if link.speaker is not None and link.speaker.name != innermost]


def _clause(reading: Reading, claim: Claim, profile: str) -> str | None:
    """The claim as a clause to stand behind "that"; None where it has no subject of its own or leans on a pronoun."""
    cue = claim.chain[-1].cue if claim.chain else ()
    if claim.happening.realis == "presupposed" or any(s.overlaps(c) for s in claim.spans for c in cue):
        return None
    text = reading.report.text
    words = " ".join(squeezed(s.of(text)) for s in claim.spans).strip(" ,;:–—-").rstrip(".,;:!? ")
    kept = DANGLING.sub("", _without_lead(words))
    if (
        not kept
        or kept.rsplit(" ", 1)[-1].lower() in _backward()
        or not _balanced(kept)
        or not _has_subject(reading, claim, kept)
    ):
        return None
    return shortened(_inner(_lowered(reading, claim, kept, profile)), LONGEST_CLAUSE)


def _without_lead(words: str) -> str:
    while words and words.split(" ", 1)[0].lower().rstrip(",") in _table("drop"):
        words = words.partition(" ")[2].lstrip(" ,")
    return words


@functools.cache
def _backward() -> frozenset[str]:
    """Words that, at the end of a clause, stand for something named before it."""
    table = lexicon.load("en", "speech")["pronouns"]
    return frozenset(w for name in ("person", "thing", "many") for w in table[name]) | _table("pointing")


def _has_subject(reading: Reading, claim: Claim, words: str) -> bool:
    """Whether the words open with a noun phrase that the reading takes for who or what takes part, and a verb next."""
    first = words.split(" ", 1)[0].lower().strip("“‘\"'")
    if first in _table("hanging") or (first in _table("pointing") and not _points_to_speaker(claim, first, words)):
        return False
    if first in _table("owners") and not _owned_by_speaker(claim, first):
        return False
    if first in ("there", *_table("pointing")):
        return len(words.split()) > 3
    text = reading.report.text
    for part in (*claim.happening.who, *claim.happening.whom):
        if part.span is None or not claim.span.covers(part.span):
            continue
        before = squeezed(text[claim.span.start : part.span.start])
        behind = squeezed(text[part.span.end : claim.span.end]).split()
        if _without_lead(before + " x")[:-2].strip() and not (before.endswith(",") and len(before) < 60):
            continue
        return len(behind) > 1 and behind[0].lower().strip(",") not in _table("unfinished")
    return False


def _points_to_speaker(claim: Claim, pronoun: str, words: str) -> bool:
    """ "They" said by several, "it" by a body, "he" by a person: then the pronoun can be the speaker again."""
    speaker = claim.speaker
    if speaker is None or len(words.split()) < 5 or claim.mode == "narrative":
        return False
    table = lexicon.load("en", "speech")["pronouns"]
    if pronoun in table["person"]:
        return speaker.kind in PERSONS
    return pronoun in (*table["thing"], *table["many"]) and speaker.kind in (
        "body",
        "state",
        "unit",
        "group",
        "resident",
    )


def _owned_by_speaker(claim: Claim, owner: str) -> bool:
    """ "Its troops" said, not denied, by a body or state; "his car" by a person."""
    speaker = claim.speaker
    if speaker is None or claim.happening.polarity == "denies":
        return False
    return (owner in lexicon.load("en", "speech")["pronouns"]["person"]) == (speaker.kind in PERSONS)


def _dated(reading: Reading, claim: Claim) -> str:
    """What the claim's own time words leave open, or where the missing part was taken from."""
    when = claim.when
    if when is None or when.span is None or not any(s.covers(when.span) for s in claim.spans):
        return ""
    if YEARLESS.match(when.value):
        return " (the report gives no year)"
    if not DAY.fullmatch(when.value) or "published" not in when.basis:
        return ""
    stated = when.span.of(reading.report.text)
    if any(c.isdigit() for c in stated):
        return f" ({when.value[:4]} by the date of publication)"
    return f" ({long_date(when.value)} by the date of publication)"


def _worded(reading: Reading, claim: Claim, profile: str) -> str:
    """A warning that a loaded word in somebody's reported speech is the report's, not the speaker's."""
    if claim.speaker is None or claim.mode not in ("indirect", "mixed"):
        return ""
    text = reading.report.text
    words = " ".join(squeezed(s.of(text)) for s in claim.spans)
    found = [w.span.of(text) for w in reading.words("loaded") if any(s.covers(w.span) for s in claim.spans)]
    found += [w for w in _against(profile, claim.speaker.side) if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", words)]
    if not found or (claim.mode == "mixed" and any(f"{mark}{found[0]}" in words for mark in "\"“‘'")):
        return ""
    return f" (“{squeezed(max(found, key=len))}” is the report’s word)"


@functools.cache
def _against(profile: str, side: str) -> tuple[str, ...]:
    """What its enemies call a party ("occupiers", "Kyiv regime"): in other mouths than theirs it is the report's word.

    Names of entities, all in capitals, and compounds such as "pro-Russian" are nobody's insult.
    """
    parties = profiles.load(profile, "parties").get("party", []) if profile else []
    concerned = [p for p in parties if side in (p["id"], "third", "outlet")]
    cues = (c for p in concerned for c in p.get("cues", ()))
    return tuple(c for c in cues if "-" not in c and c.split()[-1].islower())


@functools.cache
def _of_parties(profile: str) -> frozenset[str]:
    """Names and adjectives of the parties, in small letters."""
    parties = profiles.load(profile, "parties").get("party", []) if profile else []
    return frozenset(w.lower() for p in parties for key in ("names", "metonyms", "adjectives") for w in p.get(key, ()))


def long_date(value: str) -> str:
    """2025-06-08 as 8 June 2025."""
    day = date.fromisoformat(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _lowered(reading: Reading, claim: Claim, words: str, profile: str) -> str:
    """The first letter small where only the sentence's beginning made it a capital."""
    first = words.split(" ", 1)[0]
    bare = first.strip(",")
    if bare == "I" or not bare[:1].isupper() or (len(bare) > 1 and bare.isupper()):
        return words
    if bare.lower().removesuffix("’s").removesuffix("'s") in _table("capital") | _of_parties(profile):
        return words
    small = words[:1].lower() + words[1:]
    if bare.lower() in _function_words() | _table("owners") | _table("articles") | _table("small"):
        return small
    text = reading.report.text
    at = text.find(first, claim.span.start)
    head = Span(start=at, end=at + len(bare)) if at >= 0 else claim.span
    named = (*(m.span for m in reading.mentions), *(u.span for u in reading.units), *(t.span for t in reading.toponyms))
    if any(head.overlaps(s) for s in named) or re.search(rf"[\w,] {re.escape(bare)}\b", text):
        return words
    following = words[len(first) :].lstrip()[:1]
    return words if following.isupper() and not first.endswith(",") else small


@functools.cache
def _table(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("en", "writing")[name])


@functools.cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicon.load("en", "page_furniture")["english"]["function_words"]) | {"in", "there", "no"}


def _balanced(words: str) -> bool:
    return words.count('"') % 2 == 0 and words.count("“") == words.count("”") and words.count("«") == words.count("»")


def _inner(words: str) -> str:
    """Marks inside a sentence of ours: single ones inside a quotation stay apart from ours."""
    return STRAIGHT.sub(r"‘\1’", words).translate(MARKS)


def _finished(words: str) -> str:
    words = squeezed(words).replace(".’.", ".’")
    words = words[:1].upper() + words[1:]
    return words if words[-1:] in ".?!" or words[-2:] in (".”", "?”", "!”", "…”", ".’") else f"{words}."
