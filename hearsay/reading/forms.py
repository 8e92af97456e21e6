"""Base forms of verbs and nouns where the syntax pipeline's lemmas are wrong, by its tables of English verbs."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Verbs:
    """Base forms of English verbs, and irregular ones by their forms; empty for a pipeline without such tables."""

    bases: Container[str] = ()
    irregular: Mapping[str, str] = field(default_factory=dict)

    def base(self, form: str, tag: str, lemma: str) -> str:
        """The base form of a form; the pipeline's `lemma` where the tables know no better ("hinte" of "hinted")."""
        if tag in ("VBD", "VBN") and form in self.irregular:
            return self.irregular[form]
        if lemma in self.bases:
            return lemma
        return self.regular(form) or lemma

    def regular(self, form: str) -> str | None:
        """The verb a regular form belongs to, None where it is none."""
        for stem in (form[: -len(end)] for end in ("ing", "ed", "es", "s") if form.endswith(end)):
            doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else ""
            for base in (stem, stem + "e", doubled, stem[:-1] + "y" if stem.endswith("i") else ""):
                if len(base) > 1 and base in self.bases:
                    return base
        return None

    def known(self, form: str) -> bool:
        """Whether a word may be a form of a verb."""
        return form in self.bases or form in self.irregular or self.regular(form) is not None


def singular(plural: str) -> str:
    """The singular of a regular plural that the pipeline left as it was ("troops")."""
    if plural.endswith("ies") and len(plural) > 4:
        return plural[:-3] + "y"
    return plural[:-1] if plural.endswith("s") and not plural.endswith("ss") else plural
