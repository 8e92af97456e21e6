"""Who speaks: sources resolved through pronouns, descriptions and surnames to the names a report gives."""

from dataclasses import dataclass, field, replace

from hearsay.model import ActorKind, Mention, Report, Span, Speaker, Unit
from hearsay.reading import sides
from hearsay.reading.speech.antecedents import Antecedents
from hearsay.reading.speech.cues import Lexicon
from hearsay.reading.syntax import Syntax, Token

RELATIVE = frozenset({"WP", "WDT"})
PERSONS: tuple[ActorKind, ...] = ("official", "expert", "resident", "soldier", "person")
KIND_OF: dict[str, ActorKind] = {"body": "body", "unit": "unit", "outlet": "outlet", "place": "state", "group": "group"}
OWNED = frozenset({"by", "from"})
TEXT_BACK = 3
"""A text named again is one introduced at most this many sentences before."""
BODIES: tuple[ActorKind, ...] = ("body", "state", "outlet", "unit", "group")


@dataclass(slots=True)
class Voices:
    """Resolves sources in order of the text; remembers who spoke."""

    report: Report
    tree: Syntax
    mentions: tuple[Mention, ...]
    units: tuple[Unit, ...]
    lex: Lexicon
    profile: str
    spoken: list[tuple[int, Speaker]] = field(default_factory=list)
    _by_token: dict[int, Mention] = field(default_factory=dict)
    _antecedents: Antecedents = field(init=False)

    def __post_init__(self) -> None:
        for mention in self.mentions:
            for token in self.tree.within(mention.span):
                self._by_token[token.i] = mention
        self._antecedents = Antecedents(self.tree, self.lex, self._by_token)

    def speaker(self, source: Span | None, head: int | None) -> Speaker | None:
        """The speaker a source stands for; None for no source at all."""
        if source is None or head is None:
            return None
        found = self._resolve(source, self.tree.tokens[head])
        self.spoken.append((source.start, found))
        return found

    def mention_at(self, token: int) -> Mention | None:
        return self._by_token.get(token)

    def speaker_of(self, mention: Mention) -> Speaker:
        """A name as a voice, without its being said to speak."""
        return self._from_mention(mention.span, mention, "named here", None)

    def named_at(self, source: Span, head: Token) -> Speaker:
        """The voice a noun phrase names, without its being said to speak."""
        return self._resolve(source, head)

    def last(self, before: int, near: int) -> Speaker | None:
        """Whoever spoke last before an offset, no further back than another."""
        for start, speaker in reversed(self.spoken):
            if start < before:
                return speaker if start >= near else None
        return None

    def _resolve(self, source: Span, token: Token) -> Speaker:
        if token.tag in RELATIVE:
            noun = self._antecedents.of_relative(token)
            if noun is not None:
                return replace(self._resolve(self._short(noun), noun), span=source, basis="relative pronoun")
        if token.tag in ("PRP", "PRP$"):
            return self._pronoun(source, token)
        token = self._recording_in(source) or token
        name = self._name_in(source, token) if token.lemma not in self.lex.recordings else None
        if name is not None:
            return self._named(source, token, self._namesake(name) or name)
        return self._described(source, token)

    def _namesake(self, place: Mention) -> Mention | None:
        """The person named before whose surname was read as a place ("Quote from Lozovyi:")."""
        if place.kind != "place" or " " in place.surface:
            return None
        people = (m for m in self.mentions if m.kind == "person" and m.span.start < place.span.start)
        whole = next((m for m in people if " " in m.name and m.name.split()[-1] == place.surface), None)
        return replace(whole, span=place.span) if whole is not None else None

    def _recording_in(self, source: Span) -> Token | None:
        """The recording a source begins with ("a video broadcast on Kanal Odyn"), whatever the parser made its head."""
        tokens = self.tree.within(source)
        for token in tokens:
            if token.pos in ("ADP", "PUNCT", "SCONJ"):
                return None
            if token.lemma in self.lex.recordings:
                following = self.tree.tokens[token.i + 1] if token.i < tokens[-1].i else None
                return token if following is None or following.lemma not in self.lex.voices else None
        return None

    def _short(self, noun: Token) -> Span:
        first = last = noun.i
        for child in self.tree.children(noun.i, "det", "amod", "compound", "flat", "nummod", "nmod:poss", "nmod:desc"):
            low, high = self.tree.edges(child.i)
            first, last = min(first, low), max(last, high)
        tokens = self.tree.tokens
        if noun.pos == "NOUN" and not self._by_token:
            while (
                last + 1 < len(tokens)
                and tokens[last + 1].pos == "PROPN"
                and tokens[last + 1].sentence == noun.sentence
            ):
                last += 1
        following = self._by_token.get(last + 1)
        if noun.pos == "NOUN" and following is not None and following.label in ("PER", "ORG"):
            last = self.tree.within(following.span)[-1].i
        return self.tree.span(first, last)

    # ---------------------------------------------------------------------------------------------- pronouns

    def _pronoun(self, source: Span, token: Token) -> Speaker:
        """He, she: the nearest person in subject position; it: a body or text that spoke or is subject; they: a group.

        What cannot be resolved keeps the pronoun as its name."""
        number = self._antecedents.number(token)
        if token.tag == "PRP$" and number == "thing":
            noun = self._antecedents.owner(token)
            if noun is not None:
                return replace(self._resolve(self._short(noun), noun), span=source, basis="pronoun")
        if number == "person":
            noun = self._antecedents.person(token)
            if noun is not None:
                before = next(
                    (
                        s
                        for start, s in reversed(self.spoken)
                        if start <= noun.start < start + 200
                        and s.span is not None
                        and s.span.start <= noun.start < s.span.end
                    ),
                    None,
                )
                found = before or self._resolve(self._short(noun), noun)
                return replace(found, span=source, basis="pronoun")
        for start, speaker in reversed(self.spoken):
            if start >= source.start or speaker.basis == "unresolved":
                continue
            fits = {
                "person": speaker.kind in PERSONS or (speaker.kind == "unknown" and speaker.named),
                "thing": speaker.kind not in PERSONS and (speaker.kind != "unknown" or not speaker.named),
                "many": speaker.kind not in ("official", "person", "recording"),
            }.get(number, False)
            if fits:
                return replace(speaker, span=source, basis="pronoun")
        if number == "thing":
            noun = self._antecedents.thing(token)
            if noun is not None:
                return replace(self._resolve(self._short(noun), noun), span=source, basis="pronoun")
        return Speaker(span=source, name=token.text, basis="unresolved", named=False)

    # ------------------------------------------------------------------------------------------------- names

    def _name_in(self, source: Span, token: Token) -> Mention | None:
        """The name a source holds: a person before a body, the head's before others; None for a mere description."""
        head = self._by_token.get(token.i)
        apposed = {c.i for c in self.tree.children(token.i, "appos", "flat", "compound", "nmod:desc")}
        for mention in self.mentions:
            if mention.kind != "person" or not source.overlaps(mention.span):
                continue
            tokens = {t.i for t in self.tree.within(mention.span)}
            leads = (
                mention.span.start == source.start and self.tree.text[mention.span.end : mention.span.end + 1] == ","
            )
            if leads or token.i in tokens or token.i + 1 in tokens or tokens & apposed or self._apposed(mention, token):
                return mention
            if self._closes(mention, source, token):
                return mention
        beside = self._by_token.get(token.i + 1)
        voice = token.lemma not in self.lex.persons and beside is not None and beside.label == "ORG"
        if head is None and voice and beside is not None and source.covers(beside.span):
            return beside
        if (
            head is not None
            and source.overlaps(head.span)
            and (head.kind != "place" or head.span.end >= source.end - 1 or head.span.start == source.start)
        ):
            return head
        return None

    def _closes(self, mention: Mention, source: Span, token: Token) -> bool:
        """Whether a name ends a phrase of an office and its body: "Spokesman for the Northern Group Petro Bilyk"."""
        if token.lemma not in self.lex.persons or mention.span.end != source.end:
            return False
        return any(
            m.kind != "person" and token.end <= m.span.start and m.span.end <= mention.span.start
            for m in self.mentions
            if not self.tree.text[m.span.end : mention.span.start].strip()
        )

    def _apposed(self, mention: Mention, token: Token) -> bool:
        top = self.tree.head_of(mention.span)
        if top is None or self.tree.children(top.i, "case"):
            return False
        if top.head == token.i and top.dep.partition(":")[0] in ("appos", "flat", "compound", "nmod", "dep", "nummod"):
            return True
        return "," in self.tree.text[token.end : mention.span.start] and top.dep in ("appos", "conj")

    def _named(self, source: Span, token: Token, mention: Mention) -> Speaker:
        role = None
        if mention.kind == "person":
            words = source.of(self.tree.text)
            outside = (
                words[: max(0, mention.span.start - source.start)].strip(" ,"),
                words[max(0, mention.span.end - source.start) :].strip(" ,"),
            )
            role = next((o for o in outside if o), None)
        return self._from_mention(source, mention, "named here" if mention.name == mention.surface else "surname", role)

    def _from_mention(self, source: Span, mention: Mention, basis: str, role: str | None) -> Speaker:
        known = sides.actor(mention.name, self.profile) or sides.actor(mention.surface, self.profile)
        if known is None and mention.label == "ORG":
            # "Russia's Ministry of Defense": the name alone could be any state's.
            known = sides.actor(" ".join(source.of(self.tree.text).split()), self.profile)
        if known is None and mention.label == "ORG" and (same := self._same_body(source, mention)) is not None:
            return replace(same, span=source, basis="description")
        earlier = next((s for _, s in self.spoken if s.name == mention.name), None)
        side = known.side if known else "unknown"
        if side == "unknown":
            words = source.of(self.tree.text)
            side = sides.side_of((role or words) if mention.kind == "person" else words, self.profile)
        if side == "unknown" and earlier is not None:
            side = earlier.side
        kind = known.kind if known else self._kind_of_name(mention, role)
        if earlier is not None and kind == "person":
            kind = earlier.kind
        name = self._bare_name(mention) if mention.kind == "person" else mention.name
        if mention.kind == "person" and " " not in name:
            name = self._given(mention, source) + name
        return Speaker(
            span=source,
            name=known.name if known and mention.kind != "person" else name,
            side=side,
            kind=kind,
            basis=basis,
            role=role or (earlier.role if earlier else None),
            ref=known.ref if known else mention.ref,
        )

    def _same_body(self, source: Span, mention: Mention) -> Speaker | None:
        """The one body of a side that spoke before under words ending in this name: "Ukraine's General Staff".

        None where two did, or where the words here say whose body it is.
        """
        if sides.side_of(source.of(self.tree.text), self.profile) != "unknown":
            return None
        tail = " " + mention.surface.casefold()
        bodies = [s for _, s in self.spoken if s.kind == "body" and s.side != "unknown" and s.span is not None]
        before = {s.name: s for s in bodies if s.span and s.span.of(self.tree.text).casefold().endswith(tail)}
        return next(iter(before.values())) if len(before) == 1 else None

    def _bare_name(self, mention: Mention) -> str:
        """A person's name without titles before it or its body behind it; whole where only the surname is repeated."""
        words = mention.name.split()
        prepositions = {t.text for t in self.tree.within(mention.span) if t.pos == "ADP"}
        body = next((i for i, w in enumerate(words) if i > 1 and w in prepositions), None)
        if body is not None and not any(w.lower() in self._titles for w in words[:body]):
            words = words[:body]
        last = max((i for i, w in enumerate(words[:-1]) if w.lower() in self._titles), default=-1)
        while last + 2 < len(words) and words[last + 1][:1].islower():
            last += 1
        words = words[last + 1 :]
        if len(words) == 1:
            longer = (m.name.split() for m in self.mentions if m.kind == "person" and m.span.start < mention.span.start)
            whole = next((n for n in longer if len(n) > 1 and n[-1] == words[0]), None)
            if whole is not None and whole != mention.name.split():
                return self._bare_name(next(m for m in self.mentions if m.name.split() == whole))
        return " ".join(words) or mention.name

    def _given(self, mention: Mention, source: Span) -> str:
        """A first name the tagger took for an interjection ("Umm"), with a space; "" for none."""
        first = self.tree.token_from(mention.span.start)
        before = self.tree.tokens[first - 1] if first else None
        lost = before is not None and before.pos == "INTJ" and before.text[:1].isupper()
        return f"{before.text} " if before is not None and lost and source.start <= before.start else ""

    @property
    def _titles(self) -> frozenset[str]:
        return self.lex.persons | self.lex.bodies

    def _kind_of_name(self, mention: Mention, role: str | None) -> ActorKind:
        if mention.kind != "person":
            return KIND_OF[mention.kind]
        words = set((role or "").casefold().replace(",", " ").split())
        return "expert" if words & self.lex.experts else "official" if role else "person"

    # ------------------------------------------------------------------------------------------ descriptions

    def _described(self, source: Span, token: Token) -> Speaker:
        """A common noun: taken back to a voice it repeats ("the ministry"), else left as it is worded."""
        words = " ".join(source.of(self.tree.text).split())
        definite = any(
            c.lower in ("the", "this", "that", "its") for c in self.tree.children(token.i, "det", "nmod:poss")
        )
        short = len(words.split()) <= 2
        if token.pos == "PROPN" and " " not in words:
            before = (m for m in self.mentions if m.kind == "person" and m.span.start < source.start)
            whole = next((m for m in before if m.name.split()[-1] == words and " " in m.name), None)
            if whole is not None:
                return replace(self._from_mention(whole.span, whole, "surname", None), span=source)
        known = sides.actor(words, self.profile)
        if known is not None and not (definite and short):
            return Speaker(span=source, name=known.name, side=known.side, kind=known.kind, ref=known.ref)
        if token.lemma in self.lex.texts:
            owner = self._owner_of_text(token, definite and short)
            if owner is not None:
                return replace(self._resolve(self._short(owner), owner), span=source, basis="description")
        again = self._again(token, source) if definite or short else None
        if again is not None:
            return again
        kind = self._kind_of(token.lemma, token)
        if kind == "recording":
            return self._recorded(source, token, words)
        proper = token.pos == "PROPN" or words.isupper()
        return Speaker(span=source, name=words, side=sides.side_of(words, self.profile), kind=kind, named=proper)

    def _owner_of_text(self, text: Token, again: bool) -> Token | None:
        """Whose a statement or report is: "the ministry's statement", "the report", named before as "a report by"."""
        owner = next((c for c in self.tree.children(text.i, "nmod") if c.dep == "nmod:poss"), None)
        if owner is not None or not again:
            return owner
        first = self.tree.bounds[max(0, text.sentence - TEXT_BACK)][0]
        for token in reversed(self.tree.tokens[first : text.i]):
            if token.lemma != text.lemma or token.pos != "NOUN":
                continue
            for child in self.tree.children(token.i, "nmod"):
                cases = {c.lower for c in self.tree.children(child.i, "case")}
                if child.dep == "nmod:poss" or cases & OWNED:
                    return child
        return None

    def _recorded(self, source: Span, token: Token, words: str) -> Speaker:
        """A recording is called after the outlet that showed it, where one is named with it, and takes its side."""
        shown = next((m for m in self.mentions if source.covers(m.span) and m.label == "ORG"), None)
        known = sides.actor(shown.name, self.profile) if shown is not None else None
        name = f"{known.name if known else shown.name} {token.lemma}" if shown is not None else words
        side = known.side if known else sides.side_of(words, self.profile)
        return Speaker(span=source, name=name, side=side, kind="recording", named=shown is not None)

    def _again(self, token: Token, source: Span) -> Speaker | None:
        """Whoever spoke before under a name or role that a description repeats."""
        for start, speaker in reversed(self.spoken):
            words = set(f"{speaker.name} {speaker.role or ''}".casefold().replace(",", " ").split())
            same = token.lemma in words or token.lower in words
            repeats = same and (
                (token.lemma in self.lex.bodies and speaker.kind not in ("person", "official"))
                or (token.lemma in self.lex.persons and speaker.kind in (*PERSONS, "unknown"))
                or (token.pos == "PROPN" and speaker.named and speaker.name != token.text)
            )
            if start < source.start and (
                repeats or (token.lemma in self.lex.recordings and speaker.kind == "recording")
            ):
                return replace(speaker, span=source, basis="surname" if token.pos == "PROPN" else "description")
        for mention in reversed(self.mentions):
            if (
                mention.span.start < source.start
                and mention.label == "ORG"
                and token.pos == "NOUN"
                and token.lemma in mention.name.casefold().split()
            ):
                return self._from_mention(source, mention, "description", None)
        return None

    def _kind_of(self, lemma: str, token: Token) -> ActorKind:
        lex = self.lex
        if token.lower in ("one", "some", "many", "several") or token.pos in ("DET", "NUM"):
            noun = next((c for c in self.tree.children(token.i, "nmod") if c.i > token.i), None)
            return self._kind_of(noun.lemma, noun) if noun is not None else "unknown"
        kinds: tuple[tuple[frozenset[str], ActorKind], ...] = (
            (lex.recordings, "recording"),
            (lex.experts, "expert"),
            (lex.fighters, "soldier"),
            (lex.locals, "resident"),
            (lex.bodies, "body"),
            (lex.persons, "official"),
            (lex.crowds, "group"),
        )
        return next((kind for nouns, kind in kinds if lemma in nouns), "unknown")
