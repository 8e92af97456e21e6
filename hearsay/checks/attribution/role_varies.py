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
        again = any(o.lemma.split()[-1] == office.lemma.split()[-1] and not _apart(rule, o, office) for o in earlier)
        other = None if again else next((o for o in earlier if _apart(rule, o, office)), None)
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
    start = max((o.span.end for o in offices if span.start < o.span.end < span.end), default=span.start)
    return text[start : span.end].strip()


def _apart(rule: Rule, one: Wording, other: Wording) -> bool:
    """Two of one group, or of groups that exclude one another; the same office only by what kind it is.

    A deputy may be addressed by the bare office where it is one of the `addressed`.
    """
    (*kind, office), (*other_kind, other_office) = one.lemma.split(), other.lemma.split()
    if office == other_office:
        lesser, neutral = set(rule.params["lesser"]), set(rule.params["neutral"])
        own, others = set(kind) - lesser - neutral, set(other_kind) - lesser - neutral
        if set(kind) & lesser != set(other_kind) & lesser:
            below, above = (own, others) if set(kind) & lesser else (others, own)
            return below <= above and (bool(above) or office not in rule.params["addressed"])
        return bool(own) and bool(others) and not own & others
    if one.gloss == other.gloss:
        together = {office, other_office}
        pairs = rule.params["same"] if _title(one) and _title(other) else rule.params["alike"]
        return not any(together <= set(pair) for pair in pairs)
    return {one.gloss, other.gloss} <= set(rule.params["exclusive"])


def _title(office: Wording) -> bool:
    """Right before the name, as one is addressed; a cardinal may be an archbishop, but is not called so."""
    return office.subject is not None and (
        office.subject.covers(office.span) or 0 <= office.subject.start - office.span.end <= 1
    )


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
        "lesser": ("vice", "deputy", "assistant", "associate"),
        "addressed": ("minister", "commissioner"),
        "neutral": ("ministry", "force", "guard", "council", "government"),
        "same": (
            ("spokesman", "spokeswoman", "spokesperson"),
            ("chairman", "chairwoman", "chairperson"),
            ("congressman", "congresswoman", "representative", "lawmaker", "deputy"),
            ("premier", "minister"),
            ("lawyer", "attorney"),
            ("detective", "inspector"),
            ("justice", "judge"),
            ("surgeon", "physician"),
            ("ambassador", "envoy"),
            ("commissioner", "chief"),
        ),
        "exclusive": ("government", "clergy", "trade", "rank"),
        "alike": (
            ("spokesman", "spokeswoman", "spokesperson"),
            ("chairman", "chairwoman", "chairperson"),
            ("justice", "judge"),
            ("commissioner", "chief", "director"),
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
