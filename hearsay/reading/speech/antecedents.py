"""What a pronoun next to a cue stands for: the person, body or text in subject position nearest before it."""

from collections.abc import Mapping
from dataclasses import dataclass

from hearsay.model import Mention
from hearsay.reading.speech.cues import Lexicon
from hearsay.reading.syntax import Syntax, Token

BACK = 5
"""A pronoun looks back over at most this many sentences."""


@dataclass(frozen=True, slots=True)
class Antecedents:
    tree: Syntax
    lex: Lexicon
    by_token: Mapping[int, Mention]

    def number(self, pronoun: Token) -> str:
        """What a pronoun stands for: "person", "thing", "many", or "self" for those of the speaker."""
        return next((kind for kind, words in self.lex.pronouns.items() if pronoun.lower in words), "self")

    def of_relative(self, pronoun: Token) -> Token | None:
        """The noun a relative clause hangs on."""
        verb = self.tree.tokens[pronoun.head]
        for above in (verb, *self.tree.ancestors(verb.i)):
            if above.dep == "acl:relcl" and not above.is_root:
                return self.tree.tokens[above.head]
        noun = self.tree.tokens[pronoun.i - 1] if pronoun.i else None
        return noun if noun is not None and noun.pos in ("NOUN", "PROPN") else None

    def person(self, pronoun: Token) -> Token | None:
        """A person as subject, in this sentence before the pronoun or in those before it, else the last one named."""
        fallback: Token | None = None
        sex = self._sex(pronoun.lower)
        for sentence in range(pronoun.sentence, max(-1, pronoun.sentence - BACK), -1):
            first, past = self.tree.bounds[sentence]
            people = [
                t for t in self.tree.tokens[first : min(past, pronoun.i)] if self._is_person(t) and self._agrees(t, sex)
            ]
            subjects = [t for t in people if self._subject(t)]
            if subjects:
                return subjects[0]
            if people and fallback is None:
                fallback = people[-1]
        return fallback

    def _subject(self, token: Token) -> bool:
        """A subject, or a name beside one ("Expert Ivan Bilyk, who …, told")."""
        if token.dep.startswith("nsubj"):
            return True
        named = token.dep.partition(":")[0] in ("appos", "flat", "compound", "nmod", "dep", "list", "vocative")
        head = self.tree.tokens[token.head]
        leads = head.dep.startswith("nsubj") or (head.is_root and head.pos == "NOUN")
        return named and token.i in self.by_token and leads

    def owner(self, pronoun: Token) -> Token | None:
        """The subject of the clause whose object a possessive belongs to: "Kyiv abandoning its plan"."""
        noun = self.tree.tokens[pronoun.head]
        if noun.dep not in ("obj", "obl") or noun.is_root:
            return None
        subject = next((c for c in self.tree.children(noun.head, "nsubj") if c.i < noun.head), None)
        return subject if subject is not None and subject.pos in ("NOUN", "PROPN") else None

    def thing(self, pronoun: Token) -> Token | None:
        """A body, text or recording as subject in this sentence or the one before."""
        wanted = self.lex.bodies | self.lex.recordings | self.lex.texts
        for sentence in (pronoun.sentence, pronoun.sentence - 1):
            if sentence < 0:
                break
            first, past = self.tree.bounds[sentence]
            for token in self.tree.tokens[first : min(past, pronoun.i)]:
                mention = self.by_token.get(token.i)
                if token.dep == "nsubj" and (token.lemma in wanted or (mention is not None and mention.label == "ORG")):
                    return token
        return None

    def _is_person(self, token: Token) -> bool:
        if token.pos not in ("PROPN", "NOUN"):
            return False
        mention = self.by_token.get(token.i)
        if mention is not None:
            return mention.kind == "person" and (
                token.head < mention_first(self.tree, mention) or token.dep not in ("flat", "compound")
            )
        if token.pos == "NOUN":
            return token.dep == "nsubj" and token.lemma in self.lex.persons and token.tag == "NN"
        return not self.by_token and token.dep.startswith("nsubj") and token.lemma not in self.lex.bodies

    def _sex(self, word: str) -> str | None:
        return next((sex for sex, words in self.lex.sexes.items() if word in words), None)

    def _agrees(self, noun: Token, sex: str | None) -> bool:
        """No title or word beside a name says otherwise ("Mrs", "spokeswoman")."""
        if sex is None:
            return True
        low, high = self.tree.edges(noun.i)
        said = {self._sex(t.lower.rstrip(".")) for t in self.tree.tokens[low : min(high, noun.i + 12) + 1]} - {None}
        return not said or sex in said


def mention_first(tree: Syntax, mention: Mention) -> int:
    return tree.token_from(mention.span.start)
