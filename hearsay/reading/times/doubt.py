"""What only looks like a time: "may" the verb, ages, counts, titles, rates. One check for each kind of expression."""

import re
from collections.abc import Callable

from hearsay.reading.syntax import Syntax
from hearsay.reading.times.grammar import Part
from hearsay.reading.times.items import BREAK, POSSESSIVE
from hearsay.reading.times.words import AT, OF, THE, Words

DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
"""A clock time with a full stop, which needs a zone beside it to be one ("14.30 GMT")."""


def _next(part: Part) -> str:
    return part.items.letters[part.last + 1 : part.last + 2]


def _before(part: Part, n: int = 1) -> str:
    return part.items.lower[part.first - n] if part.first >= n else ""


def _after(part: Part, n: int = 1) -> str:
    return part.items.lower[part.last + n] if part.last + n < len(part.items.lower) else ""


def _pos(part: Part, tree: Syntax, item: int) -> str:
    i = tree.token_at(part.items.starts[item])
    return tree.tokens[i].pos if i is not None else ""


def _tag(part: Part, tree: Syntax, item: int) -> str:
    i = tree.token_at(part.items.starts[item])
    return tree.tokens[i].tag if i is not None else ""


def _month(part: Part, tree: Syntax, words: Words) -> bool:
    item = part.groups["m"]
    if part.has("half") and part.value("half") not in (1, 2):
        return False
    if part.has("yrel") and part.value("yu") != "Y":
        return False
    if part.items.lower[item] not in words.doubtful_months:
        return tree.text[part.items.starts[item]].isupper() or part.has("y") or part.has("d")
    if not tree.text[part.items.starts[item]].isupper():
        return False
    if part.has("d") or part.has("y") or part.has("rel") or part.has("mod") or part.has("half"):
        return True
    following = part.items.starts[item + 1 : item + 2]
    if following and tree.text[following[0]].isupper() and following[0] - part.items.ends[item] == 1:
        return False
    return _pos(part, tree, item) == "PROPN" and (
        part.items.letters[item - 1 : item] in ("i", "b", "v", "f", "u", "k", "e")
        or (part.items.letters[item - 1 : item] == THE and _compound(part, tree, item) and _after(part).islower())
        or _before(part) in words.near["month"]
    )


