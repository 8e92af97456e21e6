"""Quantities: numbers with their unit or the thing counted, as low and high where the words give a range."""

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from hearsay import lexicon
from hearsay.model import Quantity, Span, Timex
from hearsay.reading.syntax import Syntax, Token

Change = Literal["=", "~", "<", ">", "+", "-"]
Value = float | tuple[float, float]

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
POWER = r"(?:\s?[×x]\s?10\s?\^?\s?([-−+]?\d+))?"
LONG = 5
"""Most words between a number and the noun it counts."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: code points, value, and the currency or unit that touches it."""

    start: int
    end: int
    value: Value
    unit: str | None = None
    unit_start: int = -1
    unit_end: int = -1
    digits: bool = True
    bare: str = ""
    """The digits as written."""


@dataclass(frozen=True, slots=True)
class Forms:
    number: re.Pattern[str]
    unit: re.Pattern[str]
    unit_of: dict[str, str]
    currency_of: dict[str, str]
    per: re.Pattern[str]
    before: dict[str, re.Pattern[str]]
    data: dict[str, Any]
    plurals: dict[str, list[float]]
    groups: dict[str, float]
    ones: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    loose: frozenset[str]
    labels: frozenset[str]
    months: frozenset[str]
    irregular: frozenset[str]


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


@functools.cache
def forms(lang: str = "en") -> Forms:
    """The patterns of lexicon/LANG/quantities.toml."""
    data = lexicon.load(lang, "quantities")
    numbers, currency = data["numbers"], data["currency"]
    unit_of: dict[str, str] = {}
    for table in (data["unit"], currency["behind"]):
        for name, written in table.items():
            for form in written:
                unit_of.setdefault(form, name)
    currency_of = {form: name for name, written in currency["before"].items() for form in written}
    word = _any_of([*numbers["ones"], *numbers["scales"]])
    groups = {**numbers["groups"], **numbers["fractions"], **numbers["folds"]}
    spelled = rf"(?:{word})(?:(?:\s+and\s+|[\s-]+)(?:{word}))*"
    scale = rf"(?:\s+|-)?(?P<scale>(?:{_any_of(numbers['scales'])})(?:\s+(?:{_any_of(numbers['scales'])}))?)\b|(?P<suffix>{_any_of(numbers['suffixes'])})\b"
    number = re.compile(
        rf"(?P<minus>(?<![\w)\]])[-−](?=[$€£\d])|\bminus[ -](?=\d))?"
        rf"(?:(?P<cur>(?<![\w$€£])(?:{_any_of(currency_of)})\s?(?=[\d.]))|(?<![\w.,⁄]))"
        rf"(?:(?P<top>\d{{1,3}})[/⁄](?P<bottom>\d{{1,4}})(?=\s+of\b)|(?P<digits>{DIGITS}){POWER}"
        rf"(?:\s+(?P<part>\d/\d)(?!\d))?(?:{scale})?)"
        rf"|\b(?P<group>{_any_of(groups)})\b(?:\s+(?P<gscale>million|billion|thousand)\b)?"
        rf"|\b(?:tens\s+of\s+|hundreds\s+of\s+)?(?P<plural>{_any_of(numbers['plurals'])})\b"
        rf"|\b(?P<words>{spelled})\b",
        re.IGNORECASE,
    )
    lower = {f for f in unit_of if f == f.lower()}
    exact = set(unit_of) - lower
    unit = re.compile(
        rf"(?P<gap>\s?-?\s?)(?:(?P<exact>{_any_of(exact)})|(?P<any>(?i:{_any_of(lower)})))(?!\w)(?!\.\w)"
    )
    per = re.compile(r"(?:\s+(?:per|an?|each)\s+|\s?/\s?|-an?-)(?P<per>[a-z]+(?:\s(?:m|km|ft)\b)?)(?!\w|\s+(?:ago|earlier|later|before|after))", re.IGNORECASE)
    before = {
        sign: re.compile(rf"\b(?:{_any_of(written)})\s+(?:by\s+|of\s+|a\s+|an\s+)?$", re.IGNORECASE)
        for sign, written in data["change"].items()
        if sign != "example"
    }
    return Forms(
        number,
        unit,
        {**{f.lower(): unit_of[f] for f in lower}, **{f: unit_of[f] for f in exact}},
        {f.upper(): name for f, name in currency_of.items()},
        per,
        before,
        data,
        {k: [float(a) for a in v] for k, v in numbers["plurals"].items()},
        {k: float(v) for k, v in groups.items()},
        numbers["ones"],
        numbers["scales"],
        numbers["suffixes"],
        frozenset(numbers["loose"]),
        frozenset(data["not"]["labels"]),
        frozenset(data["not"]["months"]),
        frozenset(numbers["irregular"]),
    )


