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
from hearsay.model import Claim, Reading, Span, Timex

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
                label=" · ".join(filter(None, (stated, ", ".join(kinds[:2]) + more, _filled(claims[0][1])))),
                voices=tuple(heard.values()),
                href=f"#{prefix}t{claims[0][0]}",
            )
        )
    return entries, list(open_ended), used


def _filled(claim: Claim) -> str:
    """What a date rests on where the words alone do not give it."""
    basis = claim.when.basis if claim.when else "stated"
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
            stated = moment_words(timex.value, timex.earliest, timex.latest)
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


def _lane(entries: list[Entry], scale: Scale, top: float) -> tuple[str, int, list[Entry]]:
    taken = Taken((LEFT - 4, top, WIDTH, top + MOST_ROWS * ROW + 20))
    parts, most, crowded = [], 0, []
    for entry in sorted(entries, key=lambda e: (e.earliest, e.latest)):
        early, late = entry.latest < scale.low, entry.earliest > scale.high
        x1, x2 = scale.x(entry.earliest), max(scale.x(entry.latest), scale.x(entry.earliest) + 9)
        if early or late:
            x1 = x2 = LEFT if early else WIDTH - 8
        letters = [v.letter for v in entry.voices[:5]]
        width = (
            width_of(entry.label, FONT)
            + sum(width_of(name, FONT) + 9 for name in letters)
            + (22 if early or late else 6)
        )
        for row in range(MOST_ROWS):
            y = top + 8 + row * ROW
            right = (x1 - 3, y, x2 + 8 + width, y + ROW - 2)
            left = (x1 - 8 - width, y, x2 + 3, y + ROW - 2)
            box = next((b for b in (right, left) if taken.free(b)), None)
            if box:
                taken.take(box)
                at = x2 + 8 if box is right else x1 - 8 - width + 4
                parts.append(
                    _entry(entry, x1, x2, y + ROW / 2 - 1, at, EARLIER if early else "", LATER if late else "")
                )
                most = max(most, row + 1)
                break
        else:
            crowded.append(entry)
    return joined(parts), most, crowded


def _entry(entry: Entry, x1: float, x2: float, y: float, at: float, before: str, behind: str) -> str:
    hue = f" {entry.voices[0].mark}" if len({v.side for v in entry.voices}) == 1 else ""
    mark = (
        f'<rect class="bar{" hollow" if entry.hollow else ""}{hue}" x="{x1:.1f}" y="{y - 4.5:g}" '
        f'width="{x2 - x1:.1f}" height="9" rx="4.5"/>'
    )
    letters = ""
    for voice in entry.voices[:5]:
        width = width_of(voice.letter, FONT) + 6
        letters += (
            f'<rect class="tile {voice.mark}" x="{at:.1f}" y="{y - 8:g}" width="{width:.1f}" height="16" rx="3"/>'
            f'<text class="tile-name" x="{at + width / 2:.1f}" y="{y + 4.2:g}">{voice.letter}</text>'
        )
        at += width + 3
    text = f'<text class="entry" x="{at + 2:.1f}" y="{y + 4.4:g}">{before}{words(entry.label)}{behind}</text>'
    drawn = (mark if x2 > x1 else "") + letters + text
    return f'<a href="{entry.href}">{drawn}</a>' if entry.href else drawn


def _beside(title: str, lines: list[str]) -> str:
    items = joined(tag("li", words(shortened(line, 160))) for line in lines[:40])
    return tag("div", tag("h3", title) + tag("ul", items), class_="beside") if items else ""


def _bare(timex: Timex, reading: Reading) -> str:
    quoted = f"“{timex.span.of(reading.report.text)}”"
    if timex.earliest is None or timex.latest is None:
        return f"{quoted}: {open_words(timex.value)}"
    return f"{quoted}: {moment_words(timex.value, timex.earliest, timex.latest)}"
