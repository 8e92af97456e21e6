"""One person with two offices or ranks that nobody holds at once."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Span, Wording


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    offices = reading.words("office")
    names = {m.span: _plain(text, m.span, offices) for m in reading.mentions if m.label == "PER"}
    full = {name for name in names.values() if len(name.split()) > 1}
    surnames = {name.split()[-1]: name for name in full if sum(n.split()[-1] == name.split()[-1] for n in full) == 1}
    held: dict[str, list[Wording]] = {}
    told: set[str] = set()
    for office in offices:
        name = names.get(office.subject, office.subject.of(text)) if office.subject else ""
        name = surnames.get(name.split()[-1], name) if name else name
        if len(name.split()) < 2:
            continue
        earlier = held.setdefault(name, [])
        other = next((o for o in earlier if _apart(rule, o, office)), None)
        earlier.append(office)
        if other is None or name in told:
            continue
        told.add(name)
        yield rule.found(
            [Span.around([o.span, o.subject]) for o in (other, office) if o.subject],
            facts={"name": name, "first": other.span.of(text), "second": office.span.of(text)},
        )


def _plain(text: str, span: Span, offices: tuple[Wording, ...]) -> str:
    """A name without the office before it."""
    start = max(
        (o.span.end for o in offices if span.start <= o.span.start and o.span.end < span.end), default=span.start
    )
    return text[start : span.end].strip()


def _apart(rule: Rule, one: Wording, other: Wording) -> bool:
    """Two of one group, or of groups that exclude one another; the same office only by what kind it is."""
    (*kind, office), (*other_kind, other_office) = one.lemma.split(), other.lemma.split()
    if office == other_office:
        if set(kind) & set(rule.params["lesser"]) != set(other_kind) & set(rule.params["lesser"]):
            return True
        return bool(kind) and bool(other_kind) and not set(kind) & set(other_kind)
    if one.gloss == other.gloss:
        together = {office, other_office}
        return not any(together <= set(pair) for pair in rule.params["alike"])
    return {one.gloss, other.gloss} <= set(rule.params["exclusive"])


RULE = Rule(
    code="HS114",
    name="role-varies",
    since="0.1",
    severity="warning",
    message="{name} is “{first}” and then “{second}”.",
    ask="Which office does {name} hold, and since when?",
    check=check,
    catches=("role",),
    params={
        "lesser": ("vice",),
        "exclusive": ("government", "clergy", "trade", "rank"),
        "alike": (
            ("spokesman", "spokeswoman", "spokesperson"),
            ("congressman", "congresswoman", "representative", "lawmaker", "deputy", "senator"),
            ("premier", "minister"),
            ("ambassador", "envoy", "representative", "commissioner", "secretary"),
            ("lawyer", "attorney"),
            ("detective", "inspector"),
            ("bishop", "archbishop", "priest", "monk", "patriarch", "cardinal", "pastor", "deacon"),
            ("surgeon", "physician"),
            ("prince", "king", "sultan", "emperor", "princess", "queen"),
        ),
    },
)
