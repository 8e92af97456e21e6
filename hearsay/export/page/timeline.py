"""Three lanes on one scale of time: when it happened, when it was said, when it was reported. Never merged.

What has no year, or no date at all, stands beside the scale, not on it.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hearsay.export.page.dates import moment_words, on_line, open_words, published_words
from hearsay.export.page.labels import Taken, width_of
from hearsay.export.page.markup import joined, tag, words
from hearsay.export.page.scale import Scale, scale_for
from hearsay.export.page.voices import Voice, Voices
from hearsay.export.shown import shortened
from hearsay.model import Claim, Reading, Span, Timex, When

WIDTH, LEFT, RIGHT = 1100.0, 96.0, 1084.0
ROW, FONT = 23.0, 12.5
LANES = {
    "happened": "no dated happening",
    "said": "no date of a statement",
    "reported": "publication date not known",
}
"""The lanes, and what an empty one says."""
MOST_ROWS = 14
"""Rows of one lane; what finds no room in them is listed."""
MOST_LETTERS = 5
EARLIER, LATER = "◂ ", " ▸"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One bar or dot of a lane. `earliest` and `latest` are on one line of time (see `dates.on_line`)."""

    lane: str
    earliest: datetime
    latest: datetime
    label: str
    voices: tuple[Voice, ...] = ()
    href: str = ""
    hollow: bool = False


def timeline(reading: Reading, voices: Voices, prefix: str) -> str:
    """The lanes, and what could not be put on them."""
    entries, open_ended, used = _claimed(reading, voices, prefix)
    told, more_open = _said(reading, voices, prefix, used)
    entries += told
    open_ended += more_open
    entries += _reported(reading)
    rest = [t for t in reading.timexes if t.span not in used and t.type in ("DATE", "TIME")]
    scale = scale_for([(e.earliest, e.latest) for e in entries], LEFT, RIGHT)
    drawn, left_out = _svg(entries, scale) if scale else ("", entries)
    return joined(
        (
            tag("div", drawn, class_="wide")
            if drawn
            else tag("p", "No date is certain enough to be put on a scale.", class_="none"),
            _beside("Not on the scale", [f"{e.lane}: {e.label}" for e in left_out]),
            _beside("Year or date not stated", open_ended),
            _beside("Other times in the text", [_bare(t, reading) for t in rest]),
        )
    )


def _claimed(reading: Reading, voices: Voices, prefix: str) -> tuple[list[Entry], list[str], set[Span | None]]:
    """When the happenings of claims took place."""
    groups: dict[tuple[datetime, datetime, str], list[tuple[int, Claim]]] = {}
    open_ended: dict[str, None] = {}
    used: set[Span | None] = set()
    for number, claim in enumerate(reading.claims, 1):
        when = claim.when
        if when is None:
            continue
        used.add(when.span)
        if when.earliest is None or when.latest is None:
            quoted = f"“{when.span.of(reading.report.text)}”: " if when.span else ""
            open_ended[f"happened: {quoted}{open_words(when.value)} ({claim.happening.kind.replace('_', ' ')})"] = None
            continue
        stated = moment_words(when.value, when.earliest, when.latest)
        groups.setdefault((on_line(when.earliest), on_line(when.latest), stated), []).append((number, claim))
    entries = []
    for (earliest, latest, stated), claims in groups.items():
        kinds = list(
            dict.fromkeys(c.happening.kind.replace("_", " ") for _, c in claims if c.happening.kind != "other")
        )
        more = f" +{len(kinds) - 2}" if len(kinds) > 2 else ""
        heard = {v.key: v for _, c in claims if (v := voices.of_claim(c))}
        entries.append(
            Entry(
                lane="happened",
                earliest=earliest,
                latest=latest,
                label=" · ".join(filter(None, (stated, ", ".join(kinds[:2]) + more, _filled(claims[0][1].when)))),
                voices=tuple(heard.values()),
                href=f"#{prefix}t{claims[0][0]}",
            )
        )
    return entries, list(open_ended), used


