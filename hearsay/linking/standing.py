"""How an event stands: its origins after copies and relays are put together, and the rule that fits them."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal

from hearsay.linking.shingles import likeness, words_of
from hearsay.linking.stated import GENERIC, MOST
from hearsay.linking.voices import NO_PARTY, telling_words
from hearsay.model import Contradiction, EventOrigin, Standing, Stated

Posture = Literal["asserts", "denies", "doubts"]
Differ = Callable[[Stated, Stated], bool]
GROUND: frozenset[str] = frozenset({"entry", "reach", "capture", "control"})
"""Sorts by which the acting side gains: the other side concedes by saying so."""
LOSS: frozenset[str] = frozenset({"withdrawal", "losses"})
"""Sorts by which the acting or struck side loses: it concedes by saying so itself."""
SAME_WORDS = 0.6
"""Likeness (Dice over words) of two claims in copies of one text that are one voice's."""
LEAST_WORDS = 2
"""Telling words by which a short name is known to be a longer one's."""
STEM = 4
"""Letters by which two forms of one word are known ("killed", "killing")."""
SPEAKS_FOR_A_PARTY = ("official", "body", "state")
SEEN = ("saw", "footage", "photo", "map", "figure", "document")


def origins(claims: Sequence[Stated]) -> tuple[EventOrigin, ...]:
    """Independent voices. Put together are: one speaker however often carried; speakers that are nobody in particular
    in one recording or in copies of one text; and a state's name with the body that speaks for it.

    The writer's own voice is no origin.
    """
    voiced = [c for c in claims if not c.own_voice]
    root = list(range(len(voiced)))

    def find(i: int) -> int:
        while root[i] != i:
            i = root[i]
        return i

    seen: dict[tuple[str, ...], int] = {}
    for i, claim in enumerate(voiced):
        for key in _keys(claim):
            if key in seen:
                root[find(i)] = find(seen[key])
            else:
                seen[key] = i
    for i, claim in enumerate(voiced):
        for j in range(i):
            if find(i) != find(j) and _one_voice(claim, voiced[j]):
                root[find(i)] = find(j)
    groups: dict[int, list[Stated]] = {}
    for i, claim in enumerate(voiced):
        groups.setdefault(find(i), []).append(claim)
    found = [o for group in groups.values() for o in _postures(group)]
    return tuple(sorted(_without_states(found, voiced), key=lambda o: (o.stance, o.side, o.label)))


def _keys(claim: Stated) -> Iterable[tuple[str, ...]]:
    """What makes two claims the word of one voice."""
    generic = claim.speaker_kind in GENERIC or claim.speaker_key.startswith("recording:")
    if not generic:
        yield ("speaker", claim.speaker_key)
        return
    recordings = [r for r in (*claim.relays, claim.speaker_key) if r.startswith("recording:")]
    for recording in recordings:
        yield ("recording", recording, claim.polarity)
    if claim.family:
        yield ("text", claim.family, claim.polarity)
    elif not recordings:
        yield ("report", claim.report, claim.speaker_key)


def _one_voice(one: Stated, other: Stated) -> bool:
    """The same words in copies of one text, whoever a copy gives them to; or a body named in short and in full."""
    if one.family is not None and one.family == other.family and one.polarity == other.polarity:
        return likeness(one.words.text, other.words.text) >= SAME_WORDS
    if one.speaker_side != other.speaker_side or one.speaker_side in NO_PARTY:
        return False
    if (
        one.speaker_kind in GENERIC
        or other.speaker_kind in GENERIC
        or "state" in (one.speaker_kind, other.speaker_kind)
    ):
        return False
    left, right = telling_words(one.speaker), telling_words(other.speaker)
    return min(len(left), len(right)) >= LEAST_WORDS and (left <= right or right <= left)


def _postures(group: Sequence[Stated]) -> Iterable[EventOrigin]:
    """One voice's assertions, denials and doubts."""
    by_stance: dict[Posture, list[Stated]] = {}
    for claim in group:
        by_stance.setdefault(posture(claim), []).append(claim)
    sides = [c.speaker_side for c in group if c.speaker_side not in NO_PARTY]
    for stance, listed in by_stance.items():
        names = Counter(c.speaker for c in listed)
        yield EventOrigin(
            label=max(names, key=lambda n: (names[n], len(n), n)),
            side=sides[0] if sides else listed[0].speaker_side,
            stance=stance,
            reports=tuple(dict.fromkeys(c.report for c in listed)),
            claims=tuple(dict.fromkeys(c.claim for c in listed)),
            relays=tuple(dict.fromkeys(r for c in listed for r in c.relays)),
            outlets=tuple(dict.fromkeys(c.outlet for c in listed if c.outlet)),
        )


