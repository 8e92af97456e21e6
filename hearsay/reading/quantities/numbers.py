"""Numbers in a text with the currency or unit that touches them, and two of them as one range."""

import re
from dataclasses import dataclass, replace

from hearsay.reading.quantities.forms import Forms

Value = float | tuple[float, float]


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


def numbers_in(text: str, known: Forms) -> list[Number]:
    """Every number of a text with the unit or currency that touches it."""
    found = []
    for m in known.number.finditer(text):
        value = _value(m, known)
        if value is None or not _sane(value):
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
                unit_start, unit_end = (
                    (u.start("any"), u.end("any")) if u["any"] else (u.start("exact"), u.end("exact"))
                )
                end = unit_end
        if unit is not None:
            by = rate(text, end, known)
            if by is not None:
                unit, end, unit_end = f"{unit} per {by[0]}", by[1], max(unit_end, by[1])
        written = "fold" if m["group"] and m["group"].lower().endswith("fold") else m["digits"] or ""
        found.append(Number(start, end, value, unit, unit_start, unit_end, digits, written))
    return found


def _sane(value: Value) -> bool:
    return max(map(abs, value)) <= LARGEST if isinstance(value, tuple) else abs(value) <= LARGEST


LARGEST = 1e24
"""Greater numbers count nothing a report tells of."""
MOST_ZEROS = 24
"""The same for the power of "3 x 10^8"."""


def rate(text: str, end: int, known: Forms) -> tuple[str, int] | None:
    """What a quantity that ends here is counted by ("per day"), in its canonical form, and where that ends."""
    found = known.per.match(text, end)
    if found is None:
        return None
    word = found["per"].lower()
    if word.split()[0] not in known.per_words:
        return None
    return known.unit_of.get(word, word), found.end()


def _glued_unit(text: str, end: int, known: Forms) -> bool:
    u = known.unit.match(text, end)
    return u is not None and u["gap"] == ""


def _value(m: re.Match[str], known: Forms, plain: bool = False) -> Value | None:
    if m["top"] is not None:
        return int(m["top"]) / int(m["bottom"]) if int(m["bottom"]) else None
    if m["digits"] is not None:
        value = float(m["digits"].replace(",", ""))
        if m[POWER_GROUP]:
            power = int(m[POWER_GROUP].replace("−", "-")[:4])
            if abs(power) > MOST_ZEROS:
                return None
            value *= 10.0**power
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
        low, high = known.plurals[" ".join(m["plural"].lower().split())]
        lead = m.group().lower().split()[0]
        times = {"tens": 10, "hundreds": 100}.get(lead, 1) if " of " in m.group().lower() else 1
        return (low * times, high * times)
    return _spelled(m["words"], known)


POWER_GROUP = 6
"""Number of the unnamed group of POWER in the number pattern: behind minus, currency, fraction and digits."""


TOO_LARGE = 10 * LARGEST


def _spelled(words: str, known: Forms) -> float | None:
    total = 0.0
    current = 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word == "and":
            continue
        if word in known.ones:
            current += known.ones[word]
        elif word == "hundred":
            current = min(max(current, 1) * 100, TOO_LARGE)
        else:
            total = min(total + max(current, 1) * known.scales[word], TOO_LARGE)
            current = 0.0
    return total + current


BETWEEN = re.compile(r"[-–—]|\s[-–—]\s|\s*\bto\s+", re.IGNORECASE)
AND = re.compile(r"\s+and\s+", re.IGNORECASE)
SHARES = re.compile(r"-?\s*(?:or|and|to)\s+|-,\s+", re.IGNORECASE)
"""Between two numbers that share the unit of the second: "7- or 8-inch"."""


SCALED = 100
"""How far apart the ends of a range may be for the scale of the second to be that of the first too."""


def _scale(words: str, known: Forms) -> int:
    """What the words behind a number in digits multiply it by."""
    scale = 1
    for word in re.findall(r"[^\W\d]+", words.casefold()) if words[:1].isdigit() else ():
        scale *= known.scales.get(word, 1)
    return scale


def ranged(text: str, low: Number, high: Number, known: Forms) -> Number | None:
    """Both as one where they are the ends of a range: "3-5", "from 3 to 5", "between $2 and $3 million"."""
    if isinstance(low.value, tuple) or isinstance(high.value, tuple):
        return None
    gap = text[low.end : high.start]
    lead = text[max(0, low.start - 12) : low.start].lower()
    spoken = gap.strip().isalpha()
    if BETWEEN.fullmatch(gap):
        if 0 < min(low.value, high.value) < 1 <= max(low.value, high.value):  # "294 – a tenth – were empty"
            return None
        aside = low.unit is None and high.unit == "percentage" and low.value > 100 >= high.value
        if aside and gap.startswith(" "):  # "of 3,000 asked, 2,250 – 75% – replied"
            return None
        if gap[:1] == " " and not spoken and low.value > high.value:  # "a class of 21 – 9 girls, 12 boys – sits"
            return None
        if low.unit is not None and not (high.unit or "").startswith(low.unit):
            return None
        if spoken and (
            lead.rstrip().endswith(" by")
            or low.bare == "fold"
            or (low.value >= high.value and not lead.rstrip().endswith("from"))
        ):
            return None
        if not spoken and low.unit is high.unit is None and max(low.value, high.value) < 10:
            follows = re.match(r"\s+([a-z]+)", text[high.end : high.end + 20])
            if follows is None or not (follows[1] in known.irregular or follows[1].endswith("s")):
                return None
    elif not (AND.fullmatch(gap) and lead.rstrip().endswith("between")):
        return None
    a, b = low.value, high.value
    times = _scale(text[high.start : high.end], known)
    if a < b / times * SCALED and _scale(text[low.start : low.end], known) == 1:
        a *= times  # "from 3,000 to 4,860 million"
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