def _filled(dated: When | Timex | None) -> str:
    """What a date rests on where the words alone do not give it."""
    basis = (dated.basis if dated else None) or "stated"
    return "" if basis == "stated" else f"from the {basis}" if basis == "published date" else basis


def _said(reading: Reading, voices: Voices, prefix: str, used: set[Span | None]) -> tuple[list[Entry], list[str]]:
    """When somebody spoke: times in the sentence of a cue that are no part of what was said."""
    beside: dict[int, list[Timex]] = {}
    contents = [s for a in reading.attributions for s in a.content]
    for timex in reading.timexes:
        if timex.type in ("DATE", "TIME") and not any(s.overlaps(timex.span) for s in contents):
            beside.setdefault(reading.sentence_at(timex.span.start), []).append(timex)
    groups: dict[tuple[datetime, datetime, str], dict[str, Voice]] = {}
    open_ended: dict[str, None] = {}
    for link in reading.attributions:
        speaker = link.speaker
        voice = voices.of(speaker)
        for timex in beside.get(reading.sentence_at(link.cue[0].start), ()) if link.cue else ():
            used.add(timex.span)
            if timex.earliest is None or timex.latest is None:
                name = f" ({speaker.name})" if speaker else ""
                quoted = timex.span.of(reading.report.text)
                open_ended[f"said: “{quoted}”: {open_words(timex.value)}{name}"] = None
                continue
            stated = " · ".join(filter(None, (moment_words(timex.value, timex.earliest, timex.latest), _filled(timex))))
            heard = groups.setdefault((on_line(timex.earliest), on_line(timex.latest), stated), {})
            if voice:
                heard.setdefault(voice.key, voice)
    entries = [
        Entry(lane="said", earliest=a, latest=b, label=stated, voices=tuple(heard.values()))
        for (a, b, stated), heard in groups.items()
    ]
    return entries, list(open_ended)


def _reported(reading: Reading) -> list[Entry]:
    report = reading.report
    entries = []
    if report.published_at:
        low, high = _whole(report.published_at)
        label = f"{published_words(report.published_at)} · published"
        entries.append(Entry(lane="reported", earliest=low, latest=high, label=label))
    if report.origin.retrieved_at:
        low, high = _whole(report.origin.retrieved_at)
        label = f"{published_words(report.origin.retrieved_at)} · retrieved"
        entries.append(Entry(lane="reported", earliest=low, latest=high, label=label, hollow=True))
    return entries


def _whole(moment: date | datetime) -> tuple[datetime, datetime]:
    if isinstance(moment, datetime):
        return on_line(moment), on_line(moment)
    start = datetime.combine(moment, time.min)
    return start, start + timedelta(days=1, seconds=-1)


def _svg(entries: list[Entry], scale: Scale) -> tuple[str, list[Entry]]:
    left_out: list[Entry] = []
    parts, top = [], 26.0
    for lane, none in LANES.items():
        body, rows, crowded = _lane([e for e in entries if e.lane == lane], scale, top)
        left_out += crowded
        height = max(1, rows) * ROW + 16
        if not rows:
            body = f'<text class="nothing" x="{LEFT + 8:g}" y="{top + height / 2 + 4:g}">{none}</text>'
        parts.append(
            f'<rect class="lane {lane}" x="0" y="{top:g}" width="{WIDTH:g}" height="{height:g}"/>'
            f'<text class="lane-name" x="14" y="{top + height / 2 + 4:g}">{lane}</text>{body}'
        )
        top += height + 4
    ticks = joined(
        f'<path class="tick" d="M{x:.1f} 22V{top:g}"/>'
        f'<text class="tick-name" x="{x + 4:.1f}" y="15">{words(name)}</text>'
        for x, name in scale.ticks()
    )
    return (
        f'<svg class="timeline" viewBox="0 0 {WIDTH:g} {top:g}" role="img" '
        f'aria-label="Times of the report in three lanes: happened, said, reported">{_below(parts, ticks)}</svg>',
        left_out,
    )


