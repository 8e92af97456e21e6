"""The grammar of time expressions over class letters: which runs of words make a date, a clock time, a length of time.

It knows no words of any language; the letters are explained in `words` and `items`.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from hearsay.reading.times.items import Items

YEAR = r"(?:c?f?(?P<y>y)|c?f?(?P<yrel>[LXRH])(?P<yu>U))"
"""A year in figures, or "(of) last year"."""
ZONE = r"(?:⟨(?P<z1>[zl])⟩|c?(?P<z>[zl]))?"
COUNT = r"(?P<n>[#dnyga])"
MOD = r"(?P<mod>[mBJ]-?)?"
NAMED_DAY = r"(?:(?P<wd>[Ww])_?c?T?)?"
AMOUNT = r"(?P<approx>k*)" + COUNT + r"(?P<filler>[ωƒ])?-?(?P<unit>[UV])(?P<plus>uaq)?"
COUNTED = r"(?P<approx>k)?T?(?P<rel>R?[LXFħEöO]E?)(?P<n>[#dng])"
TAKEN_UP = r"(?:T?(?P<rel>F)|T(?P<rel2>X)(?=P)|(?P<that>HE?|TE))"

# Kind, the letters it may begin with, and its shape. The longest match at a place wins, then the earlier row.
ROWS: tuple[tuple[str, str, str], ...] = (
    ("days", "M", r"(?P<m>M)(?P<d>[dO])(?P<gap>-|—|v|u)(?P<d2>[dO])(?![-]?[UVMpt×%])(?:" + YEAR + ")?"),
    ("days", "bTdO", r"b?T?(?P<d>[dO])(?P<gap>-|—|v|u)T?(?P<d2>[dO])-?f?(?P<m>M)(?:" + YEAR + ")?"),
    ("date", "WwmMLXR", NAMED_DAY + MOD + r"(?P<rel>[LXR])?(?P<m>M)T?(?P<d>[dO])(?![×%]|-?[UV])(?:" + YEAR + ")?"),
    ("date", "mWwTdOö", r"(?P<mod>m)?(?:(?P<wd>[Ww])_?c?)?T?(?P<d>[dO]|ö(?=f))-?f?(?P<m>M)(?:-?" + YEAR + ")?"),
    ("date", "T", r"T(?P<week>U)f" + MOD + r"(?P<m>M)T?(?P<d>[dO])(?:" + YEAR + ")?"),
    ("date", "T", r"T(?P<week>U)f(?P<d>[dO])(?P<m>M)(?:" + YEAR + ")?"),
    ("month", "mBJM", MOD + r"(?P<m>M)-?" + YEAR),
    ("month", "mBJLXRHM", MOD + r"(?P<rel>[LXRH])?(?P<m>M)"),
    ("month", "E", r"E(?P<m>M)"),
    ("month", "TöO", r"T?(?P<half>[öO])qf(?P<m>M)(?:" + YEAR + ")?"),
    ("clock", "ny", r"(?P<mil>(?P<plain>[ny]))(?!⟨?[zlV])"),
    ("year", "φ", r"(?P<fy>φ)U?(?P<y>y)"),
    ("year", "TU", r"T?(?P<the>U)(?P<y>[yn])"),
    ("year", "mBJy", MOD + r"(?P<y>y)"),
    ("iso", "9", r"9"),
    ("numeric", "8Ww", r"(?:(?P<wd>[Ww])_?c?)?(?P<num>8)"),
    ("group", "7", r"7"),
    ("weekday", "mBJLXRHW", MOD + r"R?(?P<rel>[LXRH]E?)?(?P<wd>W)(?P<part>P)?"),
    ("weekday", "T", r"T(?P<rel>[LXF])(?P<wd>W)(?P<part>P)?"),
    ("weekday", "W", r"(?P<wd>W)(?P<part>P)?f?(?P<wrel>[LXR])(?P<wu>U)"),
    ("weekday", "F", r"(?P<rel>F)(?P<wd>W)(?P<part>P)?"),
    ("weekdays", "ŵxW", r"x(?P<wd>W)(?P<part>P)?|(?P<wds>ŵ)(?P<part2>P)?"),
    ("deictic", "mBJD", MOD + r"(?P<de>D)(?P<part>P)?"),
    ("unit", "mBJTLXRH", MOD + r"T?(?P<rel>[LXR]+)-?(?P<fy>φ)?(?P<unit>[Uj])"),
    ("anaphor", "mBJTFHE", r"(?:(?P<mod>[mBJ])i?)?" + TAKEN_UP + r"(?P<unit>[UPj]|S(?!_))(?P<part>P)?"),
    ("anaphor", "TEħ", r"(?P<that>TE)(?P<unit>[Uj])f?(?P<yrel>[LX]|TL)(?P<yu>U)"),
    ("morning", "mBJRLHX", MOD + r"(?P<rel>[RLX])(?P<part>P)"),
    ("season", "mLXRHTS", MOD + r"(?:R?(?P<rel>[LXRH])|(?P<the>T))?(?P<s>S)(?:-?" + YEAR + r"(?:[-—][dny](?!V))?)?"),
    ("season", "y", r"(?P<y>y)(?P<s>S)"),
    ("quarter", "φöO", r"(?P<fy>φ)?-?(?P<ord>[öO])-(?P<unit>U)"),
    ("quarter", "TφöO", r"T?(?P<fy>φ)?(?P<ord>[öOL])-?(?P<fy2>φ)?-?(?P<unit>U|q(?=f))(?:[fi]?T?φ?" + YEAR + ")?"),
    ("quarter", "LXRyφ", r"(?:φ?(?P<y>y)|(?P<yrel>[LXR])(?P<yu>U))r?φ?(?P<ord>ö)-?(?P<unit>[Uq])"),
    ("letters", "Qyφ", r"(?P<q>Q)(?:c?f?φ?(?P<y>y))?|φ?(?P<y2>y)-?(?P<q2>Q)"),
    ("earlier", "ä", r"(?P<adj>ä)(?P<unit>[Uj])?"),
    ("earlier", "T", r"T(?P<adj>ä)(?P<unit>[Uj])"),
    ("earlier", "Tä", r"T?(?P<adj>ä)(?P<ord>ö)-?(?P<unit>U)"),
    ("earlier", "Ty", r"T(?P<y>y)-?(?P<unit>j|U)"),
    ("decade", "Tms", r"T?" + MOD + r"(?P<dec>s)"),
    ("century", "TmöO", r"T?" + MOD + r"(?P<ord>[öO])-?(?P<unit>U)"),
    ("shift", "k#dnyga", AMOUNT + r"(?P<dir>[GBJβĵ])"),
    ("shift", "#dn", r"(?P<n>[#dn])(?P<plus>uaq)(?P<unit>V)(?P<dir>[GBJβĵ])"),
    ("shift", "V", r"(?P<unit>V)(?P<dir>[GBJβĵ])"),
    ("before", "T", r"T(?P<unit>[UP])(?P<dir>β)"),
    ("warday", "T", r"T(?P<ord>[Oö])-?(?P<unit>U)(?=f)"),
    ("warday", "U", r"(?P<unit>U)(?P<n>[dny])(?=f)"),
    ("warday", "δ", r"δ"),
    ("duration", "k#dnyga", AMOUNT + r"(?P<old>-I|I)?"),
    ("duration", "k#dn", r"(?P<approx>k*)(?P<n>[#dn])(?P<plus>uaq)(?P<unit>V)"),
    ("duration", "k#dn", r"(?P<approx>k*)(?P<n>[#dn])(?:-|—|v)(?P<n2>[#dn])-?(?P<unit>[UV])"),
    ("duration", "kTLXFħEöO", COUNTED + r"(?:v(?P<n2>[#dn]))?[ωƒ]?-?(?P<unit>[UV])"),
    ("duration", "T", r"(?P<the>T)(?P<n>[#dn])(?P<unit>[UV])"),
    ("duration", "V", r"(?P<bare>V)(?:-λ)?"),
    ("duration", "U", r"(?P<unit>U)-?λ"),
    ("duration", "T", r"(?P<the>T)(?P<bare>V)"),
    ("duration", "TXLFħωŕö", r"T?(?P<rel>[LXFħωŕ]|(?<=T)ö)(?P<bare>V)"),
    ("duration", "aω", r"(?P<the>a)?(?P<whole>ω)(?P<unit>U)"),
    ("unit", "T", r"T(?P<whole>ω)(?P<unit>U)"),
    ("duration", "q", r"q(?P<half>[aT])(?P<unit>U)"),
    ("set", "x", r"x(?P<n>[#dnöO])?(?P<unit>[UVPSM])"),
    ("set", "ő#dn", r"(?P<times>ő|[#dn]×)(?P<per>[ax])(?P<unit>U)"),
    ("frequency", "Y", r"(?P<freq>Y)"),
    ("reference", "N", r"(?P<ref>N)"),
    ("reference", "T", r"T(?P<noun>L)(?![#dngUVjkWMSPDö-])"),
    ("holiday", "LXRZ", r"(?P<rel>[LXR])?(?P<hol>Z)(?:" + YEAR + ")?"),
    ("clock", "kt", r"(?P<approx>k)?(?P<t>t)(?P<p>p)?" + ZONE),
    ("clock", "kd#", r"(?P<approx>k)?(?P<h>[d#])(?:º|(?=p))(?P<p>p)?" + ZONE),
    ("clock", "dt#", r"(?P<h>[dt#])(?=(?P<gap>v|-|—|u)[dt#](?P<p>p))"),
    ("clock", "kdt#", r"(?P<approx>k)?(?P<h>[dt#])º?iT(?P<part>P)" + ZONE),
    ("clock", "n", r"(?P<mil>n)(?=o?T?(?:W|w|M[dO]|[dO]M|D|8))"),
    ("clock", "kny", r"(?P<approx>k)?(?P<mil>[ny])(?:(?P<hours>V)|(?=⟨?[zl]))" + ZONE),
    ("clock", "kP", r"(?P<approx>k)?(?P<noon>P)" + ZONE),
    ("part", "TmP", r"T?" + MOD + r"(?P<part>P)"),
    ("unit", "ÿ", r"(?P<end>ÿ)"),
    ("bare", "T", r"(?P<the>T)(?P<fy>φ)?(?P<unit>U)"),
)  # fmt: skip

COMPILED = tuple((kind, frozenset(first), re.compile(shape)) for kind, first, shape in ROWS)
BY_LETTER: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    letter: tuple((kind, shape) for kind, first, shape in COMPILED if letter in first)
    for letter in {letter for _, first, _ in COMPILED for letter in first}
}
TRIGGER = re.compile("[" + re.escape("".join(sorted(BY_LETTER))) + "]")


@dataclass(slots=True)
class Part:
    """A run of items that is one time expression as far as its own words go; `first` and `last` are item indices."""

    kind: str
    first: int
    last: int
    groups: dict[str, int]
    """Item index of each named piece."""
    items: Items = field(repr=False)
    clock: "Part | None" = None
    """A clock time or part of the day joined to this date."""
    into: bool = False
    """The night that ends on this date."""
    second: bool = False
    """An end of a range of days whose month stands with the other end."""
    until: "Part | None" = None
    """The other end of a range of days."""

    def has(self, name: str) -> bool:
        return name in self.groups

    def value(self, name: str) -> Any:
        """Value of a named piece, None where it is missing."""
        i = self.groups.get(name)
        return None if i is None else self.items.values[i]

    def letter(self, name: str) -> str:
        i = self.groups.get(name)
        return "" if i is None else self.items.letters[i]

    def word(self, name: str) -> str:
        i = self.groups.get(name)
        return "" if i is None else self.items.lower[i]


def parts(items: Items) -> "list[list[Part]]":
    """For each place where something may begin, in order: every reading, longest first."""
    found: list[list[Part]] = []
    letters = items.letters
    for at in TRIGGER.finditer(letters):
        i = at.start()
        readings: list[Part] = []
        for kind, shape in BY_LETTER[letters[i]]:
            match = shape.match(letters, i)
            if match is not None:
                groups = {name: match.start(name) for name, text in match.groupdict().items() if text}
                readings.append(Part(kind, i, match.end() - 1, groups, items))
        if readings:
            readings.sort(key=lambda p: -p.last)
            found.append(readings)
    return found
