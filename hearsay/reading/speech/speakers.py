"""Who speaks: sources resolved through pronouns, descriptions and surnames to the names a report gives."""

from dataclasses import dataclass, field

from hearsay.model import ActorKind, Mention, Report, Span, Speaker, Unit
from hearsay.reading import sides
from hearsay.reading.speech.cues import Lexicon
from hearsay.reading.syntax import Syntax, Token

HE = frozenset({"he", "him", "his"})
SHE = frozenset({"she", "her"})
THEY = frozenset({"they", "them", "their", "we", "our"})
RELATIVE = frozenset({"who", "that", "which"})
KIND_OF: dict[str, ActorKind] = {"body": "body", "unit": "unit", "outlet": "outlet", "place": "state", "group": "group"}


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

    def __post_init__(self) -> None:
        for mention in self.mentions:
            for token in self.tree.within(mention.span):
                self._by_token[token.i] = mention

    def speaker(self, source: Span | None, head: int | None) -> Speaker | None:
        """The speaker a source stands for; None for no source at all."""
        if source is None or head is None:
            return None
        token = self.tree.tokens[head]
        found = self._resolve(source, token)
        self.spoken.append((source.start, found))
        return found

    def mention_at(self, token: int) -> Mention | None:
        return self._by_token.get(token)

    def speaker_of(self, mention: Mention) -> Speaker:
        """A name as a voice, without its being said to speak."""
        return self._from_mention(mention.span, mention, "named here", None)

    def last(self, before: int, near: int) -> Speaker | None:
        """Whoever spoke last before an offset, no further back than another."""
        for start, speaker in reversed(self.spoken):
            if start < before:
                return speaker if start >= near else None
        return None

    def _resolve(self, source: Span, token: Token) -> Speaker:
        lower = token.lower
        if lower in RELATIVE and token.dep.startswith("nsubj"):
            verb = self.tree.tokens[token.head]
            if verb.dep == "acl:relcl":
                noun = self.tree.tokens[verb.head]
                antecedent = self._resolve(self._short(noun), noun)
                return self._as(antecedent, source, "relative pronoun")
        if token.pos == "PRON" and lower in HE | SHE | THEY | {"it", "its"}:
            return self._pronoun(source, token)
        name = self._name_in(source, token) if token.lemma not in self.lex.recordings else None
        if name is not None:
            return self._named(source, token, name)
        return self._described(source, token)

    def _as(self, speaker: Speaker, source: Span, basis: str) -> Speaker:
        return Speaker(span=source, name=speaker.name, side=speaker.side, kind=speaker.kind, basis=basis, named=speaker.named,
                       role=speaker.role, ref=speaker.ref)

    def _short(self, noun: Token) -> Span:
        first = last = noun.i
        for child in self.tree.children(noun.i, "det", "amod", "compound", "flat", "nummod", "nmod:poss"):
            low, high = self.tree.edges(child.i)
            first, last = min(first, low), max(last, high)
        return self.tree.span(first, last)

    # ---------------------------------------------------------------------------------------------- pronouns

    def _pronoun(self, source: Span, token: Token) -> Speaker:
        plural = token.lower in THEY
        inanimate = token.lower in ("it", "its")
        for _, speaker in reversed(self.spoken):
            if speaker.basis == "unresolved":
                continue
            person = speaker.kind in ("official", "expert", "resident", "soldier", "person")
            if inanimate and not person and speaker.kind != "unknown":
                return self._as(speaker, source, "pronoun")
            if not inanimate and not plural and (person or speaker.kind == "unknown"):
                return self._as(speaker, source, "pronoun")
            if plural and (speaker.kind in ("group", "soldier", "body", "unit") or not person):
                return self._as(speaker, source, "pronoun")
        if not inanimate and not plural:
            for mention in reversed(self.mentions):
                if mention.span.start < source.start and mention.kind == "person":
                    return self._from_mention(source, mention, "pronoun", None)
        if inanimate:
            subject = self._subject_before(token)
            if subject is not None:
                return self._as(self._described(self._short(subject), subject), source, "pronoun")
        return Speaker(span=source, name=token.text, basis="unresolved", named=False)

    def _subject_before(self, token: Token) -> Token | None:
        for other in reversed(self.tree.tokens[: token.i]):
            if token.sentence - other.sentence > 1:
                return None
            if other.dep == "nsubj" and other.pos in ("NOUN", "PROPN") and other.lemma in (
                    self.lex.bodies | self.lex.recordings | self.lex.texts):
                return other
        return None

    # ------------------------------------------------------------------------------------------------- names

    def _name_in(self, source: Span, token: Token) -> Mention | None:
        """The name a source holds: a person before a body, the head's before others; None for a mere description."""
        inside = [m for m in self.mentions if source.covers(m.span) or (source.overlaps(m.span) and m.span.covers(source))]
        head = self._by_token.get(token.i)
        persons = [m for m in inside if m.kind == "person"]
        apposed = {c.i for c in self.tree.children(token.i, "appos", "flat", "compound", "nmod:desc")}
        for mention in persons:
            tokens = {t.i for t in self.tree.within(mention.span)}
            if token.i in tokens or tokens & apposed or self._apposed(mention, token):
                return mention
        if head is not None and source.overlaps(head.span):
            return head
        return None

    def _apposed(self, mention: Mention, token: Token) -> bool:
        top = self.tree.head_of(mention.span)
        if top is None:
            return False
        if top.head == token.i and top.dep.partition(":")[0] in ("appos", "flat", "compound", "nmod", "dep", "nummod") \
                and not self.tree.children(top.i, "case"):
            return True
        comma = self.tree.text[token.end : mention.span.start]
        return "," in comma and not any(c.dep == "case" for c in self.tree.children(top.i)) and top.dep in ("appos", "conj")

    def _named(self, source: Span, token: Token, mention: Mention) -> Speaker:
        role = None
        if mention.kind == "person":
            words = source.of(self.tree.text)
            outside = (source.of(self.tree.text)[: max(0, mention.span.start - source.start)].strip(" ,"),
                       words[max(0, mention.span.end - source.start) :].strip(" ,"))
            role = next((o for o in outside if o), None)
        basis = "named here" if mention.name == mention.surface else "surname"
        return self._from_mention(source, mention, basis, role)

    def _from_mention(self, source: Span, mention: Mention, basis: str, role: str | None) -> Speaker:
        known = sides.actor(mention.name, self.profile) or sides.actor(mention.surface, self.profile)
        earlier = next((s for _, s in self.spoken if s.name == mention.name), None)
        words = source.of(self.tree.text)
        side = known.side if known else "unknown"
        if side == "unknown" and mention.kind == "person":
            side = sides.side_of(role or words, self.profile)
        elif side == "unknown":
            side = sides.side_of(words, self.profile)
        if side == "unknown" and earlier is not None:
            side = earlier.side
        kind: ActorKind = known.kind if known else _kind(mention, role)
        if earlier is not None and kind == "person":
            kind = earlier.kind
        name = known.name if known and mention.kind != "person" else mention.name
        return Speaker(span=source, name=name, side=side, kind=kind, basis=basis, role=role or (earlier.role if earlier else None),
                       ref=known.ref if known else mention.ref)

    # ------------------------------------------------------------------------------------------ descriptions

    def _described(self, source: Span, token: Token) -> Speaker:
        """A common noun: taken back to a voice it repeats ("the ministry"), else left as it is worded."""
        words = " ".join(source.of(self.tree.text).split())
        lemma = token.lemma
        known = sides.actor(words, self.profile)
        definite = any(c.lower in ("the", "this", "that", "its") for c in self.tree.children(token.i, "det", "nmod:poss"))
        if known is not None and not (definite and len(words.split()) <= 2):
            return Speaker(span=source, name=known.name, side=known.side, kind=known.kind, ref=known.ref)
        if lemma in self.lex.texts | {"comment"} and token.lemma in self.lex.texts:
            owner = next(iter(self.tree.children(token.i, "nmod:poss")), None)
            if owner is not None:
                return self._as(self._resolve(self._short(owner), owner), source, "description")
        if definite and lemma not in self.lex.recordings or len(words.split()) <= 2:
            again = self._again(token, source)
            if again is not None:
                return again
        kind = self._kind_of(lemma, token)
        if kind == "recording":
            return self._recorded(source, token, words)
        return Speaker(span=source, name=words, side=sides.side_of(words, self.profile), kind=kind, named=False)

    def _recorded(self, source: Span, token: Token, words: str) -> Speaker:
        """A recording is called after the outlet that showed it, where one is named with it, and takes its side."""
        shown = next((m for m in self.mentions if source.covers(m.span) and m.label == "ORG"), None)
        known = sides.actor(shown.name, self.profile) if shown is not None else None
        name = f"{known.name if known else shown.name} {token.lemma}" if shown is not None else words
        side = known.side if known else sides.side_of(words, self.profile)
        return Speaker(span=source, name=name, side=side, kind="recording", named=shown is not None)

    def _again(self, token: Token, source: Span) -> Speaker | None:
        for _, speaker in reversed(self.spoken):
            text = f"{speaker.name} {speaker.role or ''}".casefold()
            if token.lemma in self.lex.bodies and token.lemma in text and speaker.kind != "person":
                return self._as(speaker, source, "description")
            if token.lemma in self.lex.persons and token.lemma in text:
                return self._as(speaker, source, "description")
            if token.lemma in self.lex.recordings and speaker.kind == "recording":
                return self._as(speaker, source, "description")
        for mention in reversed(self.mentions):
            if mention.span.start < source.start and mention.label == "ORG" and token.lemma in mention.name.casefold().split():
                return self._from_mention(source, mention, "description", None)
        return None

    def _kind_of(self, lemma: str, token: Token) -> ActorKind:
        if lemma in self.lex.recordings:
            return "recording"
        if lemma in ("expert", "analyst"):
            return "expert"
        if lemma in ("soldier", "serviceman", "fighter", "troop", "commander"):
            return "soldier"
        if lemma in ("resident", "witness", "civilian", "local"):
            return "resident"
        if lemma in self.lex.bodies:
            return "body"
        if token.lower == "one" or token.pos == "DET":
            noun = next((c for c in self.tree.children(token.i, "nmod")), None)
            return self._kind_of(noun.lemma, noun) if noun is not None and noun.i != token.i else "unknown"
        if lemma in self.lex.persons:
            return "official"
        if lemma in self.lex.crowds:
            return "group"
        return "unknown"


def _kind(mention: Mention, role: str | None) -> ActorKind:
    if mention.kind == "person":
        lower = (role or "").casefold()
        if "expert" in lower or "analyst" in lower:
            return "expert"
        return "official" if role else "person"
    return KIND_OF[mention.kind]
