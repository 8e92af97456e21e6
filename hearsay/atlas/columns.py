"""Which column of a settlement list holds what, by its header or as the user says; never by a guess at its values."""

import re
from collections.abc import Mapping, Sequence

from hearsay.atlas import sources

REQUIRED = ("name", "lat", "lon")
MANY = ("names", "alternates")
"""What several columns of one list may hold."""
ROLES = (
    *REQUIRED,
    *MANY,
    *("country", "admin1", "admin1_geonames", "katottg", "koatuu", "pcode", "geonames", "id", "population", "radius"),
)
LANGUAGE_NAME = re.compile(r"(?:name|alt_name)_[a-z]{2,3}")
"""The header of a name in one more language: "name:pl", "name_hu"."""
OTHER_SIGNS = re.compile(r"[\W_]+")
SHOWN = 30
"""Columns named in an error."""

Columns = dict[str, tuple[int, ...]]
"""Role -> the numbers of its columns, from 0."""


class ListError(ValueError):
    """A list that cannot be used; its one line says why, without the name of the file."""


def recognised(headers: Sequence[str], told: Mapping[str, str] | None = None) -> Columns:
    """The columns of a list; `told` gives headers by role and outweighs what the headers look like.

    Raises ListError where a required column is missing, two may hold the same, or `told` names what is not there.
    """
    plain = [_plain(header) for header in headers]
    found: Columns = {role: (_told(role, header, headers),) for role, header in (told or {}).items()}
    taken = {n for numbers in found.values() for n in numbers}
    spare: list[int] = []
    for role, *ranks in _ranks():
        for rank in ranks:
            here = [n for n, header in enumerate(plain) if header in rank and n not in taken]
            if role in MANY:
                found[role] = (*found.get(role, ()), *here)
            elif role in found:
                spare += here if role == "name" else []
            elif len(here) > 1:
                raise ListError(_ambiguous(role, [headers[n] for n in here], headers))
            elif here:
                found[role] = (here[0],)
            taken.update(here)
    spare += [n for n, header in enumerate(plain) if n not in taken and LANGUAGE_NAME.fullmatch(header)]
    found["names"] = (*found.get("names", ()), *spare)
    if missing := [role for role in REQUIRED if role not in found]:
        say = " ".join(f"--column {role}=COLUMN" for role in missing)
        raise ListError(f"does not show which column holds {' and '.join(missing)}: say {say}; {_seen(headers)}")
    return {role: numbers for role, numbers in found.items() if numbers}


def known(headers: Sequence[str]) -> int:
    """How many headers are of a kind that settlement lists have."""
    wanted = {header for _, *ranks in _ranks() for rank in ranks for header in rank}
    return sum(_plain(header) in wanted for header in headers)


def _ranks() -> list[tuple[str, *tuple[frozenset[str], ...]]]:
    ranks: dict[str, list[frozenset[str]]] = {}
    for role, headers in sources.table("columns.tsv"):
        ranks.setdefault(role, []).append(frozenset(headers.split(";")))
    return [(role, *those) for role, those in ranks.items()]


def _plain(header: str) -> str:
    return OTHER_SIGNS.sub("_", header.casefold()).strip("_")


def _told(role: str, header: str, headers: Sequence[str]) -> int:
    if role not in ROLES:
        raise ListError(f"--column {role}=…: a column may hold {', '.join(ROLES)}")
    here = [n for n, one in enumerate(headers) if one.strip() == header.strip()]
    here = here or [n for n, one in enumerate(headers) if _plain(one) == _plain(header)]
    if len(here) != 1:
        raise ListError(f"has {'no' if not here else 'more than one'} column {header!r}; {_seen(headers)}")
    return here[0]


def _ambiguous(role: str, may: Sequence[str], headers: Sequence[str]) -> str:
    shown = " or ".join(repr(one) for one in may)
    return f"leaves open which column holds {role}, {shown}: say --column {role}=COLUMN; {_seen(headers)}"


def _seen(headers: Sequence[str]) -> str:
    more = f" and {len(headers) - SHOWN} more" if len(headers) > SHOWN else ""
    return f"its columns: {', '.join(repr(h[:40]) for h in headers[:SHOWN])}{more}"
