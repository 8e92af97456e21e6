"""The patterns of numbers and units, compiled from lexicon/LANG/quantities.toml."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hearsay import lexicon

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
POWER = r"(?:\s?[×x]\s?10\s?\^?\s?([-−+]?\d+))?"


@dataclass(frozen=True, slots=True)
class Forms:
    """The lexicon of quantities as patterns and look-up tables."""

    number: re.Pattern[str]
    unit: re.Pattern[str]
    unit_of: dict[str, str]
    currency_of: dict[str, str]
    per: re.Pattern[str]
    before: re.Pattern[str]
    signs: dict[str, str]
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
    per_words: frozenset[str]
    casualty: frozenset[str]
    pointing: frozenset[str]
    singles: frozenset[str]
    measured: frozenset[str]
    shot: frozenset[str]


def any_of(words: Iterable[str]) -> str:
    """A pattern of the words, the longest first. What words begin with alike is written once: some of these patterns
    are tried at every word of a text."""
    tree: dict[str, Any] = {}
    for word in words:
        at = tree
        for letter in word:
            at = at.setdefault(letter, {})
        at[""] = {}
    return _branches(tree)


def _branches(tree: dict[str, Any]) -> str:
    ends = "" in tree
    rows = [(r"\s+" if c == " " else re.escape(c)) + _branches(below) for c, below in sorted(tree.items()) if c]
    if not rows:
        return ""
    inner = rows[0] if len(rows) == 1 and not ends else f"(?:{'|'.join(rows)})"
    return f"{inner}?" if ends else inner


@functools.cache
def fractions(lang: str = "en") -> dict[str, float]:
    """Every fraction in words with its value: "half", "a third", "three-quarters", "two in five", "nine out of ten"."""
    numbers = lexicon.load(lang, "quantities")["numbers"]
    words = {value: word for word, value in numbers["ones"].items()}
    every: dict[str, float] = dict(numbers["fractions"])
    for part, size in numbers["parts"].items():
        every |= {f"{words[1]}{joint}{part}": 1 / size for joint in " -"}
        every |= {f"{words[n]}{joint}{part}s": n / size for n in range(2, size) if n in words for joint in " -"}
    for whole in numbers["picked"]:
        size = numbers["ones"][whole]
        some = [n for n in range(1, size) if n in words]
        every |= {f"{words[n]} {pick} {whole}": n / size for n in some for pick in numbers["pick"]}
    return every


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
    word = any_of([*numbers["ones"], *numbers["scales"]])
    groups = {**numbers["groups"], **fractions(lang), **numbers["folds"]}
    spelled = rf"(?:{word})(?:(?:\s+and\s+|[\s-]+)(?:{word}))*"
    scales = any_of([*numbers["scales"], *numbers["short_scales"]])
    scale = rf"(?:\s+|-)?(?P<scale>(?:{scales})(?:\s+(?:{scales}))?)\b|(?P<suffix>{any_of(numbers['suffixes'])})\b"
    number = re.compile(
        rf"(?P<minus>(?<![\w)\]])[-−](?=[$€£\d])|\bminus[ -](?=\d))?"
        rf"(?:(?P<cur>(?<![\w$€£])(?:{any_of(currency_of)})\s?(?=[\d.]))|(?<![\w.,⁄]))"
        rf"(?:(?P<top>\d{{1,3}})[/⁄](?P<bottom>\d{{1,4}})(?=\s+of\b)|(?P<digits>{DIGITS}){POWER}"
        rf"(?:\s+(?P<part>\d/\d)(?!\d))?(?:{scale})?)"
        rf"|\b(?P<group>{any_of(groups)})\b(?:\s+(?P<gscale>million|billion|thousand)\b)?"
        rf"|\b(?:tens\s+of\s+|hundreds\s+of\s+)?(?P<plural>{any_of(numbers['plurals'])})\b"
        rf"|\b(?P<words>{spelled})\b",
        re.IGNORECASE,
    )
    # A single letter means its unit in its own case only: 5 m and 5 g, not 5M and 5G.
    lower = {f for f in unit_of if f == f.lower() and len(f) > 1}
    exact = set(unit_of) - lower
    unit = re.compile(rf"(?P<gap>\s?-?\s?)(?:(?P<exact>{any_of(exact)})|(?P<any>(?i:{any_of(lower)})))(?!\w)(?!\.\w)")
    per = re.compile(
        r"(?:\s+(?:per|an?|each)\s+|\s?/\s?|-an?-)(?P<per>[a-z]+(?:\s(?:m|km|ft)\b)?)(?!\w|\s+(?:ago|earlier|later|before|after))",
        re.IGNORECASE,
    )
    signs = {" ".join(w.split()): sign for sign, ws in data["change"].items() if len(sign) == 1 for w in ws}
    before = re.compile(rf"\b(?P<sign>{any_of(signs)})\s+(?:by\s+|of\s+|a\s+|an\s+)?$", re.IGNORECASE)
    return Forms(
        number,
        unit,
        {**{f.lower(): unit_of[f] for f in lower}, **{f: unit_of[f] for f in exact}},
        {f.upper(): name for f, name in currency_of.items()},
        per,
        before,
        signs,
        data,
        {k: [float(a) for a in v] for k, v in numbers["plurals"].items()},
        {k: float(v) for k, v in groups.items()},
        numbers["ones"],
        {**numbers["scales"], **numbers["short_scales"]},
        numbers["suffixes"],
        frozenset(numbers["loose"]),
        frozenset(data["not"]["labels"]),
        frozenset(data["not"]["months"]),
        frozenset(numbers["irregular"]),
        frozenset(data["per"]["words"]),
        frozenset(data["casualty"]["words"]),
        frozenset(data["not"]["pointing"]),
        frozenset(data["not"]["singles"]),
        frozenset(data["change"]["measured"]),
        frozenset(data["change"]["shot"]),
    )
