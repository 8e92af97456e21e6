"""Cues of the speech lexicon, by lemma and part of speech, and the words of a cue in the text."""

import functools
from dataclasses import dataclass

from hearsay import lexicon
from hearsay.model import Span, Stance
from hearsay.reading.syntax import Syntax, Token

BETWEEN = ("aux", "advmod", "cop")


@dataclass(frozen=True, slots=True)
class Frames:
    """What a cue can take, and with which stance: one entry a frame."""

    stance_of: dict[str, Stance]
    addressee: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """lexicon/LANG/speech.toml, indexed."""

    verbs: dict[str, Frames]
    predicates: dict[str, Stance]
    towards: dict[str, frozenset[str]]
    """Prepositions that open what such an adjective is about."""
    nouns: dict[str, Frames]
    speaking: frozenset[str]
    """Verbs that report words rather than thoughts or aims."""
    light: frozenset[str]
    """Verbs that only lead to a cue ("went on to say")."""
    telling: frozenset[str]
    """Verbs whose addressee is no part of what they ask ("told them to leave")."""
    questions: frozenset[str]
    according: frozenset[str]
    relays: frozenset[str]
    passing: frozenset[str]
    """Verbs by which an outlet passes on what stands before ("This was reported by …")."""
    settings: frozenset[str]
    days: frozenset[str]
    silent: frozenset[str]
    """Words beside a cue by which nothing is said ("has yet to comment")."""
    contrasts: frozenset[str]
    """Conjunctions behind a comma by which the writer qualifies what was said."""
    whens: frozenset[str]
    """Words that open a clause or phrase of time behind what is said."""
    adrift: frozenset[str]
    """Adverbs of time before a cue that are no part of it."""
    recordings: frozenset[str]
    texts: frozenset[str]
    bodies: frozenset[str]
    persons: frozenset[str]
    crowds: frozenset[str]
    experts: frozenset[str]
    fighters: frozenset[str]
    locals: frozenset[str]
    pronouns: dict[str, frozenset[str]]
    sexes: dict[str, frozenset[str]]
    readers: frozenset[str]
    labels: frozenset[str]
    surveys: frozenset[str]
    utterances: frozenset[str]
    """Nouns for words spoken: what they "signal" or "underscore" is the writer's reading of them."""
    giving: frozenset[str]
    """Verbs whose object is the cue ("issued a warning that")."""
    inferring: frozenset[str]
    """Verbs that tell what the writer reads into a thing, unless a voice, a text or a recording is their subject."""
    plain: frozenset[str]
    """Adjectives that make a cue of such a verb ("made clear that")."""
    hollow: frozenset[str]
    """Nouns behind a preposition that are no content ("on behalf of")."""

    @property
    def sayers(self) -> frozenset[str]:
        """Nouns for texts, recordings and surveys."""
        return self.recordings | self.texts | self.surveys

    @property
    def voices(self) -> frozenset[str]:
        """Common nouns that can speak."""
        return self.bodies | self.persons | self.crowds


@functools.cache
def words(lang: str) -> Lexicon:
    """The speech lexicon of a language; where two entries give a verb the same frame, the first counts."""
    table = lexicon.load(lang, "speech")
    verbs: dict[str, dict[str, Stance]] = {}
    addressed: set[str] = set()
    speaking: set[str] = set()
    for entry in table["cue"]:
        for verb in entry["verbs"]:
            frames = verbs.setdefault(verb, {})
            for frame in entry["frames"]:
                frames.setdefault(frame, entry["stance"])
            if entry.get("addressee"):
                addressed.add(verb)
            if entry["stance"] in ("says", "denies") and {"clause", "quote"} & set(entry["frames"]):
                speaking.add(verb)
    nouns: dict[str, dict[str, Stance]] = {}
    for entry in table["noun"]:
        for noun in entry["nouns"]:
            for frame in entry["frames"]:
                nouns.setdefault(noun, {}).setdefault(frame, entry["stance"])
    channels, described = table["channels"], table["descriptions"]
    return Lexicon(
        verbs={v: Frames(f, v in addressed) for v, f in verbs.items()},
        predicates={a: e["stance"] for e in table["predicate"] for a in e["adjectives"]},
        towards={a: frozenset(e.get("towards", ())) for e in table["predicate"] for a in e["adjectives"]},
        nouns={n: Frames(f) for n, f in nouns.items()},
        speaking=frozenset(speaking),
        light=frozenset(table["light"]["verbs"]),
        telling=frozenset(table["light"]["telling"]),
        questions=frozenset(table["light"]["questions"]),
        according=frozenset(table["according"]["heads"]),
        relays=frozenset(table["relays"]["verbs"]),
        passing=frozenset(table["relays"]["passing"]),
        settings=frozenset(channels["settings"]),
        days=frozenset(table["light"]["days"]),
        silent=frozenset(table["light"]["silent"]),
        contrasts=frozenset(table["light"]["contrasts"]),
        whens=frozenset(table["light"]["whens"]),
        adrift=frozenset(table["light"]["adrift"]),
        recordings=frozenset(channels["recordings"]),
        texts=frozenset(channels["texts"]),
        bodies=frozenset(described["bodies"]),
        persons=frozenset(described["persons"]),
        crowds=frozenset(described["crowds"]),
        experts=frozenset(described["experts"]),
        fighters=frozenset(described["fighters"]),
        locals=frozenset(described["locals"]),
        pronouns={kind: frozenset(forms) for kind, forms in table["pronouns"].items() if isinstance(forms, list)},
        readers=frozenset(table["pronouns"]["reader"]),
        sexes={sex: frozenset(forms) for sex, forms in table["sexes"].items() if isinstance(forms, list)},
        labels=frozenset(channels["labels"]),
        surveys=frozenset(channels["surveys"]),
        utterances=frozenset(channels["utterances"]),
        giving=frozenset(table["light"]["giving"]),
        inferring=frozenset(table["light"]["inferring"]),
        plain=frozenset(table["light"]["plain"]),
        hollow=frozenset(table["light"]["hollow"]),
    )


def cue_spans(tree: Syntax, lex: Lexicon, verb: Token, *more: Token, lead: Token | None = None) -> tuple[Span, ...]:
    """The verb group: auxiliaries, negation and adverbs right before the verb, its particle, and `more`.

    `lead` is a light verb the cue hangs on ("continued to call"): the group then begins with it.
    """
    top = lead or verb
    first, last = top.i, verb.i
    while first > 0:
        before = tree.tokens[first - 1]
        owners = (top.i, *(c.i for c in tree.children(top.i, "aux")))
        if before.head in owners and before.dep.partition(":")[0] in BETWEEN and before.sentence == verb.sentence:
            first -= 1
        else:
            break
    while first < top.i and (tree.tokens[first].lower in lex.adrift or tree.tokens[first].lower in lex.questions):
        first += 1
    for child in tree.children(verb.i):
        if child.i == last + 1 and child.dep == "compound:prt":
            last = child.i
    for token in more:
        if token.i == last + 1:
            last = token.i
    pieces = [tree.span(first, last)]
    pieces += [Span(start=t.start, end=t.end) for t in more if not first <= t.i <= last]
    return tuple(pieces)
