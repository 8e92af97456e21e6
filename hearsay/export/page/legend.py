"""The key to the text: each voice with its letter under its side, and switches for what is marked. No script."""

from collections.abc import Sequence

from hearsay.export.page.markup import count, joined, opened, tag, words
from hearsay.export.page.notes import SHAPES
from hearsay.export.page.voices import Voice, Voices
from hearsay.export.shown import shortened
from hearsay.model import Finding, Reading

MOST_VOICES = 40
KINDS = (
    ("time", "times", "timexes"),
    ("place", "places", "toponyms"),
    ("unit", "units", "units"),
    ("quantity", "quantities", "quantities"),
    ("quoted", "quotations", "quotations"),
)


def switches(reading: Reading, findings: Sequence[Finding], voices: Voices, prefix: str) -> str:
    """The inputs themselves, in front of all they switch, for the style sheet to see: the labels stand in the key."""
    radios = [f"{prefix}voice-all", *(f"{prefix}voice-{v.letter}" for v in _listed(voices))]
    inputs = [
        opened("input", type="radio", name=f"{prefix}voice", id=name, checked="checked" if i == 0 else None)
        for i, name in enumerate(radios)
    ]
    inputs += [
        opened("input", type="checkbox", id=f"{prefix}show-{kind}", class_=f"show-{kind}", checked="checked")
        for kind, _ in _kinds(reading, findings)
    ]
    return joined(inputs) if voices.by_key or len(inputs) > 1 else ""


def legend(reading: Reading, findings: Sequence[Finding], voices: Voices, prefix: str) -> str:
    """The key. Its labels belong to the inputs of `switches`."""
    boxes = joined(tag("label", label, for_=f"{prefix}show-{kind}") for kind, label in _kinds(reading, findings))
    parts = _voices(reading, voices, prefix) + (tag("div", boxes, class_="switches") if boxes else "")
    return tag("div", parts, class_="legend")


def rules(reading: Reading, findings: Sequence[Finding], voices: Voices, prefix: str) -> list[str]:
    """Lines of the style sheet that tie a report's inputs to their labels, and a chosen voice to its claims."""
    lines = []
    for voice in _listed(voices):
        chosen = f"#{prefix}voice-{voice.letter}:checked~.part"
        lines.append(f"{chosen} .c:not(.{voice.mark},.w{voice.letter}){{background:none;box-shadow:none}}")
        lines.append(f"{chosen} :is(.chip,.row):not(.{voice.mark}){{opacity:.25}}")
    names = [f"{prefix}voice-all", *(f"{prefix}voice-{v.letter}" for v in _listed(voices))]
    names += [f"{prefix}show-{kind}" for kind, _ in _kinds(reading, findings)]
    on = ",".join(f"#{n}:checked~.text label[for={n}]" for n in names)
    focus = ",".join(f"#{n}:focus-visible~.text label[for={n}]" for n in names)
    return [*lines, f"{on}{{--on:1;--box:'☑'}}", f"{focus}{{outline:2px solid var(--link)}}"]


def _listed(voices: Voices) -> list[Voice]:
    """The voices that can be chosen: those with most claims, in order of first appearance."""
    heard = sorted((v for v in voices.by_key.values() if v.claims), key=lambda v: -v.claims)[:MOST_VOICES]
    return [v for v in voices.by_key.values() if v in heard]


def _kinds(reading: Reading, findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """What can be switched off: its kind, and its label as HTML."""
    found = [(name, tag("span", plural, class_=name)) for name, plural, field in KINDS if getattr(reading, field)]
    for severity, shape in SHAPES.items():
        number = sum(f.severity == severity for f in findings)
        if number:
            found.append((severity, tag("span", f"{shape} {count(number, severity)}", class_=f"sev-{severity}")))
    return found


def _voices(reading: Reading, voices: Voices, prefix: str) -> str:
    own = sum(not c.chain for c in reading.claims)
    said = f"{tag('span', 'dotted', class_='narrative')} the report’s own voice: {count(own, 'claim')}"
    narrative = tag("p", said, class_="quiet") if own else ""
    if not voices.by_key:
        return tag("div", tag("p", "Nobody is quoted or cited.", class_="none") + narrative, class_="voices")
    groups = [tag("label", "all voices", for_=f"{prefix}voice-all", class_="every")]
    choosable = {v.key for v in _listed(voices)}
    shown = choosable | {v.key for v in list(voices.by_key.values())[:MOST_VOICES]}
    for side, name in voices.sides:
        listed = [_voice(v, prefix, v.key in choosable) for v in voices.on(side) if v.key in shown]
        if listed:
            groups.append(tag("div", tag("span", words(name), class_="side-name") + joined(listed), class_="side"))
    rest = len(voices.by_key) - len(shown)
    if rest:
        groups.append(tag("p", f"and {count(rest, 'voice')} more, with letters in the text", class_="quiet"))
    return tag("div", joined(groups) + narrative, class_="voices")


def _voice(voice: Voice, prefix: str, choosable: bool) -> str:
    speaker = voice.speaker
    role = speaker.role or ("" if speaker.named or speaker.kind == "unknown" else speaker.kind)
    label = joined(
        (
            tag("span", voice.letter, class_=f"letter {voice.mark}"),
            words(shortened(speaker.name, 60)),
            tag("small", str(voice.claims) if voice.claims else "relays"),
        )
    )
    title = shortened(role, 90) if role else None
    if not choosable:
        return tag("span", label, class_="voice", title=title)
    return tag("label", label, class_="voice", for_=f"{prefix}voice-{voice.letter}", title=title)
