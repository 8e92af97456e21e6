"""Finds reported words, thoughts and aims by syntax: what a cue governs, in which frame, and whose it is."""

import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from hearsay.model import Span, Stance
from hearsay.reading.speech.contents import FINITE, Extents
from hearsay.reading.speech.cues import Frames, Lexicon, cue_spans
from hearsay.reading.speech.found import Found, Source
from hearsay.reading.speech.lost import Lost
from hearsay.reading.speech.passives import is_participle, is_passive, passive
from hearsay.reading.speech.sources import NOMINAL, Sources
from hearsay.reading.speech.tags import Tags
from hearsay.reading.syntax import Syntax, Token

GROUP = (*NOMINAL, "DET", "ADJ", "NUM")
"""Parts of speech of a plain noun phrase."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The verbs that report, in one report. `quoted` are offsets of direct quotations, in order and apart: cues
    inside are theirs."""

    tree: Syntax
    lex: Lexicon
    quoted: tuple[tuple[int, int], ...] = ()

    @property
    def sources(self) -> Sources:
        return Sources(self.tree, self.lex)

    @property
    def extents(self) -> Extents:
        return Extents(self.tree, self.lex)

    @property
    def lost(self) -> Lost:
        return Lost(self.tree, self.lex)

    @property
    def tags(self) -> Tags:
        return Tags(self.tree, self.lex)

    def all(self) -> Iterator[Found]:
        for token in self.tree.tokens:
            if (closing := self._closing(token)) is not None:
                yield closing
                continue
            frames = self.lex.verbs.get(token.lemma)
            if (
                frames is None
                or (token.lower in self.lex.predicates and token.tag not in FINITE)
                or token.pos not in ("VERB", "AUX")
                or token.dep in ("aux", "cop", "aux:pass")
                or self.inside(token)
            ):
                continue
            behind = is_participle(self.tree, token) and self.lost.opening(token, None) is None
            behind = behind and not self.sources.mistaken(token) and not self.tags.misread(token)
            if is_passive(self.tree, token) or behind:
                given = passive(self.tree, self.extents, self.sources, token, frames)
                found = self._found(token, *given) if given is not None else None
            else:
                found = self._active(token, frames)
            if found is not None:
                yield found

    def _closing(self, token: Token) -> Found | None:
        """A verb taken for a plural at the end of its sentence: "…, a report by the engineers concludes"."""
        frames = self.lex.verbs.get(token.lower.removesuffix("s")) if token.tag == "NNS" else None
        first, past = self.tree.bounds[token.sentence]
        ends = all(t.pos == "PUNCT" for t in self.tree.tokens[token.i + 1 : past])
        before = self.tree.tokens[token.i - 1] if token.i > first else token
        if (
            frames is None
            or "clause" not in frames.stance_of
            or not ends
            or before.pos not in GROUP
            or self.inside(token)
        ):
            return None
        tag = self.tags.find(token, None)
        listed = tag is None or any("," in piece.of(self.tree.text) for piece in tag.content)
        if tag is None or listed or self.tree.tokens[tag.source[0]].pos != "DET":
            return None
        if any(
            t.pos == "CCONJ" for t in self.tree.tokens[tag.source[0] : tag.source[1] + 1]
        ):  # "the notes and the finds"
            return None
        stance = frames.stance_of.get("clause") or "says"
        return self._found(token, tag.content, stance, "tag", self.tags.source_of(tag, (None, None)))

    def inside(self, token: Token) -> bool:
        at = bisect.bisect_right(self.quoted, token.start, key=lambda marks: marks[0])
        return any(token.start < end for _, end in self.quoted[max(0, at - 1) : at])

    def _found(
        self, verb: Token, content: tuple[Span, ...], stance: Stance, frame: str, source: Source, *more: Token
    ) -> Found | None:
        if not content:
            return None
        span, head = source
        if span is not None and span.start < verb.start < span.end:
            # The parser took the cue into the name of who speaks.
            source = (self.tree.span(self.tree.token_from(span.start), verb.i - 1), head)
            if head is not None and head > verb.i:
                source = (source[0], verb.i - 1)
        return Found(
            verb.i, cue_spans(self.tree, self.lex, verb, *more, lead=self.lead(verb)), content, *source, stance, frame
        )

    def _active(self, verb: Token, frames: Frames) -> Found | None:
        """The first frame that fits: clause, tag, infinitive, description, phrase, object."""
        stances = frames.stance_of
        if verb.lemma in self.lex.light and self._leads(verb):
            return None
        if (
            verb.lemma in self.lex.relays
            and verb.tag == "VBG"
            and any(c.pos == "PROPN" or c.lemma in self.lex.voices for c in self.tree.children(verb.i, "obj"))
        ):
            return None
        if verb.lemma in self.lex.relays and self._as_saying(verb):
            return None
        source = self.sources.of(verb)
        if verb.lemma in self.lex.inferring and (not self._can_say(source) or self._infers(verb)):
            return None
        if not self._somebody(source, stances, verb):
            return None
        spoken = stances.get("clause") or stances.get("quote")
        clause = next(
            (c for c in self.tree.children(verb.i, "ccomp") if c.i > verb.i and c.lower not in self.lex.days), None
        )
        behind = self.tree.tokens[verb.i + 1] if verb.i + 1 < len(self.tree.tokens) else None
        ends = behind is None or behind.pos == "PUNCT" or behind.sentence != verb.sentence
        named = behind is not None and (behind.pos in GROUP or behind.text[:1].isupper())
        turned = named and verb.tag in FINITE
        if spoken and "clause" in stances and verb.tag != "VB" and (clause is None or ends or turned):
            subject = self.tree.tokens[source[1]] if source[1] is not None else None
            tag = self.tags.find(verb, subject)
            if tag is not None:
                return self._found(verb, tag.content, spoken, "tag", self.tags.source_of(tag, source))
        if "clause" in stances:
            subject = self.tree.tokens[source[1]] if source[1] is not None else None
            content = self.lost.through(verb, subject)
            if not content and (clause is None or self.tree.edges(clause.i)[0] > verb.i + 1):
                content = self.lost.clause(verb)
            if content:
                return self._found(verb, content, stances["clause"], "clause", source)
        if clause is not None and "clause" in stances and not self._request(verb, clause, frames):
            content = self.extents.clause(verb, clause)
            return self._found(verb, (*self._relative(verb, clause), *content), stances["clause"], "clause", source)
        if "clause" in stances and (opening := self.lost.opening(verb, source[1])) is not None:
            high = self.extents.reach(verb, opening)
            if opening > self.tree.edges(verb.i)[1]:
                high = self.tree.bounds[verb.sentence][1] - 1
            high = self.extents.joined(high, self.tree.bounds[verb.sentence][1] - 1)
            content = self.extents.after_that(opening, self.extents.cut(verb, opening, high))
            return self._found(verb, content, stances["clause"], "clause", source)
        return self._governed(verb, frames, source)

    def _as_saying(self, verb: Token) -> bool:
        """ "quoted the commander as saying": what is said hangs on the second verb."""
        past = self.tree.bounds[verb.sentence][1]
        ahead = self.tree.tokens[verb.i + 1 : past]
        return any(t.lower == "as" and u.tag == "VBG" and u.lemma in self.lex.speaking for t, u in pairwise(ahead))

    def _governed(self, verb: Token, frames: Frames, source: Source) -> Found | None:
        """Frames that need a source: an infinitive, a description, a phrase, an object."""
        tree, stances, extents = self.tree, frames.stance_of, self.extents
        if source[0] is None or self._read_into(source):
            return None
        object_ = next((c for c in tree.children(verb.i, "obj", "iobj") if c.i > verb.i), None)
        if object_ is None:
            # "dismissed on Friday claims that …": an object the parser took for a date.
            bare = (c for c in tree.children(verb.i, "obl") if c.i > verb.i and c.lemma in self.lex.nouns)
            object_ = next((c for c in bare if not tree.children(c.i, "case")), None)
        if object_ is None and self.sources.mistaken(verb):
            object_ = tree.tokens[verb.head]
        if object_ is None and "as" in stances:
            # "called Orlenko a coward": two complements and no object.
            object_ = next((c for c in tree.children(verb.i, "xcomp") if c.i > verb.i and c.pos in NOMINAL), None)
        open_ = self._infinitive(verb, object_)
        if open_ is not None and ("infinitive" in stances or ("clause" in stances and open_.tag == "VBG")):
            stance = stances.get("infinitive") or stances["clause"]
            told = verb.lemma in self.lex.telling
            low = tree.edges(open_.i)[0]
            if object_ is not None and not told:
                low = min(low, tree.edges(object_.i)[0])
            between = tree.tokens[verb.i + 1 : low]
            dated = bool(between) and between[0].lower in self.lex.days
            if not told and object_ is None and between and not dated and all(t.pos in GROUP for t in between):
                low = verb.i + 1
            called = self._called(verb, open_, stances) if object_ is None else None
            if called is not None:
                return self._found(
                    verb, extents.governed(verb, called.i + 1, open_.i), stance, "infinitive", source, called
                )
            return self._found(
                verb, extents.governed(verb, max(low, verb.i + 1), open_.i), stance, "infinitive", source
            )
        if object_ is not None and ("as" in stances or ("seen" in stances and self._as_behind(verb))):
            stance = stances.get("as") or stances["seen"]
            return self._found(verb, self._described(verb, object_), stance, "as", source)
        for obl in tree.children(verb.i, "obl", "advcl"):
            if self._silent(verb):
                break
            case = next((c for c in tree.children(obl.i, "case", "mark") if c.lower in stances and c.i > verb.i), None)
            if (
                case is not None
                and obl.i > verb.i
                and obl.lower not in self.lex.hollow
                and not extents.setting(obl)
                and case.i <= verb.i + 6
                and (object_ is None or frames.addressee)
            ):
                return self._found(
                    verb, extents.governed(verb, case.i + 1, obl.i), stances[case.lower], "phrase", source, case
                )
        return self._object(verb, object_, frames, source) if object_ is not None else None

    def _object(self, verb: Token, object_: Token, frames: Frames, source: Source) -> Found | None:
        """A noun phrase that is said, shown or denied; a denial of something only pointed at takes its whole clause."""
        tree, stances, extents = self.tree, frames.stance_of, self.extents
        low = max(tree.edges(object_.i)[0], verb.i + 1)
        if "shown" in stances and self._document(source):
            return self._found(verb, extents.governed(verb, low, object_.i), stances["shown"], "object", source)
        stance = stances.get("object") or (stances.get("personal") if self._personal(source) else None)
        if stance is None:
            return None
        if stance == "denies" and source[0] is not None and self._refers(object_):
            end = tree.edges(object_.i)[1]
            return self._found(verb, (Span(start=source[0].start, end=tree.tokens[end].end),), stance, "object", source)
        if not self._sayable(object_, frames) or (stance == "says" and self._silent(verb)):
            return None
        claimed = self._claimed(object_) if stance in ("denies", "doubts") else ()
        if claimed:
            return self._found(verb, claimed, stance, "against", source)
        return self._found(verb, extents.thing(verb, low, object_.i), stance, "object", source)

    def _somebody(self, source: Source, stances: dict[str, Stance], verb: Token) -> bool:
        """Whether somebody thinks, wants or feels: not the reader who is told to imagine, nor "you" at large."""
        if stances.get("clause", "says") in ("says", "denies", "doubts"):
            return True
        if self.sources.describes(source[1], verb):
            return False
        return source[1] is not None and self.tree.tokens[source[1]].lower not in self.lex.readers

    def _can_say(self, source: Source) -> bool:
        """Whether a source is a voice, a text or a recording, rather than a deed the writer reads something into."""
        if source[1] is None:
            return True
        head = self.tree.tokens[source[1]]
        speaks = head.lemma in self.lex.voices or head.lemma in self.lex.sayers
        pronoun = head.tag in ("WP", "WDT") or (head.tag == "PRP" and head.lower != "it")
        return speaks or pronoun or head.pos in ("PROPN", "NUM")

    def _silent(self, verb: Token) -> bool:
        """Whether nothing was said ("did not comment on the raid"): the report says so, not the one who is silent."""
        if verb.lemma not in self.lex.speaking:
            return False
        owners = (verb.i, *(c.i for c in self.tree.children(verb.i, "aux")))
        around = [t for i in owners for t in self.tree.children(i, "advmod")] + [self.tree.tokens[max(0, verb.i - 2)]]
        return any(t.lower in self.lex.silent for t in around)

    def _infers(self, verb: Token) -> bool:
        """Whether a participle behind a comma draws a conclusion from a deed (", suggesting a push to the west")."""
        low = self.tree.edges(verb.i)[0]
        apart = verb.i and "," in (self.tree.tokens[low].text, self.tree.tokens[max(0, low - 1)].text)
        return verb.tag == "VBG" and bool(apart) and not self.tree.children(verb.i, "ccomp")

    def _read_into(self, source: Source) -> bool:
        """Whether the source is words or a deed of which the writer says what it "signals" ("This statement", "it")."""
        head = self.tree.tokens[source[1]] if source[1] is not None else None
        if head is None or head.tag == "WDT":
            return False
        return head.lower in ("this", "that", "these") or head.lemma in self.lex.utterances

    def _called(self, verb: Token, open_: Token, stances: dict[str, Stance]) -> Token | None:
        """The preposition before those who are to act: "called [on] residents to leave"."""
        for obl in self.tree.children(verb.i, "obl"):
            if verb.i < obl.i < open_.i:
                return next(
                    (c for c in self.tree.children(obl.i, "case") if c.lower in stances and c.i == verb.i + 1), None
                )
        return None

    def _document(self, source: Source) -> bool:
        """Whether a source is a recording, a text or a survey: what they show is what they say."""
        head = self.tree.tokens[source[1]] if source[1] is not None else None
        return head is not None and head.lemma in self.lex.sayers

    def _personal(self, source: Source) -> bool:
        """Whether a source is people rather than a body or a force: a name without article, a pronoun, persons."""
        head = self.tree.tokens[source[1]] if source[1] is not None else None
        if head is None or head.lemma in self.lex.fighters:
            return False
        if head.tag in ("PRP", "WP") or head.lemma in self.lex.persons | self.lex.crowds:
            return head.lower != "it"
        return head.pos == "PROPN" and not self.tree.children(head.i, "det")

    def _sayable(self, object_: Token, frames: Frames) -> bool:
        if object_.lower in self.lex.days or object_.dep == "iobj":
            return False
        if object_.tag in ("PRP", "WP", "WDT", "EX"):
            return False
        return not (frames.addressee and object_.pos == "PROPN")

    def _refers(self, object_: Token) -> bool:
        """Whether what is denied is only pointed at: "it", "this claim", "these reports"."""
        if object_.pos == "PRON":
            return object_.lower in ("it", "this", "that")
        pointed = any(self.points(c) for c in self.tree.children(object_.i, "det"))
        return pointed and not self.tree.children(object_.i, "acl", "nmod")

    def points(self, word: Token) -> bool:
        return word.lower in ("this", "these", "that", "those", "such")

    def _claimed(self, noun: Token) -> tuple[Span, ...]:
        """The clause of a claim that is denied or doubted: "dismissed claims that [the town had fallen]"."""
        if noun.lemma not in self.lex.nouns or "clause" not in self.lex.nouns[noun.lemma].stance_of:
            return ()
        behind = next((t for t in self.tree.tokens[noun.i + 1 : noun.i + 5] if t.lower == "that"), None)
        if behind is not None and self.tree.tokens[behind.head].dep == "ccomp" and behind.head > behind.i:
            # "dismissed claims circulating online that …"
            return self.extents.after_that(behind.i, self.tree.edges(behind.head)[1])
        for child in self.tree.children(noun.i, "acl", "ccomp"):
            if any(c.lower == "that" for c in self.tree.children(child.i, "mark")):
                return self.extents.clause(noun, child)
        return ()

    def _request(self, verb: Token, clause: Token, frames: Frames) -> bool:
        """A complement without its own subject and with "to" is an infinitive, whatever the parser calls it."""
        return (
            "infinitive" in frames.stance_of and self._to(clause) and not self.tree.children(clause.i, "nsubj", "expl")
        )

    def _relative(self, verb: Token, clause: Token) -> tuple[Span, ...]:
        """The relative pronoun that is the clause's subject: "a village [which] officials say [was shelled]"."""
        if verb.dep != "acl:relcl" or self.tree.children(clause.i, "nsubj"):
            return ()
        first = self.tree.tokens[self.tree.edges(verb.i)[0]]
        if (first.tag in ("WDT", "WP") and first.head != verb.i) or first.dep == "obj":
            return (Span(start=first.start, end=first.end),)
        return ()

    def _infinitive(self, verb: Token, object_: Token | None) -> Token | None:
        tree = self.tree
        for child in tree.children(verb.i, "xcomp", "ccomp", "advcl", "acl"):
            if child.i > verb.i and self._to(child) and (child.dep != "advcl" or object_ is not None):
                return child
            if child.tag == "VBG" and child.i == verb.i + 1:
                return child
        if object_ is not None:
            return next((c for c in tree.children(object_.i, "acl") if self._to(c) and c.i > object_.i), None)
        return None

    def _to(self, verb: Token) -> bool:
        return any(c.lower == "to" for c in self.tree.children(verb.i, "mark"))

    def _as_behind(self, verb: Token) -> bool:
        children = self.tree.children(verb.i, "obl", "advcl", "xcomp")
        return any(c.lower == "as" for child in children for c in self.tree.children(child.i, "case", "mark"))

    def _described(self, verb: Token, object_: Token) -> tuple[Span, ...]:
        """ "X as Y", "X Y", "X for doing Y" behind a verb that describes or judges, without when and where it did."""
        tree = self.tree
        after = object_.i
        late = None
        for child in tree.children(verb.i):
            first, last = tree.edges(child.i)
            if child.i <= object_.i or last <= tree.edges(after)[1]:
                continue
            marks = {c.lower for c in tree.children(child.i, "case", "mark", "advmod")}
            if (child.dep in ("advcl", "obl") and marks & self.lex.whens) or child.lower in self.lex.days:
                late = first
                break
            after = child.i if child.dep.partition(":")[0] in ("xcomp", "obl", "advcl", "obj") else after
        low = max(tree.edges(object_.i)[0], verb.i + 1)
        found = self.extents.governed(verb, low, object_.i)
        if late is not None and found and tree.tokens[late].start < found[0].end:
            return self.extents.stretch(low, late - 1)
        return found

    def _leads(self, verb: Token) -> bool:
        """Whether a light verb only leads to a cue that has a content of its own ("refused to confirm that …")."""
        open_ = next((c for c in self.tree.children(verb.i, "xcomp") if c.i > verb.i and self._to(c)), None)
        if open_ is None or open_.lemma not in self.lex.verbs or open_.i - verb.i > 4:
            return False
        return bool(self.tree.children(open_.i, "ccomp", "xcomp", "obj", "obl"))

    def lead(self, verb: Token) -> Token | None:
        if verb.dep.partition(":")[0] not in ("xcomp", "advcl") or verb.is_root:
            return None
        head = self.tree.tokens[verb.head]
        between = self.tree.tokens[head.i + 1 : verb.i]
        if (
            head.i < verb.i
            and head.lemma in self.lex.light
            and len(between) <= 3
            and all(t.pos in ("PART", "ADP", "ADV") for t in between)
        ):
            return head
        return None