def find(tree: Syntax, timexes: tuple[Timex, ...] = (), lang: str = "en") -> tuple[Quantity, ...]:
    """Quantities of a report in order of the text; dates, clock times, years and the numbers of things are left out.

    `timexes` keep numbers of dates from being counted; durations count in their own unit. Raises FileNotFoundError for
    a language without lexicon/LANG/quantities.toml.
    """
    known = forms(lang)
    text = tree.text
    dates = sorted((t.span.start, t.span.end) for t in timexes if t.type in ("DATE", "TIME", "SET"))
    numbers = [n for n in _numbers(text, known) if not _inside(n, dates)]
    numbers = [n for n in numbers if _counts(tree, n, known)]
    found: list[Quantity] = []
    at = 0
    while at < len(numbers):
        number = numbers[at]
        at += 1
        if at < len(numbers):
            joined = _range(text, number, numbers[at], known)
            if joined:
                number = joined
                at += 1
        if at < len(numbers) and _is_score(tree, number, numbers[at]):
            at += 1
            continue
        if number.unit is None and at < len(numbers) and SHARES.fullmatch(text[number.end : numbers[at].start]):
            number = replace(number, unit=numbers[at].unit)
        quantity = _quantity(tree, number, known)
        if quantity is None:
            continue
        if quantity.unit == "-" and found and text[: number.start].endswith("including "):
            quantity = replace(quantity, unit=found[-1].unit)
        found.append(quantity)
    return tuple(found)


def _inside(number: Number, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= number.start < end or start < number.end <= end for start, end in spans)


def _numbers(text: str, known: Forms) -> list[Number]:
    """Every number of a text with the unit or currency that touches it."""
    found = []
    for m in known.number.finditer(text):
        value = _value(m, known)
        if value is None:
            continue
        start, end = m.start(), m.end()
        digits = m["digits"] is not None
        after = text[end : end + 1]
        if digits and (after.isalpha() and not _glued_unit(text, end, known)):
            if not m["suffix"] and text[end : end + 2].lower() in ("st", "nd", "rd", "th", "s "):
                continue
            if not _glued_unit(text, end, known):
                continue
        suffix = (m["suffix"] or "").lower()
        if suffix and not m["cur"] and suffix not in known.loose:
            # "35m" is metres unless something is counted: left to what follows.
            follows = re.match(r"\s+(?:of|[a-z]{4,})", text[end : end + 12])
            if suffix != "m" or follows is None:
                end = m.start("suffix")
                value = _value(m, known, plain=True)
                assert value is not None
        unit = known.currency_of.get(m["cur"].strip().upper()) if m["cur"] else None
        unit_start, unit_end = (m.start("cur"), m.start("cur") + len(m["cur"].rstrip())) if m["cur"] else (-1, -1)
        if unit is None:
            u = known.unit.match(text, end)
            if u and not (u["exact"] and len(u["exact"]) == 1 and u["gap"] not in ("", " ")):
                written = u["any"] or u["exact"]
                unit = known.unit_of.get(written.lower() if u["any"] else written)
                unit_start, unit_end = (u.start("any"), u.end("any")) if u["any"] else (u.start("exact"), u.end("exact"))
                end = unit_end
        if unit is not None:
            p = known.per.match(text, end)
            if p and _divides(p["per"], unit):
                name = known.unit_of.get(p["per"].lower(), p["per"].lower())
                unit, end, unit_end = f"{unit} per {name}", p.end(), max(unit_end, p.end())
        written = "fold" if m["group"] and m["group"].lower().endswith("fold") else m["digits"] or ""
        found.append(Number(start, end, value, unit, unit_start, unit_end, digits, written))
    return found


