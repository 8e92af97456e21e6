"""What only looks like a time: "may" the verb, ages, counts, titles, rates. One check for each kind of expression."""

import re
from collections.abc import Callable

from hearsay.reading.syntax import Syntax
from hearsay.reading.times.around import next_letter, pos_of, tag_of, word_after, word_before
from hearsay.reading.times.doubt_lengths import closed, duration, frequency, repeated, shift
from hearsay.reading.times.grammar import Part
from hearsay.reading.times.items import BREAK, POSSESSIVE
from hearsay.reading.times.words import BEFORE_CHRIST, THE, ZONE, Words

DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
"""A clock time with a full stop, which needs a zone beside it to be one ("14.30 GMT")."""
MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
NEAR_FIGURES = 16
"""Words on either side among which figures may show what other figures are."""


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
    return pos_of(part, tree, item) == "PROPN" and (
        part.items.letters[item - 1 : item] in ("i", "b", "v", "f", "u", "k", "e")
        or (part.items.letters[item - 1 : item] == THE and _compound(part, tree, item) and word_after(part).islower())
        or word_before(part) in words.near["month"]
    )


def _date(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("week") and part.value("week") != "W":
        return False
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
    before, after = word_before(part), word_after(part)
    year = part.value("y")
    if year < 1000:
        # Only a year with its era is so small.
        return True
    if before in words.near["never_before"] or after in words.near["never_after"] or before in ("$", "#", "€", "£"):
        return False
    surface = part.items.lower[part.groups["y"]]
    if surface[:1] in "'’":
        return before in words.near["year"]
    if not 1400 <= year <= 2100 or "," in surface:
        return False
    if next_letter(part) in ("U", "V", "%", "×", "p", "z", "º") or (after in ("%", "-", "/") and after == "%"):
        return False
    if before == "-" and word_before(part, 2) in words.near["joined"]:
        return True
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
        # "The mayor's 1987 Volga" is a model; "Moscow's 2022 offensive" is dated.
        following = part.items.starts[part.last + 1 : part.last + 2]
        return not (following and tree.text[following[0]].isupper())
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
        and word_before(part) in words.near["whole_year"]
        and next_letter(part) in ("c", "_", BREAK)
    ):
        return not word_after(part).isalpha() or word_after(part) in words.near["ending"]
    if part.value("unit") == "Y" and word_after(part) in words.near["ending"]:
        return True
    if part.value("unit") == "Y" and part.items.letters[part.first - 2 : part.first] in ("Vf", "Uf"):
        return True
    before = part.items.letters[part.first - 1 : part.first]
    if before in ("e", "m"):
        inside = before == "e" or word_before(part).endswith(" in")
        return part.value("unit") in ("Y", "M", "W", "Q", "DE", "CE") or (inside and part.value("unit") == "D")
    if next_letter(part) in ("-",):
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
    return part.value("unit") == "CE" and next_letter(part) != BEFORE_CHRIST


