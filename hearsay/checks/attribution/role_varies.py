"""One speaker with two offices that do not go together."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import spread
from hearsay.model import Finding, Reading, Speaker


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    first: dict[str, tuple[Speaker, str]] = {}
    told = set()
    for link in reading.attributions:
        speaker = link.speaker
        role = _title(text, speaker) if speaker and speaker.named else None
        if speaker is None or role is None:
            continue
        earlier, known = first.setdefault(speaker.name, (speaker, role))
        if speaker.name in told or set(known.casefold().split()) & set(role.casefold().split()):
            continue
        told.add(speaker.name)
        yield rule.found(
            spread([earlier.span, speaker.span]),
            facts={"name": speaker.name, "first": known, "second": role},
        )


def _title(text: str, speaker: Speaker) -> str | None:
    """The words in front of a name ("Deputy Minister"), as far as they are written like a title."""
    words = speaker.span.of(text) if speaker.span else ""
    if not words.endswith(speaker.name):
        return None
    title = [w for w in words.removesuffix(speaker.name).split() if not w.endswith((".", ","))]
    return " ".join(title) if title and all(w[:1].isupper() for w in title) and len(speaker.name.split()) > 1 else None


RULE = Rule(
    code="HS114",
    name="role-varies",
    since="0.1",
    severity="warning",
    message="{name} is “{first}” and then “{second}”.",
    ask="Which office does {name} hold, and since when?",
    check=check,
    catches=("role",),
)