def posture(claim: Stated) -> Posture:
    if claim.polarity == "denies":
        return "denies"
    return "doubts" if claim.stance == "doubts" else "asserts"


def _without_states(found: Sequence[EventOrigin], claims: Sequence[Stated]) -> list[EventOrigin]:
    """ "Moscow said" is the word of whoever spoke for it here: a state's name beside a body of its side is no second
    origin."""
    states = {c.claim for c in claims if c.speaker_kind == "state"}
    kept = []
    for one in found:
        speaks = [o for o in found if o.stance == one.stance and o.side == one.side and not set(o.claims) <= states]
        if set(one.claims) <= states and speaks:
            continue
        kept.append(one)
    return kept


def map_origin(maker: str, side: str, day: int) -> EventOrigin:
    """A control map as an origin: its maker's word, on the day it shows, that the acting side is there."""
    label = f"{maker} (map of {date.fromordinal(day).isoformat()})"
    return EventOrigin(label=label, side=side, stance="asserts", reports=(), claims=(), map_maker=maker, map_day=day)


def with_maps(found: Sequence[EventOrigin], maps: Iterable[EventOrigin]) -> tuple[EventOrigin, ...]:
    """The voices with the maps that show it. A maker that asserts it in words too is one origin, not two."""
    asserting = [o for o in found if o.stance == "asserts"]
    more = [m for m in maps if not any(is_maker(m.map_maker, o.label) for o in asserting)]
    return tuple(sorted((*found, *more), key=lambda o: (o.stance, o.side, o.label)))


def is_maker(maker: str, label: str) -> bool:
    """Whether a voice is a map maker's: "DeepState" also as "Deep State" and as "the DeepState project"."""
    own, other = words_of(maker), words_of(label)
    return bool(own) and (set(own) <= set(other) or "".join(own) == "".join(other))


def standing(claims: Sequence[Stated], found: Sequence[EventOrigin], actor: str) -> tuple[Standing, tuple[str, ...]]:
    """The standing and why. Of several that fit, the first of: retracted, conceded, disputed, corroborated, one-sided,
    single-origin, unresolved."""
    asserting = [o for o in found if o.stance == "asserts"]
    denying = [o for o in found if o.stance == "denies"]
    if both := _retracted(claims):
        return "retracted", (f"{both.speaker} asserts it first and denies it later.",)
    if yielding := _conceded(claims, actor):
        voice = _by_name(yielding, claims, asserting)
        return "conceded", (f"{voice}, of the side it harms ({yielding.speaker_side}), says so.",)
    if asserting and denying and {o.side for o in asserting} != {o.side for o in denying}:
        return "disputed", (
            f"Asserted by {_listed(asserting)}.",
            f"Denied by {_listed(denying)}.",
        )
    sides = {o.side for o in asserting}
    if len(asserting) > 1 and len(sides - {"unknown", "outlet"}) > 1:
        return "corroborated", (f"{len(asserting)} origins of different sides assert it: {_listed(asserting)}.",)
    if own := _observed(claims):
        return "corroborated", (f"{own.speaker}, of no party, saw it or shows it ({own.evidence}).",)
    if len(asserting) > 1:
        side = next(iter(sides)) if len(sides) == 1 else "no known party but one"
        return "one-sided", (f"{len(asserting)} origins, all of one side ({side}): {_listed(asserting)}.",)
    if len(asserting) == 1:
        one = asserting[0]
        if one.map_day is not None:
            return "single-origin", (f"One origin, {_listed(asserting)}; nobody named says so in words.",)
        number = len(one.reports)
        return "single-origin", (
            f"One origin, {one.label} ({one.side}), in {number} report{'s' if number > 1 else ''}.",
        )
    if denying:
        return "unresolved", (f"Only denied here, by {_listed(denying)}; who asserts it is not in the ledger.",)
    return "unresolved", ("Nobody is named who says so.",)


def _retracted(claims: Sequence[Stated]) -> Stated | None:
    """A voice that asserted and, in a report published later, denies."""
    for claim in claims:
        if claim.polarity == "denies" and claim.speaker_key and not claim.own_voice and claim.published:
            earlier = [
                c
                for c in claims
                if c.speaker_key == claim.speaker_key
                and c.speaker_kind not in GENERIC
                and posture(c) == "asserts"
                and c.published
                and c.published < claim.published
            ]
            if earlier:
                return claim
    return None


