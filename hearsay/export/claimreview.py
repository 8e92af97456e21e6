"""Judged events as schema.org ClaimReview (JSON-LD): only what a person has judged, in that person's name."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TextIO

from hearsay.export.ledger_json import ReportLine
from hearsay.export.ledger_text import title_of, write_json
from hearsay.export.publication import Publication, released
from hearsay.model import Assessment, Event

WORDS = {
    1: "Confirmed by other sources",
    2: "Probably true",
    3: "Possibly true",
    4: "Doubtful",
    5: "Improbable",
    6: "Truth cannot be judged",
}
"""Names of the grades of credibility, NATO AJP-2.1."""


def write(
    events: Iterable[Event],
    assessments: Sequence[Assessment],
    reports: Mapping[str, ReportLine],
    how: Publication,
    out: TextIO,
) -> tuple[str, ...]:
    """Write an array of ClaimReviews, one for each standing judgement of an event; how many events had none."""
    replaced = {a.replaces for a in assessments}
    held: dict[str, list[Assessment]] = {}
    for one in assessments:
        if one.kind == "event" and one.id not in replaced and (one.credibility or one.verdict):
            held.setdefault(one.target, []).append(one)
    kept = released(events, how)
    found = [_review(e, a, reports) for e in kept for a in held.get(e.id, ())]
    write_json(found, out)
    without = sum(e.id not in held for e in kept)
    return (f"{without} events nobody has judged are left out.",) if without else ()


def _review(event: Event, one: Assessment, reports: Mapping[str, ReportLine]) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": one.verdict or WORDS[one.credibility or 6]}
    if one.credibility is not None and one.credibility < 6:
        rating |= {"ratingValue": 6 - one.credibility, "bestRating": 5, "worstRating": 1}
    asserting = next((o for o in event.origins if o.stance == "asserts" and o.map_day is None), None)
    pages = [r.url for c in event.claims if (r := reports.get(c.report)) and r.url]
    item: dict[str, Any] = {"@type": "Claim", "name": title_of(event)}
    if asserting:
        item["author"] = {"@type": "Organization", "name": asserting.label}
    if event.day is not None:
        item["datePublished"] = date.fromordinal(event.day).isoformat()
    if pages:
        listed = list(dict.fromkeys(pages))
        item["firstAppearance"] = {"@type": "CreativeWork", "url": listed[0]}
        item["appearance"] = [{"@type": "CreativeWork", "url": page} for page in listed]
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"urn:hearsay:event:{event.id}",
        "claimReviewed": title_of(event)[:200],
        "datePublished": one.at.date().isoformat(),
        "author": {"@type": "Person", "name": one.by},
        "reviewRating": rating,
        "reviewBody": one.note or f"Standing in the ledger: {event.standing}.",
        "itemReviewed": item,
    }
