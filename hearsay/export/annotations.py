"""Claims as W3C Web Annotations: quoted with what stands around them, and by code-point offsets in the text as read."""

from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from hearsay.export.ledger_json import ReportLine
from hearsay.export.ledger_text import title_of, write_json
from hearsay.export.publication import Publication, released
from hearsay.model import Event, Stated


def write(events: Iterable[Event], reports: Mapping[str, ReportLine], how: Publication, out: TextIO) -> tuple[str, ...]:
    """Write an AnnotationCollection with one page; how many claims had no place in a text is returned.

    Offsets are of the text as Hearsay read it, whose source is given by its hash: a State for whoever applies them.
    """
    items, unplaced = [], 0
    for event in released(events, how):
        for claim in event.claims:
            if claim.words.span is None:
                unplaced += 1
                continue
            items.append(_annotation(event, claim, reports.get(claim.report)))
    write_json(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "urn:hearsay:claims",
            "type": "AnnotationCollection",
            "label": "Claims by event",
            "total": len(items),
            "first": {"id": "urn:hearsay:claims:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
        },
        out,
    )
    return (f"{unplaced} claims have no place that may be shown.",) if unplaced else ()


def _annotation(event: Event, claim: Stated, report: ReportLine | None) -> dict[str, Any]:
    assert claim.words.span is not None
    source = (report.url if report else "") or f"urn:hearsay:report:{claim.report}"
    stance = "denies" if claim.polarity == "denies" else "asserts"
    speaker = claim.speaker or "The writer"
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:hearsay:claim:{claim.claim}:event:{event.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": {
            "type": "TextualBody",
            "format": "text/plain",
            "value": f"{speaker} {stance}: {title_of(event)} ({event.standing})",
        },
        "target": {
            "source": source,
            "selector": [
                {"type": "TextQuoteSelector", "exact": claim.words.text},
                {"type": "TextPositionSelector", "start": claim.words.span.start, "end": claim.words.span.end},
            ],
            "state": {"type": "State", "sha256": report.sha256} if report else {"type": "State"},
        },
    }