def _date(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("yrel") and part.value("yu") != "Y":
        return False
    item = part.groups["m"]
    name = part.items.lower[item]
    if not tree.text[part.items.starts[item]].isupper() and name in words.doubtful_months:
        return False
    # "In May 20 men" counts men: no day of the month stands behind a bare "in".
    counts = not part.has("y") and part.items.letters[part.first - 1 : part.first] == "i"
    return not (counts and part.groups["m"] < part.groups["d"] and _counts_plural(part, tree, part.groups["d"]))


def _year(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("the"):
        value = part.value("y")
        return part.value("the") == "Y" and isinstance(value, int) and 1000 <= value <= 2199
    if part.has("fy"):
        return True
    before, after = _before(part), _after(part)
    year = part.value("y")
    if before in words.near["never_before"] or after in words.near["never_after"] or before in ("$", "#", "€", "£"):
        return False
    surface = part.items.lower[part.groups["y"]]
    if surface[:1] in "'’":
        return before in words.near["year"]
    if not 1400 <= year <= 2100 or "," in surface:
        return False
    if _next(part) in ("U", "V", "%", "×", "p", "z", "º") or (after in ("%", "-", "/") and after == "%"):
        return False
    if before in ("-", "/") and part.items.letters[part.first - 2 : part.first - 1] not in ("y", "-", "m"):
        return False
    near = part.items.letters[part.first - 1 : part.first]
    item = part.groups["y"]
    if before in words.near["year"] or part.has("mod") or (near in "⟨—" and near):
        if _counts(part, tree, item) and not (near == THE or 1900 <= year <= 2050):
            return False
        return not (before in words.near["count"] and _counts_plural(part, tree, item))
    if not 1900 <= year <= 2050:
        return False
    if near == POSSESSIVE:
        return True
    return not _counts_plural(part, tree, item)


def _counts(part: Part, tree: Syntax, item: int) -> bool:
    i = tree.token_at(part.items.starts[item])
    return i is not None and tree.tokens[i].dep.startswith("nummod")


def _counts_plural(part: Part, tree: Syntax, item: int) -> bool:
    i = tree.token_at(part.items.starts[item])
    if i is None or not tree.tokens[i].dep.startswith("nummod"):
        return False
    head = tree.tokens[tree.tokens[i].head]
    return head.i > i and head.tag in ("NNS", "NNPS")


def _unit(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("unit") and _titled(part, tree, part.groups["unit"]):
        return False
    if part.value("unit") in ("TS", "TM", "TH", "ML"):
        return False
    if part.has("end"):
        return True
    if part.has("whole"):
        return bool(part.value("unit") == "Y")
    if part.letter("unit") == "j" and "L" not in part.letter("rel"):
        return False
    return not (
        part.word("rel") in words.near["current"] | words.near["latest"]
        and part.value("unit") not in ("Q", "Y", "M", "W", 1)
    )


def _bare(part: Part, tree: Syntax, words: Words) -> bool:
    if (
        part.value("unit") in ("Y", "M", "W")
        and _before(part) in words.near["whole_year"]
        and _next(part) in ("c", "_", BREAK)
    ):
        return not _after(part).isalpha() or _after(part) in words.near["ending"]
    if part.value("unit") == "Y" and _after(part) in words.near["ending"]:
        return True
    if part.value("unit") == "Y" and part.items.letters[part.first - 2 : part.first] in ("Vf", "Uf"):
        return True
    before = part.items.letters[part.first - 1 : part.first]
    if before in ("e", "m"):
        return part.value("unit") in ("Y", "M", "W", "Q", "DE", "CE") or (before == "e" and part.value("unit") == "D")
    if _next(part) in ("-",):
        return False
    return part.value("unit") in ("Q", "WE")


def _titled(part: Part, tree: Syntax, item: int) -> bool:
    """Whether the words are in capitals as a title has them ("This Week"), outside headlines."""
    text, start = tree.text, part.items.starts[part.first]
    if not (text[start].isupper() and text[part.items.starts[item]].isupper()) or part.first == item:
        return False
    i = tree.token_at(start)
    return i is not None and tree.sentences[tree.tokens[i].sentence].block != "headline"


def _quarter(part: Part, tree: Syntax, words: Words) -> bool:
    number, unit = part.value("ord"), part.value("unit")
    if part.has("yrel") and part.value("yu") != "Y":
        return False
    if part.letter("unit") == "q":
        return (part.has("y") or part.has("yrel")) and (part.letter("ord") == "L" or number in (1, 2))
    if part.letter("ord") == "L":
        return False
    return bool(unit == "Q" and number <= 4)


def _decade(part: Part, tree: Syntax, words: Words) -> bool:
    # "In his thirties" is an age.
    return bool(part.value("dec") >= 100) or part.items.letters[part.first] in "Tm" or part.word("dec")[:1] in "'’"


def _century(part: Part, tree: Syntax, words: Words) -> bool:
    return part.value("unit") == "CE" and _after(part) not in words.near["before_christ"]


def _weekday(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("wu") and part.value("wu") != "W":
        return False
    return tree.text[part.items.starts[part.groups["wd"]]].isupper()


def _season(part: Part, tree: Syntax, words: Words) -> bool:
    item = part.groups["s"]
    if part.has("yrel") and part.value("yu") != "Y":
        return False
    if _pos(part, tree, item) not in ("NOUN", "PROPN"):
        return False
    if part.has("rel") or part.has("y") or part.has("yrel") or part.has("mod"):
        return True
    before = _before(part)
    ambiguous = part.items.lower[item] in words.near["doubtful_season"]
    if part.has("the"):
        return (
            before in words.near["the_season"]
            and (not ambiguous or (before in words.near["season"] and _next(part) != "f"))
            and not _compound(part, tree, item)
        )
    return before in words.near["season"] and not _compound(part, tree, item)


def _compound(part: Part, tree: Syntax, item: int) -> bool:
    i = tree.token_at(part.items.ends[item] - 1)
    return i is not None and tree.tokens[i].dep.startswith(("compound", "amod")) and tree.tokens[i].head > i


def _letters(part: Part, tree: Syntax, words: Words) -> bool:
    return part.has("y") or part.has("y2") or _before(part) in words.near["quarter"]


def _anaphor(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("that") and part.letter("that") == "H" and part.letter("unit") == "P":
        return not part.has("rel")
    if part.value("unit") in ("TS", "TM", "TH"):
        return False
    if part.letter("that") == "H":
        i = tree.token_at(part.items.starts[part.groups["that"]])
        # "said that day and night …" keeps its conjunction.
        return i is None or tree.tokens[i].pos != "SCONJ"
    return True


def _earlier(part: Part, tree: Syntax, words: Words) -> bool:
    return part.has("adj") or (
        (part.letter("unit") == "j" or part.value("unit") == "Q") and 1900 <= part.value("y") <= 2100
    )


def _duration(part: Part, tree: Syntax, words: Words) -> bool:
    before = _before(part)
    unit = part.value("unit") if part.has("unit") else part.value("bare")
    if part.has("old") or (part.word("n")[:1] in "'’" and part.word("n")):
        return False
    if (part.has("approx") and _preposition(part, words)) or _after(part) in words.near["reading"]:
        return False
    if part.letter("unit") == "V" and unit == "Q" and "-" in part.items.letters[part.first : part.last + 1]:
        return False
    if part.has("the") and not part.has("whole") and part.has("bare"):
        return before in words.near["the_plural"] and unit in ("TH", "D", "W", "M", "Y")
    if part.has("bare"):
        if part.has("rel"):
            return unit not in ("TS", "Q", "WE")
        return "λ" in part.items.letters[part.first : part.last + 1] or (
            (before in words.near["plural"] or (_next(part) == OF and unit != "TH"))
            and unit in ("TH", "D", "W", "M", "Y", "DE", "CE", "TM", "ML")
            and _next(part) != "-"
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


def _preposition(part: Part, words: Words) -> bool:
    """Whether what may be an approximator is a preposition here ("over the past week", "paid over two years")."""
    word = part.word("approx")
    if part.has("rel"):
        return word in words.near["preposition"]
    return word in words.near["doubtful_approximator"] and _before(part) not in words.near["approximator"]


def _shift(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("approx") and _preposition(part, words):
        return False
    if part.letter("dir") == "β":
        return _next(part) in ("", "c", "_", BREAK) and _after(part) in (".", ",", ";", "”", "’", "'", '"', "")
    return not (part.letter("n") == "a" and part.letter("unit") == "V") and part.word("n")[:1] not in ("'", "’")


def _set(part: Part, tree: Syntax, words: Words) -> bool:
    return part.letter("unit") != "V" or part.has("n") or part.has("times")


def _frequency(part: Part, tree: Syntax, words: Words) -> bool:
    return not tree.text[part.items.starts[part.first]].isupper() or _before(part) in ("", ".")


def _reference(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("noun"):
        return part.word("noun") in words.near["past_noun"] and _pos(part, tree, part.groups["noun"]) == "NOUN"
    if part.items.lower[part.first] in words.near["adverb"]:
        return _pos(part, tree, part.first) == "ADV" or _tag(part, tree, part.first) in ("RB", "NN")
    return True


def _clock(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("noon"):
        name = part.word("noon")
        if name not in words.lone_parts:
            return False
        return part.value("noon") == "NI" or not _compound(part, tree, part.groups["noon"])
    if part.has("approx") and part.value("approx").mod != "APPROX":
        return part.has("t") and False
    if part.has("mil"):
        digits = part.items.lower[part.groups["mil"]]
        if DOTTED.fullmatch(digits):
            return part.has("z") or part.has("z1") or part.value("hours") == "TH"
        if len(digits) != 4 or not digits.isdigit() or int(digits[:2]) > 24 or int(digits[2:]) > 59:
            return False
        return part.has("z") or part.has("z1") or part.value("hours") == "TH"
    if part.has("h") and part.letter("h") in "d#" and not (part.value("h") <= 24):
        return False
    if part.has("p"):
        # "8 am" is a time, "I am" is not: the letters stand right after a number here.
        return not (part.letter("h") == "#" and part.value("p") == "am")
    if part.has("t"):
        surface = part.items.lower[part.groups["t"]]
        return not (_before(part) in words.near["score"] and len(surface) <= 4)
    return part.has("part") or part.has("gap") or "º" in part.items.letters[part.first : part.last + 1]


def _holiday(part: Part, tree: Syntax, words: Words) -> bool:
    return tree.text[part.items.starts[part.groups["hol"]]].isupper() and not _compound(part, tree, part.groups["hol"])


def _days(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("yrel") and part.value("yu") != "Y":
        return False
    if part.items.letters[part.groups["gap"]] == "u" and part.groups["m"] < part.groups["d"]:
        following = _next(part)
        if following == "_" and _after(part).isalpha() and _counts(part, tree, part.groups["d2"]):
            return False
    return _date(part, tree, words)


CHECKS: dict[str, Callable[[Part, Syntax, Words], bool]] = {
    "month": _month, "date": _date, "days": _days, "year": _year, "unit": _unit, "bare": _bare, "quarter": _quarter,
    "century": _century, "decade": _decade, "weekday": _weekday, "season": _season, "letters": _letters,
    "anaphor": _anaphor,
    "earlier": _earlier, "duration": _duration, "shift": _shift, "set": _set, "frequency": _frequency,
    "reference": _reference, "clock": _clock, "holiday": _holiday,
}  # fmt: skip