def _below(lanes: list[str], ticks: str) -> str:
    """The bands, the lines of the scale over them, and the entries on top."""
    bands = [part[: part.index("/>") + 2] for part in lanes]
    return joined(bands) + ticks + joined(part[part.index("/>") + 2 :] for part in lanes)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry is drawn: its bar from x1 to x2, its label from `at`; rows are counted from 0."""

    x1: float
    x2: float
    bar_row: int
    at: float
    label_row: int


def _lane(entries: list[Entry], scale: Scale, top: float) -> tuple[str, int, list[Entry]]:
    """The entries of a lane as SVG, the number of rows they take, and those that found no room."""
    taken = Taken((LEFT - 4, top, WIDTH, top + MOST_ROWS * ROW + 20))
    parts, rows, crowded = [], 0, []
    for entry in sorted(entries, key=lambda e: (e.earliest, e.latest)):
        place = _placed(entry, scale, taken, top)
        if place is None:
            crowded.append(entry)
            continue
        rows = max(rows, place.label_row + 1)
        parts.append(_entry(entry, place, top, scale))
    return joined(parts), rows, crowded


def _placed(entry: Entry, scale: Scale, taken: Taken, top: float) -> Place | None:
    """The first free room: the label right of its bar, left of it, or below where the bar fills the lane."""
    x1, x2 = scale.x(entry.earliest), max(scale.x(entry.latest), scale.x(entry.earliest) + 9)
    edge = entry.latest < scale.low or entry.earliest > scale.high
    if edge:
        x1 = x2 = LEFT if entry.latest < scale.low else WIDTH - 8
    letters = sum(width_of(v.letter, FONT) + 9 for v in entry.voices[:MOST_LETTERS])
    width = width_of(entry.label, FONT) + letters + (22 if edge else 6)
    under = max(LEFT, min(x1, WIDTH - width - 4))
    for heights, starts in ((1, (x2 + 8, x1 - 4 - width)), (2, (under,))):
        for row in range(MOST_ROWS - heights + 1):
            y = top + 8 + row * ROW
            for at in starts:
                box = (min(x1, at) - 3, y, max(x2, at + width) + 1, y + heights * ROW - 2)
                if taken.free(box):
                    taken.take(box)
                    return Place(x1, x2, row, at, row + heights - 1)
    return None


def _entry(entry: Entry, place: Place, top: float, scale: Scale) -> str:
    bar_y, y = (top + 8 + row * ROW + ROW / 2 - 1 for row in (place.bar_row, place.label_row))
    hue = f" {entry.voices[0].mark}" if len({v.side for v in entry.voices}) == 1 else ""
    drawn = ""
    if place.x2 > place.x1:
        drawn = (
            f'<rect class="bar{" hollow" if entry.hollow else ""}{hue}" x="{place.x1:.1f}" y="{bar_y - 4.5:g}" '
            f'width="{place.x2 - place.x1:.1f}" height="9" rx="4.5"/>'
        )
    at = place.at
    for voice in entry.voices[:MOST_LETTERS]:
        width = width_of(voice.letter, FONT) + 6
        drawn += (
            f'<rect class="tile {voice.mark}" x="{at:.1f}" y="{y - 8:g}" width="{width:.1f}" height="16" rx="3"/>'
            f'<text class="tile-name" x="{at + width / 2:.1f}" y="{y + 4.2:g}">{voice.letter}</text>'
        )
        at += width + 3
    before, behind = EARLIER if entry.latest < scale.low else "", LATER if entry.earliest > scale.high else ""
    drawn += f'<text class="entry" x="{at + 2:.1f}" y="{y + 4.4:g}">{before}{words(entry.label)}{behind}</text>'
    return f'<a href="{entry.href}">{drawn}</a>' if entry.href else drawn


def _beside(title: str, lines: list[str]) -> str:
    items = joined(tag("li", words(shortened(line, 160))) for line in lines[:40])
    return tag("div", tag("h3", title) + tag("ul", items), class_="beside") if items else ""


def _bare(timex: Timex, reading: Reading) -> str:
    quoted = f"“{timex.span.of(reading.report.text)}”"
    if timex.earliest is None or timex.latest is None:
        return f"{quoted}: {open_words(timex.value)}"
    return f"{quoted}: {moment_words(timex.value, timex.earliest, timex.latest)}"