def _weekday(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("wu") and part.value("wu") != "W":
        return False
    return tree.text[part.items.starts[part.groups["wd"]]].isupper()


def _season(part: Part, tree: Syntax, words: Words) -> bool:
    item = part.groups["s"]
    if part.has("yrel") and part.value("yu") != "Y":
        return False
    if pos_of(part, tree, item) not in ("NOUN", "PROPN"):
        return False
    if part.has("rel") or part.has("y") or part.has("yrel") or part.has("mod"):
        return True
    before = word_before(part)
    ambiguous = part.items.lower[item] in words.near["doubtful_season"]
    if part.has("the"):
        return (
            before in words.near["the_season"]
            and (not ambiguous or (before in words.near["season"] and next_letter(part) != "f"))
            and not _compound(part, tree, item)
        )
    return before in words.near["season"] and not _compound(part, tree, item)


def _compound(part: Part, tree: Syntax, item: int) -> bool:
    i = tree.token_at(part.items.ends[item] - 1)
    return i is not None and tree.tokens[i].dep.startswith(("compound", "amod")) and tree.tokens[i].head > i


def _letters(part: Part, tree: Syntax, words: Words) -> bool:
    return part.has("y") or part.has("y2") or word_before(part) in words.near["quarter"]


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


def _deictic(part: Part, tree: Syntax, words: Words) -> bool:
    """ "Today's world" is the present at large."""
    if next_letter(part) != POSSESSIVE:
        return True
    following = part.items.lower[part.last + 2 : part.last + 4]
    return not any(word in words.near["at_large"] for word in following)


def _before_told(part: Part, tree: Syntax, words: Words) -> bool:
    return part.value("unit") in ("D", "W", "M", "Y", "NI", "EV") and closed(part)


def _war_day(part: Part, tree: Syntax, words: Words) -> bool:
    """Days counted from the start of something the lexicon lists ("the 40th day of the siege")."""
    if not part.has("unit"):
        return True
    ahead = part.items.lower[part.last + 2 : part.last + 6]
    end = next((i for i, word in enumerate(ahead) if not word.isalpha()), len(ahead))
    return part.value("unit") == "D" and any(word in words.near["war"] for word in ahead[:end])


def _reference(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("noun"):
        return part.word("noun") in words.near["past_noun"] and pos_of(part, tree, part.groups["noun"]) == "NOUN"
    if part.items.lower[part.first] in words.near["adverb"]:
        return pos_of(part, tree, part.first) == "ADV" or tag_of(part, tree, part.first) in ("RB", "NN")
    return True


def _clock(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("noon"):
        name = part.word("noon")
        if name not in words.lone_parts:
            return False
        high = word_before(part) in words.near["high"]
        return part.value("noon") == "NI" or not (high or _compound(part, tree, part.groups["noon"]))
    if part.has("approx") and part.value("approx").mod != "APPROX":
        return part.has("t") and False
    if part.has("mil"):
        digits = part.items.lower[part.groups["mil"]]
        if part.has("plain"):
            return bool(MILITARY.fullmatch(digits)) and _bare_figures(part, words)
        if DOTTED.fullmatch(digits):
            dated = not part.has("hours") and not part.has("z") and not part.has("z1")
            return not dated or word_before(part) in words.near["clock"]
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
        return not (word_before(part) in words.near["score"] and len(surface) <= 4)
    return part.has("part") or part.has("gap") or "º" in part.items.letters[part.first : part.last + 1]


def _bare_figures(part: Part, words: Words) -> bool:
    """Four figures without a mark: with a nought before them, or near others that can only be a time of day."""
    items, at = part.items, part.groups["mil"]
    if items.lower[at][0] == "0":
        return word_before(part) in words.near["clock"]
    if at > 1 and ZONE in items.letters[at - 2 : at]:  # "1305 GMT, 1605 in Nairobi"
        return items.lower[at + 1] in words.near["beyond"] if at + 1 < len(items.lower) else False
    if word_before(part) not in words.near["bare_clock"]:
        return False
    near = range(max(0, at - NEAR_FIGURES), min(len(items.lower), at + NEAR_FIGURES))
    return any(i != at and _only_clock(part, i, words) for i in near)


def _only_clock(part: Part, i: int, words: Words) -> bool:
    """Figures such as "0705" behind a word that leads to a time, or such as "1305 GMT"."""
    figures, letters = part.items.lower[i], part.items.letters
    if not MILITARY.fullmatch(figures) or letters[i] not in "ny":
        return False
    before = part.items.lower[i - 1] if i else ""
    led = before in words.near["clock"] if figures[0] == "0" else before in words.near["only_clock"]
    return led or letters[i + 1 : i + 2] == ZONE or (letters[i + 1 : i + 2] == "V" and part.items.values[i + 1] == "TH")


def _holiday(part: Part, tree: Syntax, words: Words) -> bool:
    return tree.text[part.items.starts[part.groups["hol"]]].isupper() and not _compound(part, tree, part.groups["hol"])


def _days(part: Part, tree: Syntax, words: Words) -> bool:
    if part.has("yrel") and part.value("yu") != "Y":
        return False
    if part.items.letters[part.groups["gap"]] == "u" and part.groups["m"] < part.groups["d"]:
        following = next_letter(part)
        if following == "_" and word_after(part).isalpha() and _counts(part, tree, part.groups["d2"]):
            return False
    return _date(part, tree, words)


CHECKS: dict[str, Callable[[Part, Syntax, Words], bool]] = {
    "month": _month, "date": _date, "days": _days, "year": _year, "unit": _unit, "bare": _bare, "quarter": _quarter,
    "century": _century, "decade": _decade, "weekday": _weekday, "season": _season, "letters": _letters,
    "anaphor": _anaphor,
    "earlier": _earlier, "duration": duration, "shift": shift, "set": repeated, "frequency": frequency,
    "reference": _reference, "clock": _clock, "holiday": _holiday, "before": _before_told, "deictic": _deictic,
    "warday": _war_day,
}  # fmt: skip
