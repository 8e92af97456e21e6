"""Which words are place names: runs that the gazetteer or the name tagger knows, weighed by their company."""

from collections.abc import Sequence

from hearsay.atlas import keys, sources
from hearsay.atlas.gazetteer import Gazetteer
from hearsay.model import Mention
from hearsay.reading.places.company import Company
from hearsay.reading.places.found import Found
from hearsay.reading.places.weights import logit, strength
from hearsay.reading.places.words import Words
from hearsay.reading.syntax import Syntax, Token

LONGEST = 6
"""Words in a name of the gazetteer."""
WEAK_NAME, WEAK_NAME_OVER_PLACE, WELL_KNOWN = 0.3, 0.6, 1.6
"""A longer name of a body or person below this probability does not swallow a place, or not a well-known one."""
KNOWN_TOWN = 100_000
"""Inhabitants from which "the city of" tells a town from the state or region it shares its name with."""
SURELY_OTHER = 0.8
"""Probability from which the tagger's person or body outweighs a place that the profile lists."""


class Finder:
    """The candidate spans of one report."""

    def __init__(self, tree: Syntax, mentions: Sequence[Mention], gazetteer: Gazetteer, words: Words) -> None:
        self.tree = tree
        self.tokens = tree.tokens
        self.words = words
        self.gazetteer = gazetteer
        self.mention_at: dict[int, Mention] = {}
        for mention in mentions:
            for token in tree.within(mention.span):
                self.mention_at[token.i] = mention
        self.surnames = {
            part.lower()
            for m in mentions
            if m.label == "PER" and " " in m.surface and m.probability > 0.5
            for part in m.surface.split()[1:]
        }

        self.small = {t.text for t in tree.tokens if t.text.islower() and t.pos in ("NOUN", "ADJ", "VERB", "ADV")}

    def found(self) -> list[Found]:
        """Every run that may be a place name, without overlaps, in order of the text, with its points."""
        runs = self._runs()
        known = self.gazetteer.find(key for run in runs for key in run[2])
        longest: dict[int, Found] = {}
        for first, last, wanted in runs:
            entries = next((known[k] for k in wanted if k in known), ())
            if entries and (first not in longest or longest[first].last < last):
                key = next(k for k in wanted if k in known)
                longest[first] = Found(first, last, last, entries, key=key)
        chosen = self._chosen(longest)
        for found in chosen:
            self._region_word(found)
            self._type_word(found)
        chosen = [f for n, f in enumerate(chosen) if n == 0 or f.first > chosen[n - 1].last]
        for found in chosen:
            self._weigh(found)
        Company(self.tree, self.words).vouch(chosen)
        return chosen

    def _runs(self) -> list[tuple[int, int, tuple[str, ...]]]:
        """First and last token of each run of words that could be a name, with the keys to look it up by."""
        text, runs = self.tree.text, []
        for sentence in range(len(self.tree.bounds)):
            first, past = self.tree.bounds[sentence]
            for i in range(first, past):
                if not self.tokens[i].text[:1].isupper():
                    continue
                for j in range(i, min(i + LONGEST, past)):
                    token = self.tokens[j]
                    if j > i and not self._goes_on(token):
                        break
                    if not (token.text[:1].isupper() or token.lower in self.words.regions or self._elided(token)):
                        continue
                    surface = text[self.tokens[i].start : token.end]
                    if text[token.end : token.end + 1] == "." and len(token.text) <= 5:
                        runs.append((i, j, (keys.exact(surface + "."), *self._keys(surface))))
                    else:
                        runs.append((i, j, self._keys(surface)))
        return runs

    def _keys(self, surface: str) -> tuple[str, ...]:
        last = surface.rpartition(" ")[2].lower()
        if not last.endswith("s") or last[:-1] not in self.words.regions:
            return self._plain_keys(surface)
        return (keys.fold(surface), keys.fold(surface[:-1]))

    @staticmethod
    def _plain_keys(surface: str) -> tuple[str, ...]:
        if keys.is_abbreviation(surface):
            folded = keys.fold(surface)
            return (keys.exact(surface), folded) if len(folded) > 3 else (keys.exact(surface),)
        return (keys.fold(surface),)

    def _goes_on(self, token: Token) -> bool:
        return (
            token.text[:1].isupper()
            or token.lower in self.words.inner
            or token.lower in self.words.regions
            or token.text in ("-", "–", ".", "'", "’", "'s", "’s")
            or self._elided(token)
        )

    def _elided(self, token: Token) -> bool:
        """A small letter behind a hyphen or before an apostrophe: "Port-au-Prince", "Côte d'Ivoire"."""
        behind_hyphen = token.start > 0 and self.tree.text[token.start - 1] in "-‑'’" and token.text[0].isalpha()
        return behind_hyphen or (len(token.text) > 2 and token.text[1] in "'’")

    def _chosen(self, longest: dict[int, Found]) -> list[Found]:
        """Runs and the tagger's places without overlaps: the longer of two that share their first word."""
        chosen: list[Found] = []
        i, end = 0, len(self.tokens)
        while i < end:
            found = longest.get(i)
            mention = self.mention_at.get(i)
            if mention and mention.label == "LOC" and self.tokens[i].start == mention.span.start:
                inside = self.tree.within(mention.span)
                last = inside[-1].i
                if found is None or found.last < last:
                    found = self._of_mention(i, last, found, longest)
                    if found is None and self.tokens[last].lower in self.words.body:
                        i = last + 1
                        continue
            if found is None:
                i += 1
                continue
            found.mention = self.mention_at.get(found.first) or self.mention_at.get(found.last)
            if self._in_longer_name(found) or self._tail(found):
                i += 1
                continue
            chosen.append(found)
            i = found.last + 1
        return chosen

    def _of_mention(self, first: int, last: int, found: Found | None, longest: dict[int, Found]) -> Found | None:
        """A place of the tagger that the gazetteer has only in part or not at all.

        Words that only describe the known part are cut off ("City of Santa Ana", "North Dallas", "Dnipro airport").
        """
        inside = max((f for i, f in longest.items() if first <= i and f.last <= last), key=_length, default=None)
        if inside is not None:
            lead = self.tokens[first : inside.first]
            tail = self.tokens[inside.last + 1 : last + 1]
            if all(t.lower in self.words.light or not t.text[:1].isalpha() for t in lead) and all(
                t.text[:1].islower() or t.lower in self.words.kept or not t.text[:1].isalpha() for t in tail
            ):
                return inside if inside.first == first else None
            if all(t.lower in self.words.regions for t in tail) and inside.first == first:
                return inside
        if self.tokens[last].lower in self.words.body:
            return None
        if found is not None and strength(found.entries) >= 2:
            return found
        key = keys.fold(self.tree.text[self.tokens[first].start : self.tokens[last].end])
        return Found(first, last, last, (), key=key)

    def _in_longer_name(self, found: Found) -> bool:
        """Part of a body's, a unit's or a person's name, or of a name with a building's word behind it."""
        behind = self.tokens[found.last + 1] if found.last + 1 < len(self.tokens) else None
        same = behind is not None and behind.sentence == self.tokens[found.first].sentence
        if same and behind and behind.text[:1].isupper() and behind.lower in self.words.body:
            return True
        mention = found.mention
        if mention is None or mention.label == "LOC":
            return False
        if mention.label == "PER" and self._before_a_person(found, mention):
            return False
        if found.first > 1 and self.tokens[found.first - 1].lower == "of":
            called = self.words.types.get(self.tokens[found.first - 2].lower, frozenset())
            if any(e.place.level in called and e.place.level != "settlement" for e in found.entries):
                return False
        covers = mention.span.start < self.tokens[found.first].start or mention.span.end > self.tokens[found.last].end
        inside = self.tree.within(mention.span)
        of_body = bool(inside) and inside[-1].lower in self.words.body
        doubted = WEAK_NAME if of_body or strength(found.entries) < WELL_KNOWN else WEAK_NAME_OVER_PLACE
        return covers and (mention.probability > doubted or mention.ref is not None)

    def _tail(self, found: Found) -> bool:
        """The last word of a longer name that is not known whole: "Tabqa Dam", "Seoul City Hall"."""
        word = self.tokens[found.first]
        before = self.tokens[found.first - 1] if found.first else word
        if found.first != found.last or word.lower not in self.words.generic or before.sentence != word.sentence:
            return False
        return before is not word and before.text[:1].isupper()

    def _before_a_person(self, found: Found, mention: Mention) -> bool:
        """ "The mayor of Odesa Hennadii Trukhanov": a town run together with the name behind it."""
        first = self.tokens[found.first]
        opens = first.start == mention.span.start and found.first > 0 and self.tokens[found.first - 1].lower == "of"
        return opens and len(self.tree.within(mention.span)) >= found.last - found.first + 3

    def _region_word(self, found: Found) -> None:
        """ "Sumy Oblast", "Sumy, Kursk and Kherson regions": the word joins the name and tells its level."""
        own = self.tokens[found.last].lower
        if found.last > found.first and own in self.words.regions:
            found.levels = None if found.entries else self.words.regions[own]
            return
        i = found.last + 1
        if i < len(self.tokens) and self.tokens[i].lower in self.words.regions:
            word = self.tokens[i]
            if word.sentence == self.tokens[found.first].sentence and not self._of_another(found, i):
                found.levels = self.words.regions[word.lower]
                found.last = i
                found.reasons.append("region word")

    def _of_another(self, found: Found, i: int) -> bool:
        """ "The US state of Texas": the word belongs to the name behind it."""
        behind = self.tokens[i + 1 : i + 3]
        named = len(behind) == 2 and behind[0].lower == "of" and behind[1].text[:1].isupper()
        return named and not any(e.place.level in ("admin1", "admin2", "area") for e in found.entries)

    def _type_word(self, found: Found) -> None:
        """ "the village of Muravka", "the city of Kharkiv"."""
        i = found.first
        if found.levels is None and i >= 2 and self.tokens[i - 1].lower == "of":
            self._typed(found, self.tokens[i - 2].lower)
        elif found.levels is None and i >= 1 and self.tokens[i - 1].lower in ("city", "town", "village", "settlement"):
            self._typed(found, self.tokens[i - 1].lower)

    def _typed(self, found: Found, word: str) -> None:
        levels = self.words.types.get(word)
        if not levels or ("settlement" in levels and self._of_a_state(found, word)):
            return
        if not found.entries or any(e.place.level in levels for e in found.entries):
            found.levels = levels
            found.reasons.append("type words" if word.endswith("s") else "type word")

    def _of_a_state(self, found: Found, word: str) -> bool:
        """ "Cities of Belgium", "the second city of Venezuela": the state has them, though a town is called like it."""
        wide = any(e.place.level in ("country", "admin1") and e.kind <= sources.NAME for e in found.entries)
        towns = (e.place.population for e in found.entries if e.place.level == "settlement")
        before = self.tokens[found.first - 3 : found.first - 2]
        plain = bool(before) and before[0].lower == "the"
        return wide and (word.endswith("s") or not plain or max(towns, default=0) < KNOWN_TOWN)

    def _weigh(self, found: Found) -> None:
        first, last = self.tokens[found.first], self.tokens[found.last]
        points = strength(found.entries)
        mention = found.mention
        exact = mention is not None and mention.span.start >= first.start - 1 and mention.span.end <= last.end + 1
        if mention is None:
            points -= 0.8
        elif mention.label == "LOC":
            points += logit(mention.probability) + 1.0
        elif exact:
            listed = any(e.kind == sources.LISTED for e in found.entries)
            doubt = 1.2 + (1.3 * mention.probability if mention.label == "PER" else 0.3)
            spared = (listed and mention.probability < SURELY_OTHER) or self._of_two_words(found)
            points -= doubt / 2 if spared else doubt
        lower = self.tree.text[first.start : self.tokens[found.core_last].end].lower()
        before = self.tokens[found.first - 1] if found.first else None
        same = before is not None and before.sentence == first.sentence
        if found.reasons:
            points += 2.5
        if before is not None and same:
            points += self._before(before) + self._title(found.first - 2, before) + self._called(found)
        if all(t.lower in self.words.compass for t in self.tokens[found.first : found.core_last + 1]):
            points -= 4.0
        if found.first == found.core_last:
            if lower in self.words.doubtful:
                points -= 2.5
            if lower in self.small:
                points -= 2.0
            if lower in self.words.generic:
                points -= 4.0
            if first.pos != "PROPN" and not first.text.isupper():
                points -= 1.0
            if lower in self.surnames or lower in self.words.natives:
                points -= 3.0
        if last.dep in ("obj", "nsubj:pass") and self.tokens[last.head].lemma in self.words.taken:
            points += 1.5
        points += self._beside(found) + self._state(found)
        found.points = points

    def _state(self, found: Found) -> float:
        """ "Jordan's government": a state, though people are called so too."""
        behind = self.tokens[found.last + 1 : found.last + 3]
        owns = len(behind) == 2 and behind[0].text in ("'s", "’s") and behind[1].lower in self.words.implied["seated"]
        return 2.0 if owns and any(e.place.level == "country" for e in found.entries) else 0.0

    def _of_two_words(self, found: Found) -> bool:
        """A place whose name looks like a person's to the tagger, though hardly anybody is called so: "Lashkar Gah"."""
        named = [e.place for e in found.entries if e.kind == sources.NAME]
        known = any(p.level == "admin1" or (p.level == "settlement" and p.population >= KNOWN_TOWN) for p in named)
        return known and (found.core_last > found.first or "-" in self.tokens[found.first].text)

    def _before(self, before: Token) -> float:
        head = self.tokens[before.i - 1].lower if before.i and before.lower in self.words.letters["o"] else ""
        if before.lower in self.words.strong or head in self.words.titles:  # "the mayor of Da Nang"
            return 1.8
        if before.lower in self.words.locative:
            return 0.9
        if before.lower in self.words.compass:
            return 1.5
        if before.lower.rstrip(".") in self.words.titles and before.text[:1].isupper():
            return -3.0
        return 0.0

    def _called(self, found: Found) -> float:
        """ "The provincial capital, Lutsk": what a town is called, before its name."""
        i = found.first - 1 - (self.tokens[found.first - 1].text == ",")
        town = any(e.place.level == "settlement" for e in found.entries)
        return 1.5 if town and i > 0 and self.tokens[i].lower in self.words.letters["c"] else 0.0

    def _title(self, i: int, before: Token) -> float:
        """ "Colonel Andrii Lyman": a title two words ahead of a name, with another name between."""
        if i < 0 or not before.text[:1].isupper() or before.lower in self.words.titles:
            return 0.0
        return (
            -3.0 if self.tokens[i].lower.rstrip(".") in self.words.titles and self.tokens[i].text[:1].isupper() else 0.0
        )

    def _beside(self, found: Found) -> float:
        """Capitalised words right beside it make it part of something longer, unless they are places too."""
        points = 0.0
        sentence = self.tokens[found.first].sentence
        start, past = self.tree.bounds[sentence]
        headline = self._title_case(sentence)
        for i in (found.first - 1, found.last + 1):
            if not start <= i < past or headline:
                continue
            token = self.tokens[i]
            office = i > found.last and token.lower in self.words.titles | self.words.letters["f"]
            if token.text[:1].isupper() and token.pos in ("PROPN", "NOUN") and i != start and not office:
                joined = self.mention_at.get(i)
                points -= 0.4 if joined is not None and joined is not found.mention else 1.4
        return points

    def _title_case(self, sentence: int) -> bool:
        words = [t for t in self.tree.sentence_tokens(sentence) if t.text[:1].isalpha() and len(t.text) > 3]
        return len(words) > 2 and sum(t.text[:1].isupper() for t in words) > 0.7 * len(words)


def _length(found: Found) -> tuple[int, float]:
    return found.last - found.first, strength(found.entries)
