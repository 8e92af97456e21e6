"""Speakers as an editor would write them: the report's own words for them, as it first names them, and their side."""

import functools
from collections.abc import Iterable, Mapping

from hearsay import lexicon, profiles
from hearsay.export.shown import squeezed
from hearsay.model import Reading, Speaker

LONGEST = 90
"""Characters a phrase may have; a longer one gives way to the name."""
STEM = 4
"""Letters of a word that must agree: "Defence" is "Defense"."""
POINTING = frozenset({"pronoun", "relative pronoun", "unresolved", "spoke last"})
"""Ways of resolving a speaker whose words do not name anybody."""
PERSONS = frozenset({"official", "person", "expert", "soldier"})
OTHERS: Mapping[str, str] = {"third": "Outside the parties", "outlet": "Outlets", "unknown": "Side not stated"}
UNNAMED = "Not named"
BEFORE = 40
"""Code points in front of a speaker looked through for an article."""


class Voices:
    """The speakers of one report."""

    def __init__(self, reading: Reading) -> None:
        self.profile = reading.versions.get("profile", "")
        self._reading = reading
        self._said: dict[tuple[str, str], dict[str, None]] = {}
        """Phrases for each speaker, in order, none twice."""
        for speaker in self._all():
            if words := self._words(speaker):
                self._said.setdefault((speaker.name, speaker.side), {}).setdefault(words)

    def _all(self) -> Iterable[Speaker]:
        """Every speaker, claim by claim, those of the headline last."""
        links = [link for claim in self._reading.claims for link in claim.chain]
        links += self._reading.attributions
        speakers = [link.speaker for link in links if link.speaker is not None]
        return sorted(speakers, key=self._in_headline)

    def _in_headline(self, speaker: Speaker) -> bool:
        return speaker.span is not None and self._reading.report.block_at(speaker.span.start) == "headline"

    def _words(self, speaker: Speaker) -> str:
        """How the text names a speaker here; "" where it only points back, or at too great a length."""
        if speaker.span is None or speaker.basis in POINTING or self._in_headline(speaker):
            return ""
        text = self._reading.report.text
        words = squeezed(speaker.span.of(text)).strip(" ,;:–—-").replace(',"', '"').replace(",”", "”")
        head, comma, rest = words.partition(", ")
        if comma and rest.split(" ", 1)[0].lower() in lexicon.load("en", "writing")["owners"]:
            words = head
        before = text[max(0, speaker.span.start - BEFORE) : speaker.span.start]
        if before.rstrip().lower().endswith((" the", "\nthe")):
            words = f"the {words}"
        return words if words and len(words) <= LONGEST else ""

    def phrase(self, speaker: Speaker, *, first: bool = False) -> str:
        """The noun phrase for a speaker; `first` where it opens a sentence."""
        words = self._named(speaker)
        if first:
            return words[:1].upper() + words[1:]
        return words[:1].lower() + words[1:] if _articled(words) else words

    def _named(self, speaker: Speaker) -> str:
        own = self._words(speaker)
        if speaker.basis == "unresolved":
            return f"somebody called only “{squeezed(speaker.name).lower()}”"
        if not speaker.named and own and speaker.basis != "description":
            return own
        name = squeezed(speaker.name)
        said = self._said.get((speaker.name, speaker.side), {})
        best = max(said, key=lambda words: _shared(words, name), default="")
        full = len(_stems(name))
        if best and (_shared(best, name) == full or (_shared(best, name) and speaker.kind not in PERSONS)):
            return best
        if speaker.kind in PERSONS or (speaker.named and speaker.kind not in ("body", "group")):
            return name
        return name if _articled(name) or " " not in name or "'" in name or "’" in name else f"the {name}"

    def by_side(self) -> dict[str, list[str]]:
        """Every voice of the report under its party's name, in order of the text; the unnamed last."""
        found: dict[str, dict[str, None]] = {}
        parties = party_names(self.profile)
        for speaker in self._all():
            if speaker.basis in POINTING or (found and self._in_headline(speaker)):
                continue
            known = parties.get(speaker.side) or OTHERS.get(speaker.side, speaker.side)
            if not speaker.named and speaker.side == "unknown":
                known = UNNAMED
            words = self.phrase(speaker)
            if speaker.kind == "state" and speaker.side != "unknown":
                words = f"“{squeezed(speaker.name)}”, no office named"
            found.setdefault(known, {}).setdefault(words, None)
        order = [*parties.values(), *OTHERS.values(), UNNAMED]
        return {name: list(found[name]) for name in order if name in found}


@functools.cache
def party_names(profile: str) -> dict[str, str]:
    """Party ids and their names; nothing for a reading without a profile."""
    if not profile:
        return {}
    return {p["id"]: p["names"][0] for p in profiles.load(profile, "parties").get("party", [])}


def _stems(words: str) -> frozenset[str]:
    return frozenset(w[:STEM] for w in words.lower().replace("’", "'").replace("'s", "").split())


def _shared(words: str, name: str) -> int:
    """How many words of the name the phrase holds: "the governor" does not name its holder."""
    return len(_stems(words) & _stems(name))


@functools.cache
def _openers() -> frozenset[str]:
    table = lexicon.load("en", "writing")
    return frozenset((*table["articles"], *table["owners"]))


def _articled(words: str) -> bool:
    """Whether a phrase opens with an article or a word that needs none."""
    return words.split(" ", 1)[0].lower() in _openers()
