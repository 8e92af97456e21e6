"""The claims of a report as a table: who says or denies what, through whom, about when and where, on what evidence."""

from hearsay.export.page.dates import moment_words
from hearsay.export.page.markup import joined, tag, words
from hearsay.export.page.voices import Voice, Voices
from hearsay.export.shown import shortened
from hearsay.model import Attribution, Claim, Reading

WIDEST_QUOTE = 260
NOT_SAID = tag("span", "–", class_="quiet", title="not said")
COLUMNS = ("", "Who", "What", "Kind", "When", "Where", "Evidence")


def table(reading: Reading, voices: Voices, prefix: str) -> str:
    """One row a claim, in order of the text; each number leads to its words."""
    if not reading.claims:
        return tag("p", "No claims were read in this report.", class_="none")
    head = tag("thead", tag("tr", joined(tag("th", name, scope="col") for name in COLUMNS)))
    rows = joined(_row(reading, claim, number, voices, prefix) for number, claim in enumerate(reading.claims, 1))
    return tag("table", head + tag("tbody", rows), class_="claims")


def _row(reading: Reading, claim: Claim, number: int, voices: Voices, prefix: str) -> str:
    text, voice = reading.report.text, voices.of_claim(claim)
    cells = (
        tag("a", str(number), href=f"#{prefix}t{number}", title="to the words"),
        _who(claim, voices),
        _what(claim, text),
        _kind(claim),
        _when(claim, text),
        _where(claim),
        _evidence(claim),
    )
    body = joined(tag("td", cell, data_h=name or None) for name, cell in zip(COLUMNS, cells, strict=True))
    return tag("tr", body, id=f"{prefix}c{number}", class_=f"row {voice.mark}" if voice else "row narrative")


def _who(claim: Claim, voices: Voices) -> str:
    """The chain, outermost first."""
    if not claim.chain:
        return tag("span", "the report itself", class_="quiet")
    links = [_link(link, voices.of(link.speaker)) for link in claim.chain]
    depth = tag("span", f"{len(links)} links from the report", class_="depth") if len(links) > 1 else ""
    return tag("span", " ".join(links), class_="chain") + depth


def _link(link: Attribution, voice: Voice | None) -> str:
    who = words(shortened(link.speaker.name, 70)) if link.speaker else tag("span", "nobody named", class_="quiet")
    chip = tag("span", voice.letter, class_=f"letter {voice.mark}") + " " if voice else ""
    return tag("span", f"{chip}{who} {tag('em', words(link.stance))}", class_="link")


def _what(claim: Claim, text: str) -> str:
    denies = claim.happening.polarity == "denies"
    said = " … ".join(words(shortened(s.of(text), WIDEST_QUOTE)) for s in claim.spans)
    marks = [tag("b", "denies", class_="denies") if denies else "", tag("q", said, dir="auto")]
    if claim.headline:
        marks.append(tag("span", "headline", class_="badge"))
    for span in (*claim.hedges, *claim.certainty):
        marks.append(tag("span", f"“{words(shortened(span.of(text), 30))}”", class_="badge"))
    return joined(marks, " ")


def _kind(claim: Claim) -> str:
    kind = tag("span", words(claim.happening.kind.replace("_", " ")), class_="kind")
    count = claim.happening.count
    number = f" {count[0]:,g}" + (f" to {count[1]:,g}" if count[1] != count[0] else "") if count else ""
    return kind + number + tag("span", f"{words(claim.happening.realis)}, {words(claim.mode)}", class_="quiet line")


def _when(claim: Claim, text: str) -> str:
    when = claim.when
    if when is None:
        return NOT_SAID
    quoted = f"“{words(shortened(when.span.of(text), 40))}”, " if when.span else ""
    return words(moment_words(when.value, when.earliest, when.latest)) + tag(
        "span", quoted + words(when.basis), class_="quiet line"
    )


def _where(claim: Claim) -> str:
    names = [words(t.place.name if t.place else f"{t.surface} (not resolved)") for t in claim.where]
    return "; ".join(dict.fromkeys(names)) or NOT_SAID


def _evidence(claim: Claim) -> str:
    if claim.evidence is None:
        return tag("span", "none given", class_="quiet") if claim.chain else NOT_SAID
    basis = words(claim.evidence.basis)
    return basis + tag(
        "span", "attached or linked" if claim.evidence.attached else "only mentioned", class_="quiet line"
    )