PER = frozenset(
    ["day", "week", "month", "year", "hour", "minute", "second", "barrel", "gram", "gallon", "ounce", "person", "share", "ton", "tonne", "kilogram", "litre", "liter", "unit", "capita", "head", "sq", "mile", "kilometer", "kilometre", "acre", "hectare", "square", "pound"]
)


def _divides(word: str, unit: str) -> bool:
    return word.lower().split()[0] in PER or word.lower() in ("sq m", "sq ft")


def _glued_unit(text: str, end: int, known: Forms) -> bool:
    u = known.unit.match(text, end)
    return u is not None and u["gap"] == ""


def _value(m: re.Match[str], known: Forms, plain: bool = False) -> Value | None:
    if m["top"] is not None:
        return int(m["top"]) / int(m["bottom"]) if int(m["bottom"]) else None
    if m["digits"] is not None:
        value = float(m["digits"].replace(",", ""))
        if m[POWER_GROUP]:
            value *= 10 ** int(m[POWER_GROUP].replace("−", "-"))
        if m["part"]:
            top, _, bottom = m["part"].partition("/")
            value += int(top) / max(1, int(bottom))
        if m["minus"]:
            value = -value
        if m["scale"]:
            for scale in m["scale"].lower().split():
                value *= known.scales[scale]
        elif m["suffix"] and not plain:
            value *= known.suffixes[m["suffix"].lower()]
        return value
    if m["group"] is not None:
        value = known.groups[re.sub(r"\s+", " ", m["group"].lower())]
        return value * known.scales[m["gscale"].lower()] if m["gscale"] else value
    if m["plural"] is not None:
        low, high = known.plurals[m["plural"].lower()]
        lead = m.group().lower().split()[0]
        times = {"tens": 10, "hundreds": 100}.get(lead, 1) if " of " in m.group().lower() else 1
        return (low * times, high * times)
    return _spelled(m["words"], known)


POWER_GROUP = 6
"""Number of the unnamed group of POWER in the number pattern: behind minus, currency, fraction and digits."""