def _conceded(claims: Sequence[Stated], actor: str) -> Stated | None:
    """A party's own word against its interest, in a sentence that names the place; a side that denies it too has not
    conceded."""
    if actor in NO_PARTY:
        return None
    denying = {c.speaker_side for c in claims if posture(c) == "denies" and not c.own_voice}
    for claim in claims:
        if posture(claim) != "asserts" or claim.hedged or claim.speaker_side in NO_PARTY or claim.own_voice:
            continue
        if claim.speaker_kind not in SPEAKS_FOR_A_PARTY or claim.speaker_side in denying:
            continue
        if all(s.basis == "claim before" for s in claim.spots):
            continue
        harmed = claim.speaker_side != actor if claim.sort in GROUND else claim.speaker_side == actor
        if harmed and claim.sort in GROUND | LOSS:
            return claim
    return None


def _by_name(one: Stated, claims: Sequence[Stated], asserting: Sequence[EventOrigin]) -> str:
    """Who says so: of a state also the officials and bodies of its side that say it in the same event."""
    if one.speaker_kind != "state":
        return one.speaker
    speaking = {c.claim for c in claims if c.speaker_kind in ("official", "body") and not c.hedged}
    named = [o.label for o in asserting if o.side == one.speaker_side and speaking & set(o.claims)]
    return f"{one.speaker} ({', '.join(named)})" if named else one.speaker


def _observed(claims: Sequence[Stated]) -> Stated | None:
    """An assertion by somebody of no party that rests on what was seen or is shown."""
    return next(
        (
            c
            for c in claims
            if posture(c) == "asserts" and c.speaker_side == "third" and not c.hedged and c.evidence in SEEN
        ),
        None,
    )


def contradictions(claims: Sequence[Stated], found: Sequence[EventOrigin]) -> tuple[Contradiction, ...]:
    """Assertion against denial, one pair for each two voices; and days and counts that cannot both hold."""
    by_id = {c.claim: c for c in claims}
    pairs: list[Contradiction] = []
    for one in found:
        for other in found:
            if one.stance == "asserts" and other.stance == "denies" and one.side != other.side:
                left, right = by_id[one.claims[0]], by_id[other.claims[0]]
                pairs.append(_pair("occurred", left, right))
    dated = [c for c in claims if c.day_basis == "happened" and c.day is not None and c.polarity == "asserts"]
    pairs += _apart("when", dated, lambda a, b: a.day != b.day)
    counted = [c for c in claims if c.count is not None and c.polarity == "asserts"]
    pairs += _apart("count", counted, _disjoint)
    return tuple(pairs)


def _disjoint(one: Stated, other: Stated) -> bool:
    """Of one thing, told by one word ("killed" and "wounded" are two), and by two voices."""
    assert one.count is not None and other.count is not None
    if one.kind != other.kind or one.trigger[:STEM] != other.trigger[:STEM]:
        return False
    return one.count[1] < other.count[0] or other.count[1] < one.count[0]


def _apart(field: Literal["when", "count"], claims: Sequence[Stated], differ: Differ) -> Iterable[Contradiction]:
    """Each value against the first one told."""
    shown: list[Stated] = []
    for claim in claims:
        if all(differ(claim, other) for other in shown):
            shown.append(claim)
    return [_pair(field, shown[0], other) for other in shown[1:]]


def _pair(field: Literal["occurred", "when", "count"], left: Stated, right: Stated) -> Contradiction:
    values: dict[str, Callable[[Stated], str]] = {"occurred": posture, "when": _day, "count": _count}
    value = values[field]
    return Contradiction(
        field=field,
        left=dataclasses.replace(left.words, value=value(left)),
        right=dataclasses.replace(right.words, value=value(right)),
        left_claim=left.claim,
        right_claim=right.claim,
    )


def _day(claim: Stated) -> str:
    return date.fromordinal(claim.day).isoformat() if claim.day is not None else ""


def _count(claim: Stated) -> str:
    assert claim.count is not None
    low, high = claim.count
    if high >= MOST:
        return f"{low:g} or more"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _listed(found: Sequence[EventOrigin]) -> str:
    return ", ".join(f"{o.shown} ({o.side})" for o in found)
