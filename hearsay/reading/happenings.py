"""What a clause says happened: its kind, who did it to whom, whether it happened, is going on or is only planned."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hearsay.model import Happening, Kind, Participant, Polarity, Quantity, Realis, Span
from hearsay.reading.kinds import CONCRETE, Trigger, Words, words
from hearsay.reading.syntax import Syntax, Token

RELATIVE = frozenset({"WDT", "WP", "WP$"})
"""Tags of relative pronouns, which name nobody."""
OBLIQUE = ("obl", "nmod", "compound", "amod")


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a clause stands: its predicate and its first and last token."""

    head: int
    first: int
    last: int


OWNER = frozenset({"of", "by", "'s", "’s"})
"""What hangs an owner, a doer or a sufferer on a noun."""
DONE_TO: frozenset[Kind] = frozenset({"capture", "shootdown", "casualties"})
"""Kinds whose noun has behind "of" what it is done to ("the killing of a nurse"), not who does it."""
DONE_TO_OR_BY: frozenset[Kind] = frozenset({"control", "strike", "losses"})
"""Kinds whose noun has either ("control of the mill", "control of the army"): a party is who does it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads happenings from clauses of one report.

    `place_level` tells of a token whether a place named there is a "region" (state or first-level unit) or a
    "place"; `side_of` gives the party words belong to.
    """

    tree: Syntax
    place_level: Callable[[int], str | None]
    side_of: Callable[[Span], str]
    quantities: tuple[Quantity, ...] = ()
    lang: str = "en"

    def read(self, clause: Clause, denied: bool = False) -> Happening:
        """The happening of a clause; `denied` where its speaker denies it as a whole."""
        lex = words(self.lang)
        head = self.tree.tokens[clause.head]
        modal = self._modality(clause, head)
        kind, trigger = self._kind(clause, head, lex)
        negated = self.negated(head) or (trigger is not None and trigger.i != head.i and self.negated(trigger))
        if (
            modal in ("planned", "conditional")
            and kind in CONCRETE | {"other", "assessment"}
            and not (kind == "assessment" and modal == "conditional")
        ):
            kind = "plan"
        if modal == "possible" and kind == "other":
            kind = "assessment"
        polarity: Polarity = "denies" if denied or (negated and kind in CONCRETE) else "asserts"
        frame = trigger if trigger is not None and trigger.pos in ("VERB", "NOUN", "PROPN") else head
        who, whom = self._roles(kind, head, frame)
        return Happening(
            kind=kind,
            who=who,
            whom=whom,
            trigger=self._span(trigger or head),
            polarity=polarity,
            realis=self._realis(head, modal, trigger),
            count=self._count(clause, kind),
        )

    # ------------------------------------------------------------------------------------------------ kind

    def _kind(self, clause: Clause, head: Token, lex: Words) -> tuple[Kind, Token | None]:
        """Kind and the word that names it: the predicate, else what a light predicate leads to."""
        found = self._match(clause, head, lex)
        light = head.lemma in lex.light or head.pos in ("AUX", "ADJ", "ADV", "PRON")
        if found and not (light and found in ("statement", "assessment", "movement", "control", "plan")):
            return found, head
        located = self._located(head, lex)
        if located:
            return located, self.tree.children(head.i, "cop")[0]
        task = self._subject_noun(head, lex)
        if task:
            return "plan", task
        if light or found is None:
            inner = self._inner(clause, head, lex)
            if inner:
                return inner
        if found:
            return found, head
        for other in (*self.tree.children(head.i, "nsubj"), *self.tree.children(head.i, "conj")):
            named = self._match(clause, other, lex, inner=True)
            if named and clause.first <= other.i <= clause.last:
                return named, other
        return "other", None

    def _located(self, head: Token, lex: Words) -> Kind | None:
        """ "The sappers are in Lyman": a place as the predicate of a copula."""
        copula = self.tree.children(head.i, "cop")
        if not copula or not self.tree.children(head.i, "case"):
            return None
        subjects = self.tree.children(head.i, "nsubj")
        for trigger in lex.triggers.get(("verb", copula[0].lemma), ()):
            if (
                trigger.classes
                and self._is(head, trigger.classes, lex)
                and any(self._is(t, trigger.subject, lex) for t in subjects)
            ):
                return trigger.kind
        return None

    def _subject_noun(self, head: Token, lex: Words) -> Token | None:
        """The subject of "the key task is to …", which makes the clause a plan."""
        for subject in self.tree.children(head.i, "nsubj"):
            for trigger in lex.triggers.get(("noun", subject.lemma), ()):
                if trigger.as_subject and (head.pos != "VERB" or self.tree.children(head.i, "mark", "cop")):
                    return subject
        return None

    def _inner(self, clause: Clause, head: Token, lex: Words) -> tuple[Kind, Token] | None:
        nominal = head.pos not in ("VERB", "AUX")
        queue = [
            t
            for t in self.tree.children(
                head.i, "obj", "xcomp", "nsubj:pass", "obl", "nsubj", "ccomp", "nmod", "compound", "amod"
            )
            if clause.first <= t.i <= clause.last
            and (nominal or head.lemma in lex.oblique or t.dep not in OBLIQUE)
            and (t.dep != "nsubj" or head.lemma in lex.aspect)
            and not (t.dep in OBLIQUE and self._case(t) & lex.temporal)
        ]
        order = {"obj": 0, "xcomp": 1, "nsubj:pass": 2, "nsubj": 3, "ccomp": 4}
        for token in sorted(queue, key=lambda t: (order.get(t.dep, 5), t.i)):
            found = self._match(clause, token, lex, inner=True)
            if found:
                return found, token
            if token.dep == "xcomp" and token.lemma in lex.light:
                deeper = self._inner(clause, token, lex)
                if deeper:
                    return deeper
        return None

    def _match(self, clause: Clause, token: Token, lex: Words, inner: bool = False) -> Kind | None:
        for pos in _readings(token):
            for trigger in lex.triggers.get((pos, token.lemma), ()):
                if inner and (trigger.head_only or trigger.as_subject):
                    continue
                if trigger.as_subject and not (pos == "noun" and token.dep in ("root", "obj")):
                    continue
                if self._fits(trigger, token, lex):
                    return trigger.kind
        return None

    def _fits(self, trigger: Trigger, token: Token, lex: Words) -> bool:
        tree = self.tree
        if trigger.pos == "verb" and self._idiom(token, lex):
            return False
        if trigger.then and not any(t.lemma in trigger.then for t in tree.children(token.i, "xcomp", "acl", "advcl")):
            return False
        if trigger.particle and not any(
            t.lower in trigger.particle for t in tree.children(token.i, "compound", "advmod", "obl", "case")
        ):
            return False
        dependents = self._dependents(token)
        if trigger.prep and not any(self._case(t) & trigger.prep or t.lower in trigger.prep for t in dependents):
            return False
        if trigger.objects and not any(t.lemma in trigger.objects for t in dependents):
            return False
        if trigger.classes and not any(
            self._is(t, trigger.classes, lex) for t in (self._core(token) if trigger.core else dependents)
        ):
            return False
        subjects = tree.children(token.i, "nsubj") or self._borrowed_subject(token)
        return not (trigger.subject and not any(self._is(t, trigger.subject, lex) for t in subjects))

    def _idiom(self, token: Token, lex: Words) -> bool:
        """ "Take place", "reach a deal": the object makes something else of the verb."""
        objects = lex.idioms.get(token.lemma, ())
        return any(t.lemma in objects for t in self.tree.children(token.i, "obj", "nsubj:pass", "obl"))

    def _core(self, token: Token) -> list[Token]:
        """What is done something to: object or passive subject with what hangs on them, else all dependents."""
        patients = self.tree.children(token.i, "obj", "nsubj:pass")
        return self._with_modifiers(list(patients)) if patients else self._dependents(token)

    def _dependents(self, token: Token) -> list[Token]:
        """Objects, obliques and their conjuncts and nominal modifiers, and the noun a participle modifies."""
        found = self._with_modifiers(
            [
                t
                for t in self.tree.children(token.i)
                if t.dep.partition(":")[0] in ("obj", "obl", "nmod", "iobj", "compound", "advmod", "amod")
                or t.dep == "nsubj:pass"
            ]
        )
        if token.dep.startswith("acl"):
            found.append(self.tree.tokens[token.head])
        if self.tree.children(token.i, "expl"):  # "There are troops in the village": the place hangs on the subject.
            for subject in self.tree.children(token.i, "nsubj"):
                found += self.tree.children(subject.i, "nmod")
        return found

    def _with_modifiers(self, queue: list[Token]) -> list[Token]:
        found: list[Token] = []
        while queue:
            t = queue.pop()
            found.append(t)
            queue += [c for c in self.tree.children(t.i) if c.dep in ("conj", "nmod", "appos", "flat", "compound")]
        return found

    def _borrowed_subject(self, token: Token) -> tuple[Token, ...]:
        """Subject of the clause a conjunct or open complement shares."""
        at = token
        for _ in range(4):
            if at.dep.partition(":")[0] not in ("conj", "xcomp", "advcl", "parataxis") or at.is_root:
                break
            at = self.tree.tokens[at.head]
            found = self.tree.children(at.i, "nsubj")
            if found:
                return found
        return (self.tree.tokens[token.head],) if token.dep.startswith("acl") else ()

    def _case(self, token: Token) -> frozenset[str]:
        return frozenset(t.lower for t in self.tree.children(token.i, "case"))

    def _is(self, token: Token, classes: frozenset[str], lex: Words) -> bool:
        level = self.place_level(token.i) if classes & {"place", "region"} else None
        if level and (level in classes or "place" in classes):
            return True
        if token.pos == "PRON":  # Personal ones: "that" and "which" may stand for anything.
            return token.tag in ("PRP", "WP") and token.dep != "nmod:poss" and bool(classes & {"force", "people"})
        if token.pos == "NUM" and "people" in classes and token.dep == "obj":
            return True
        return any(token.lemma in lex.classes.get(c, ()) for c in classes)

    # ------------------------------------------------------------------------------------------- modality

    def _modality(self, clause: Clause, head: Token) -> str | None:
        lex = words(self.lang)
        chain = [head]
        while (
            chain[-1].dep in ("xcomp", "conj")
            and not chain[-1].is_root
            and len(chain) < 4
            and clause.first <= chain[-1].head <= clause.last
        ):
            chain.append(self.tree.tokens[chain[-1].head])
        for token in chain:
            for aux in self.tree.children(token.i, "aux"):
                if aux.lower in lex.planned or (aux.lower == "wo" and aux.tag == "MD"):
                    return "planned"
                if aux.lower in lex.conditional and aux.tag == "MD":
                    return "conditional"
                if aux.lower in lex.possible:
                    return "possible"
            if token.lower == "going" and self.tree.children(token.i, "xcomp"):
                return "planned"
        return None

    def negated(self, token: Token) -> bool:
        """A word that denies stands with a token, or its subject is nobody."""
        lex = words(self.lang)
        if any(
            "Polarity=Neg" in c.morph or c.lower in lex.negations
            for c in self.tree.children(token.i, "advmod", "det", "cc", "aux")
        ):
            return True
        subjects = self.tree.children(token.i, "nsubj")
        return any(
            s.lower in lex.nobody or any(d.lower in lex.negations for d in self.tree.children(s.i, "det"))
            for s in subjects
        )

    def _realis(self, head: Token, modal: str | None, trigger: Token | None) -> Realis:
        if modal == "planned":
            return "planned"
        if modal in ("conditional", "possible") or any(t.lower == "if" for t in self.tree.children(head.i, "mark")):
            return "conditional"
        if head.pos in ("NOUN", "PROPN") and not self.tree.children(head.i, "cop"):
            return "presupposed"
        auxiliaries = self.tree.children(head.i, "aux", "cop")
        progressive = head.tag == "VBG" and any(t.lemma == "be" for t in auxiliaries)
        present = head.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") and t.lemma != "have" for t in auxiliaries)
        if progressive or present or head.lemma in ("continue", "keep", "remain"):
            return "ongoing"
        if (
            trigger is not None
            and trigger.i != head.i
            and trigger.tag == "VB"
            and head.lemma not in words(self.lang).light
        ):
            return "planned"
        return "happened"

    # --------------------------------------------------------------------------------------------- roles

    def _roles(self, kind: Kind, head: Token, frame: Token) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        tree = self.tree
        subjects = [t for t in tree.children(head.i, "nsubj") if t.dep != "nsubj:pass"]
        passive = list(tree.children(head.i, "nsubj:pass"))
        if not subjects and not passive:
            borrowed = self._borrowed_subject(head)
            subjects = [t for t in borrowed if t.dep != "nsubj:pass"]
            passive = [t for t in borrowed if t.dep == "nsubj:pass"]
        agents = [
            t for t in tree.children(head.i, "obl") if t.dep == "obl:agent" or ("by" in self._case(t) and passive)
        ]
        objects = list(tree.children(head.i, "obj"))
        if not subjects and frame.i != head.i and frame.pos in ("NOUN", "PROPN"):
            owners = tree.children(frame.i, "nmod", "nmod:poss", "amod")
            agents += [t for t in owners if self._acts(t, kind) and self.side_of(self._phrase(t)) != "unknown"]
        if not subjects and not passive and head.pos in ("NOUN", "PROPN"):
            for t in tree.children(head.i, "nmod", "nmod:poss"):
                if self._case(t) <= OWNER:
                    (agents if self._acts(t, kind) else objects).append(t)
        return (
            tuple(self._participant(t) for t in (*subjects, *agents) if t.tag not in RELATIVE),
            tuple(self._participant(t) for t in (*passive, *objects) if t.i != frame.i and t.tag not in RELATIVE),
        )

    def _acts(self, token: Token, kind: Kind) -> bool:
        """Behind a noun of the kind: who does it ("a raid of rebels"), not what it is done to ("the loss of a gun")."""
        case = self._case(token)
        if not case <= OWNER or "of" not in case:
            return case <= OWNER
        party = not self.place_level(token.i) and self.side_of(self._phrase(token)) != "unknown"
        return kind not in DONE_TO and (kind not in DONE_TO_OR_BY or party)

    def _participant(self, token: Token) -> Participant:
        span = self._phrase(token)
        return Participant(name=" ".join(span.of(self.tree.text).split()), span=span, side=self.side_of(span))

    def _phrase(self, token: Token) -> Span:
        """A noun phrase without relative clauses, appositions and trailing conjuncts."""
        first, last = token.i, token.i
        for child in self.tree.children(token.i):
            base = child.dep.partition(":")[0]
            if (
                base in ("det", "amod", "compound", "nummod", "flat", "nmod", "fixed", "goeswith")
                and child.dep != "nmod:unmarked"
            ):
                low, high = self.tree.edges(child.i)
                if child.i < token.i:
                    first = min(first, low)
                elif base != "nmod" or high - child.i < 12:
                    last = max(last, high)
        return self.tree.span(first, last)

    def _span(self, token: Token) -> Span:
        return Span(start=token.start, end=token.end)

    def _count(self, clause: Clause, kind: Kind) -> tuple[float, float] | None:
        """The number of persons or things a casualty, loss, shootdown or capture claim gives."""
        if kind not in ("casualties", "losses", "shootdown", "strike", "capture", "advance"):
            return None
        low, high = self.tree.tokens[clause.first].start, self.tree.tokens[clause.last].end
        for quantity in self.quantities:
            if low <= quantity.span.start and quantity.span.end <= high:
                value = quantity.value
                return value if isinstance(value, tuple) else (value, value)
        return None


def _readings(token: Token) -> Sequence[str]:
    if token.pos in ("VERB", "AUX"):
        return ("verb",)
    if token.pos in ("NOUN", "PROPN"):
        return ("noun", "verb") if token.tag in ("VBG", "VBN") else ("noun",)
    return ("adj",) if token.pos == "ADJ" else ()
