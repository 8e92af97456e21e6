"""Three lanes on one line of days, never merged: when it happened, when it was said, when it was reported."""

from datetime import date

from hearsay.export.page.markup import joined, tag, words
from hearsay.model import Dossier

WIDTH, LANE, LEFT, RIGHT = 960.0, 46.0, 96.0, 24.0
LANES = ("happened", "said", "reported")
DOT = 6.0


def drawn(dossier: Dossier) -> str:
    """The SVG of the event's claims and of the events that bear on it; "" where no day is known."""
    marks = _marks(dossier)
    days = [m[1] for m in marks]
    if not days:
        return ""
    first, last = min(days), max(days)
    height = LANE * len(LANES) + 54
    rows = [
        tag("text", name, x=8, y=f"{LANE * i + 34:g}", class_="lane")
        + f'<line class="rail" x1="{LEFT:g}" x2="{WIDTH - RIGHT:g}" y1="{LANE * i + 30:g}" y2="{LANE * i + 30:g}"/>'
        for i, name in enumerate(LANES)
    ]
    dots = []
    for lane, day, kind, title, number in _stacked(marks):
        x = _x(day, first, last)
        y = LANE * LANES.index(lane) + 30
        radius = DOT + min(number - 1, 8) * 0.8
        dots.append(
            f'<g class="{kind}"><title>{words(title)}</title><circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/></g>'
        )
    label = f"When: {len(marks)} claims and reports from {_day(first)} to {_day(last)}"
    return (
        f'<svg class="lanes" viewBox="0 0 {WIDTH:g} {height:g}" role="img" aria-label="{words(label)}">'
        f"{joined(rows)}{joined(dots)}{_ticks(sorted(set(days)), first, last, height)}</svg>"
    )


def _marks(dossier: Dossier) -> list[tuple[str, int, str, str]]:
    """Lane, day, kind of dot and its title."""
    found: list[tuple[str, int, str, str]] = []
    for event, own in ((dossier.event, True), *((e, False) for _, e in dossier.related)):
        for claim in event.claims:
            kind = ("denies" if claim.polarity == "denies" else "asserts") + ("" if own else " other")
            who = claim.speaker or f"{claim.report} in its own voice"
            verb = "denies" if claim.polarity == "denies" else "asserts"
            if claim.day is not None and claim.day_basis in ("happened", "said"):
                found.append((claim.day_basis, claim.day, kind, f"{_day(claim.day)}: {who} {verb}"))
            if claim.published is not None:
                title = f"{_day(claim.published)}: {claim.outlet or claim.report} reports that {who} {verb}"
                found.append(("reported", claim.published, kind, title))
    return found


def _stacked(marks: list[tuple[str, int, str, str]]) -> list[tuple[str, int, str, str, int]]:
    """Dots of one lane, day and kind as one, with their titles together."""
    together: dict[tuple[str, int, str], list[str]] = {}
    for lane, day, kind, title in marks:
        together.setdefault((lane, day, kind), []).append(title)
    return [
        (lane, day, kind, "; ".join(dict.fromkeys(titles)), len(titles))
        for (lane, day, kind), titles in together.items()
    ]


def _x(day: int, first: int, last: int) -> float:
    return LEFT + 14 + (day - first) / max(1, last - first) * (WIDTH - LEFT - RIGHT - 28)


def _ticks(days: list[int], first: int, last: int, height: float) -> str:
    """Days written below, as many as have room."""
    parts, end = [], -1e9
    for day in days:
        x = _x(day, first, last)
        text = _day(day)
        width = len(text) * 6.4
        if x - width / 2 < end + 8:
            continue
        end = x + width / 2
        parts.append(f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="8" y2="{height - 34:g}"/>')
        parts.append(tag("text", text, x=f"{x:.1f}", y=f"{height - 16:g}", class_="day", text_anchor="middle"))
    return joined(parts)


def _day(day: int) -> str:
    moment = date.fromordinal(day)
    return f"{moment.day} {moment:%b %Y}"
