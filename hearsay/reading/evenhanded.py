"""The parties' names as one to the parser, so that a sentence is cut the same way whoever acts in it."""

import functools
from collections.abc import Mapping
from types import MappingProxyType

from hearsay import profiles

KINDS = ("names", "metonyms", "adjectives")


@functools.cache
def alike(profile: str) -> Mapping[str, str]:
    """Single words of every party but the first, and the first party's word that stands in the same place.

    The parties' regions are all read as one of them.

    A parser trained on old newswire knows one party's adjective better than the other's and would take "soldiers
    crossed" for a clause here and for a participle there. Raises ValueError for a profile that is not there.
    """
    first, *others = profiles.load(profile, "parties").get("party", ())
    found = {}
    for party in others:
        for kind in KINDS:
            stands = [word for word in first[kind] if " " not in word]
            for number, word in enumerate(w for w in party[kind] if " " not in w):
                found[word] = stands[min(number, len(stands) - 1)]
    regions = [word for party in (first, *others) for word in party["regions"] if " " not in word and "-" not in word]
    found |= dict.fromkeys(regions[1:], regions[0])
    return MappingProxyType(found)
