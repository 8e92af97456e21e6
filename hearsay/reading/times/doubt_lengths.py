"""What only looks like a length of time or a repeated one: ages, rates, things that play for so long."""

from hearsay.reading.syntax import Syntax
from hearsay.reading.times.around import next_letter, word_after, word_before
from hearsay.reading.times.grammar import Part
from hearsay.reading.times.items import BREAK
from hearsay.reading.times.words import AT, OF, Words


def duration(part: Part, tree: Syntax, words: Words) -> bool:
    before = word_before(part)
    unit = part.value("unit") if part.has("unit") else part.value("bare")
    if part.has("old") or (part.word("n")[:1] in "'’" and part.word("n")):
        return False
    if next_letter(part) == OF and word_after(part, 2) in words.near["played"]:
        return False
    # "24 hours a day" is always; a "matter of days" is soon.
    round_the_clock = unit in ("TH", "D") and part.letter("n") in "#dn" and part.has("n")
    if (round_the_clock and part.items.letters[part.last + 1 : part.last + 3] == "aU") or (
        part.letter("n") == "a" and part.items.letters[max(0, part.first - 1) : part.first] == "V"
    ):
        return False
    if part.items.letters[max(0, part.first - 1) : part.first] == OF and word_before(part, 2) in words.near["matter"]:
        return False
    if (part.has("approx") and _preposition(part, words)) or word_after(part) in words.near["reading"]:
        return False
    if part.letter("unit") == "V" and unit == "Q" and "-" in part.items.letters[part.first : part.last + 1]:
        return False
    if part.has("the") and not part.has("whole") and part.has("bare"):
        return before in words.near["the_plural"] and unit in ("TH", "D", "W", "M", "Y")
    if part.has("bare"):
        if part.has("rel"):
            return unit not in ("TS", "WE")
        return "λ" in part.items.letters[part.first : part.last + 1] or (
            (before in words.near["plural"] or (next_letter(part) == OF and unit != "TH"))
            and unit in ("TH", "D", "W", "M", "Y", "DE", "CE", "TM", "ML")
            and next_letter(part) != "-"
        )
    if part.kind == "duration" and part.letter("n") == "a" and not part.has("approx"):
        if part.letter("unit") == "V":
            return False
        if _rate(part, tree):
            return False
        return not (unit in ("TS", "TM", "Q", "WE") and before not in words.near["one"])
    digits = part.word("n")
    if (
        unit == "TH"
        and len(digits) == 4
        and digits.isdigit()
        and (digits[0] == "0" or before in words.near["year"] or part.items.letters[part.first - 1] == AT)
    ):
        return False
    if part.letter("n") == "y" and part.letter("unit") == "U":
        return False
    if before in ("$", "€", "£") or (unit == "TS" and part.letter("unit") == "U"):
        return False
    return not (unit == "Q" and part.letter("n") in "nya")


def _rate(part: Part, tree: Syntax) -> bool:
    """Whether "a year" says how often: right behind an amount ("300 shells a day", "$2 million a year")."""
    i = tree.token_at(part.items.starts[part.first])
    if i is None or i == 0 or tree.tokens[i - 1].sentence != tree.tokens[i].sentence:
        return False
    before = tree.tokens[i - 1]
    return before.pos in ("NOUN", "NUM", "SYM") and part.items.letters[part.first - 1 : part.first] in (
        "_",
        "n",
        "d",
        "#",
        "y",
    )


def _after_amount(tree: Syntax, i: int) -> bool:
    """Whether a counted noun, a percentage or a number stands right before a token ("10,000 units annually")."""
    before = tree.tokens[i - 1] if i else None
    if before is None or before.sentence != tree.tokens[i].sentence:
        return False
    counted = any(c.pos in ("NUM", "SYM") for c in tree.children(before.i, "nummod"))
    return before.pos in ("NUM", "SYM") or before.text == "%" or (before.pos == "NOUN" and counted)


def _preposition(part: Part, words: Words) -> bool:
    """Whether what may be an approximator is a preposition here ("over the past week", "paid over two years")."""
    word = part.word("approx")
    if part.has("rel"):
        return word in words.near["preposition"]
    return word in words.near["doubtful_approximator"] and word_before(part) not in words.near["approximator"]


def shift(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("approx") and _preposition(part, words):
        return False
    if part.letter("dir") == "β":
        return closed(part)
    return not (part.letter("n") == "a" and part.letter("unit") == "V") and part.word("n")[:1] not in ("'", "’")


def closed(part: Part) -> bool:
    """Whether nothing follows that "before" could govern."""
    return next_letter(part) in ("", "c", "_", BREAK) and word_after(part) in (".", ",", ";", "”", "’", "'", '"', "")


def repeated(part: Part, tree: Syntax, words: Words) -> bool:
    return part.letter("unit") != "V" or part.has("n") or part.has("times")


def frequency(part: Part, tree: Syntax, words: Words) -> bool:
    i = tree.token_at(part.items.starts[part.first])
    if i is not None and tree.tokens[i].pos == "ADV" and _after_amount(tree, i):
        return False
    return not tree.text[part.items.starts[part.first]].isupper() or word_before(part) in ("", ".")