def _spelled(words: str, known: Forms) -> float | None:
    total = 0.0
    current = 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word == "and":
            continue
        if word in known.ones:
            current += known.ones[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        else:
            total += max(current, 1) * known.scales[word]
            current = 0.0
    return total + current


LETTERS = re.compile(r"\[$|[A-Za-z][-–]$|[/:#№@_\\]$|\d[.,:/]$|[A-Za-z]\.$|(?:1[0-9]|20)\d\d[-–]$")
"""Before a number: it belongs to a name, a date, an address or a clock time."""
GOES_ON = re.compile(r"[:/⁄]\d|\.\d|-[A-Za-z]?\d*[A-Z]|th\b|\s?(?:[ap]\.?m\b|o'clock|[A-Z]{3}\b)|['’]s\b")
"""Behind a number: a clock time, a version, a zone, a possessive of a name."""
YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
RANGE_FOLLOWS = re.compile(r"\s?[-–]\s?\d{3,}")
HYPHEN = re.compile(r"[-–](?=[A-Za-z])")
LAST_WORD = re.compile(r"([\w&]+)\.?\s*$")


def _counts(tree: Syntax, number: Number, known: Forms) -> bool:
    """Whether a number measures or counts something, and is no year, clock time, label or part of a name."""
    if number.unit is not None:
        return True
    text = tree.text
    before = text[max(0, number.start - 14) : number.start]
    after = text[number.end : number.end + 16]
    if HYPHEN.match(after) and not re.match(r"-\s?(?:or|and|to)\s", after):
        return False
    if number.digits:
        if LETTERS.search(before) or GOES_ON.match(after) or re.match(r"0\d", number.bare):
            return False
        if YEAR.fullmatch(number.bare) and not RANGE_FOLLOWS.match(after) and not _before_plural(tree, number):
            return False
        following = re.match(r"\.?\s?([A-Za-z]+)", after)
        if following and following[1].lower() in known.months:
            return False
    last = LAST_WORD.search(before)
    if last:
        word = last[1]
        if word.lower() in known.labels or (word.lower() in known.months and number.digits):
            return False
        capital = any(c.isupper() for c in word) and not _opens(tree, number)
        if capital and number.digits and "," not in number.bare and "." not in number.bare:
            return _before_plural(tree, number) and text[number.start] not in "-−"
    return True


def _before_plural(tree: Syntax, number: Number) -> bool:
    """Whether a plural noun follows, at most one adjective away, that the number hangs on."""
    i = tree.token_from(number.end)
    first = tree.token_at(number.end - 1)
    following = tree.tokens[i : i + 2]
    for t in following:
        if t.tag == "NNS":
            return first is None or tree.tokens[first].head == t.i
        if t.pos != "ADJ":
            return False
    return False


SCORE = re.compile(r"[-–]")
"""Between the two numbers of a match's score."""


def _opens(tree: Syntax, number: Number) -> bool:
    """Whether the word before the number opens its sentence."""
    i = tree.token_from(number.start)
    return i < len(tree.tokens) and tree.bounds[tree.tokens[i].sentence][0] >= i - 1


BETWEEN = re.compile(r"[-–—]|\s[-–—]\s|\s*\bto\s+", re.IGNORECASE)
AND = re.compile(r"\s+and\s+", re.IGNORECASE)
SHARES = re.compile(r"-?\s*(?:or|and|to|,)\s+", re.IGNORECASE)
"""Between two numbers that share the unit of the second: "7- or 8-inch"."""


def _is_score(tree: Syntax, one: Number, other: Number) -> bool:
    """"2-1": two small numbers without unit around a dash that did not make a range."""
    if isinstance(one.value, tuple) or isinstance(other.value, tuple) or one.unit is not None:
        return False
    between = SCORE.fullmatch(tree.text[one.end : other.start])
    return between is not None and other.unit is None and max(one.value, other.value) < 10


def _range(text: str, low: Number, high: Number, known: Forms) -> Number | None:
    """Both as one where they are the ends of a range: "3-5", "from 3 to 5", "between $2 and $3 million"."""
    if isinstance(low.value, tuple) or isinstance(high.value, tuple):
        return None
    gap = text[low.end : high.start]
    lead = text[max(0, low.start - 12) : low.start].lower()
    spoken = gap.strip().isalpha()
    if BETWEEN.fullmatch(gap):
        if low.unit is not None and not (high.unit or "").startswith(low.unit):
            return None
        if spoken and (lead.rstrip().endswith(" by") or low.bare == "fold" or (low.value >= high.value and not lead.rstrip().endswith("from"))):
            return None
        if not spoken and low.unit is high.unit is None and max(low.value, high.value) < 10:
            follows = re.match(r"\s+([a-z]+)", text[high.end : high.end + 20])
            if follows is None or not (follows[1] in known.irregular or follows[1].endswith("s")):
                return None
    elif not (AND.fullmatch(gap) and lead.rstrip().endswith("between")):
        return None
    a, b = low.value, high.value
    unit = high.unit or low.unit
    if b >= 1000 * max(a, 1e-9) and low.digits and a < 1000 and low.unit in (None, high.unit):
        for scale in (1e3, 1e6, 1e9, 1e12):
            if a * scale <= b < a * scale * 1000 and b / scale < 1000:
                a *= scale
                break
    start_of_unit = high if high.unit else low
    return replace(
        low, end=high.end, value=(a, b), unit=unit, unit_start=start_of_unit.unit_start, unit_end=start_of_unit.unit_end
    )


AGED = re.compile(r"\b(?:age\s+of|aged|aged\s+between)\s+$", re.IGNORECASE)


def _quantity(tree: Syntax, number: Number, known: Forms) -> Quantity | None:
    unit, unit_span, end = number.unit, None, number.end
    if number.bare == "fold":
        unit = "count"
    elif number.unit in (None, "year") and AGED.search(tree.text, max(0, number.start - 24), number.start):
        unit = "year of age"
    elif number.unit is not None:
        if number.unit_start >= 0:
            unit_span = Span(start=number.unit_start, end=number.unit_end)
    else:
        noun = _noun(tree, number)
        if noun is not None:
            unit = known.unit_of.get(noun[-1].lower, noun[-1].lower)
            unit_span = Span(start=noun[0].start, end=noun[-1].end)
            end = max(end, noun[-1].end)
        elif _age(tree, number):
            unit = "year of age"
        elif not number.digits:
            return None
    if isinstance(number.value, float) and number.value == 1 and not number.digits and number.unit is None:
        return None
    return Quantity(
        span=Span(start=number.start, end=end),
        value=number.value,
        unit=unit or "-",
        change=_change(tree.text, number.start, known),
        unit_span=unit_span,
    )


def _noun(tree: Syntax, number: Number) -> Sequence[Token] | None:
    """The counted noun with what stands before it from the number on ("200 [wounded soldiers]"), by its last word."""
    tokens = tree.tokens
    i = tree.token_from(number.end)
    if i >= len(tokens) or i == 0:
        return None
    sentence = tokens[i - 1].sentence
    if tokens[i].lower == "of" and i + 1 < len(tokens):
        i += 1
        while i < len(tokens) and tokens[i].pos in ("DET", "PRON") and tokens[i].sentence == sentence:
            i += 1
    first = i
    last = None
    for t in tokens[i : i + LONG]:
        if t.sentence != sentence:
            break
        if t.lower in ("'s", "’s", "s'") and last is not None:
            last = None
            continue
        if t.pos in ("NOUN", "PROPN") or t.tag in ("NNS", "NN") or (t.text[0].isupper() and t.text[-2:-1].isdigit()):
            last = t.i
            if t.pos == "NOUN" and t.tag == "NNS":
                break
        elif last is not None or t.pos not in ("ADJ", "ADV", "VERB", "CCONJ", "PUNCT") or t.text in (",", ".", ";", ")") or (t.pos == "VERB" and t.tag not in ("VBN", "VBG")):
            break
    if last is None or (tokens[last].pos == "PROPN" and not re.search(r"\d|s$", tokens[last].lower)):
        return None
    if number.value != 1 and tokens[last].tag == "NN" and last > first and tokens[first].tag == "NN":
        last = first
    return tokens[first : last + 1]


def _age(tree: Syntax, number: Number) -> bool:
    """Whether a number between commas behind a name is an age."""
    text = tree.text
    if not (number.digits and isinstance(number.value, float) and 0 < number.value < 115):
        return False
    i = tree.token_from(number.start)
    return (
        i > 1
        and tree.tokens[i - 1].text == ","
        and tree.tokens[i - 2].text[:1].isupper()
        and text[number.end : number.end + 1] in (",", ".", ")")
    )


def _change(text: str, start: int, known: Forms) -> Change:
    lead = text[max(0, start - 28) : start]
    for sign, pattern in known.before.items():
        if pattern.search(lead):
            return cast(Change, sign)
    return "="
