"""The page: question, standing and why, origins, fields, lanes, map, family tree, findings, what would settle it."""

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

from hearsay.export.dossier import field_rows, settling
from hearsay.export.dossier_page import ground, lanes
from hearsay.export.ledger_text import each_once, title_of
from hearsay.export.page.markup import count, joined, tag, words
from hearsay.export.shown import shortened
from hearsay.model import Assessment, Contradiction, Dossier, EventOrigin, Family, Finding, Stated, Words

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
WIDEST = 320


def render(dossier: Dossier, notes: Sequence[str] = ()) -> str:
    """The page as HTML. `notes` say what was held back or made coarser."""
    event = dossier.event
    title = title_of(event)
    body = joined(
        (
            tag("p", "Dossier of an event", class_="kicker"),
            tag("h1", words(title)),
            _standing(dossier),
            _part("Who says so", _origins(dossier)),
            _part("Field by field", _fields(dossier)),
            _part("What contradicts", _contradictions(event.contradictions)),
            _part("When it happened, was said, was reported", lanes.drawn(dossier) + _key()),
            _part("Where", _where(dossier)),
            _part("Other events that bear on it", _related(dossier)),
            *(_part("Copies of one text", _family(f)) for f in dossier.families),
            _part("Findings across reports", _findings(dossier.findings)),
            _part("What would settle it", _list(words(line) for line in settling(dossier))),
            _part("What people hold of it", _judgements(dossier.assessments)),
            _part("Reports", _reports(dossier)),
        )
    )
    said = tag("p", words(" ".join(notes)), class_="quiet") if notes else ""
    sheet = (files("hearsay.export.page") / "style.css").read_text(encoding="utf-8")
    own = (files(__package__) / "dossier.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        f"<title>{words(title)} · Hearsay</title>\n<style>\n{sheet}\n{own}</style>\n</head>\n<body>\n"
        f'<article class="report dossier">{body}{_foot()}{said}</article>\n</body>\n</html>\n'
    )


def _part(name: str, body: str) -> str:
    return tag("section", tag("h2", name) + body, class_="part") if body else ""


def _list(items: Iterable[str]) -> str:
    listed = joined(tag("li", item) for item in items)
    return tag("ul", listed) if listed else ""


def _quote(text: str) -> str:
    return tag("q", words(shortened(text, WIDEST)))


def _standing(dossier: Dossier) -> str:
    event = dossier.event
    reasons = joined(tag("p", words(r)) for r in event.reasons)
    maps = joined(tag("p", words(m.verdict)) for m in dossier.maps)
    return tag("div", tag("p", event.standing, class_=f"standing {event.standing}") + reasons + maps, class_="verdict")


def _origins(dossier: Dossier) -> str:
    claims = {c.claim: c for c in dossier.event.claims}
    parts = []
    for stance, head in (("asserts", "Asserted by"), ("denies", "Denied by"), ("doubts", "Doubted by")):
        listed = [o for o in dossier.event.origins if o.stance == stance]
        if listed:
            parts.append(tag("h3", head) + joined(_origin(o, claims) for o in listed))
    own = [c for c in dossier.event.claims if c.own_voice]
    if own:
        quotes = _list(f"{_cite(c.words)} {_quote(c.words.text)}" for c in own)
        parts.append(tag("h3", "In the writers' own voice, which is no origin") + quotes)
    return joined(parts)


def _origin(origin: EventOrigin, claims: dict[str, Stated]) -> str:
    if origin.map_day is not None:
        head = f"{tag('strong', words(origin.shown))} {tag('span', words(origin.side), class_='badge')}"
        return tag("div", tag("p", head), class_="origin-of")
    carried = count(len(origin.reports), "report")
    if len(origin.outlets) > 1:
        carried += f" of {count(len(origin.outlets), 'outlet')}"
    head = f"{tag('strong', words(origin.label))} {tag('span', words(origin.side), class_='badge')} in {carried}"
    quotes = _list(f"{_cite(claims[c].words)} {_quote(claims[c].words.text)}" for c in origin.claims)
    return tag("div", tag("p", head) + quotes, class_="origin-of")


def _cite(of: Words) -> str:
    place = f", characters {of.span.start} to {of.span.end}" if of.span else ""
    return tag("cite", words(of.report), title=f"report {of.report}{place}")


def _fields(dossier: Dossier) -> str:
    rows = joined(
        tag("tr", tag("th", name, scope="row") + tag("td", words(value)) + tag("td", words(", ".join(voices))))
        for name, value, voices in field_rows(dossier.event)
    )
    head = tag("tr", joined(tag("th", h, scope="col") for h in ("field", "value", "who says so")))
    return tag("div", tag("table", tag("thead", head) + tag("tbody", rows)), class_="scroll")


def _contradictions(found: Sequence[Contradiction]) -> str:
    pairs, more = each_once(found)
    listed = _list(
        f"{tag('strong', p.field)}: {_cite(p.left)} {words(p.left.value)} {_quote(p.left.text)} against "
        f"{_cite(p.right)} {words(p.right.value)} {_quote(p.right.text)}"
        for p in pairs
    )
    return listed + (tag("p", words(more), class_="quiet") if more else "")


def _key() -> str:
    shown = "Filled: asserts. Hollow: denies. Faint: of another event that bears on this one."
    return tag("p", shown, class_="quiet")


def _where(dossier: Dossier) -> str:
    picture = ground.drawn(dossier)
    sights = _list(
        f"{words(m.verdict)} {tag('span', words(f'made by {m.maker}, side {m.maker_side}'), class_='quiet')}"
        for m in dossier.maps
    )
    note = (
        "Red: what that map gives to the acting side. The circle is how far the border or the place may lie "
        "from where it is drawn. Borders as in UN General Assembly resolution 68/262."
    )
    return picture + (tag("p", note, class_="quiet") if dossier.maps else "") + sights


def _related(dossier: Dossier) -> str:
    return _list(
        f"{tag('strong', words(link.relation))}: {words(title_of(other))} "
        f"{tag('span', other.standing, class_='badge')} {words(' '.join((*link.reasons, *other.reasons)))}"
        for link, other in dossier.related
    )


def _family(family: Family) -> str:
    """The members as a tree: each under the earlier member it shares most with, then what drifted."""
    order = list(family.members)
    parents: dict[str, tuple[str, float, str]] = {}
    for link in family.links:
        if link.relation == "unrelated":
            continue
        first, second = sorted((link.left, link.right), key=order.index)
        if second not in parents or link.score > parents[second][1]:
            parents[second] = (first, link.score, link.relation)

    def branch(member: str) -> str:
        of = parents.get(member)
        how = f" {tag('span', f'{of[2]}, {of[1]:.0%} shared', class_='quiet')}" if of else ""
        below = joined(branch(m) for m in order if m in parents and parents[m][0] == member)
        return tag("li", tag("cite", words(member)) + how + (tag("ul", below) if below else ""))

    tree = tag("ul", joined(branch(m) for m in order if m not in parents), class_="tree")
    drift = _list(
        f"{tag('strong', f'{d.field} {d.change}')}, {words(shortened(d.about, 90))}: "
        + joined(_together(d.values), "; ")
        for d in family.drift
    )
    return tag("p", words(family.earliest_note), class_="quiet") + tree + drift


def _together(values: Sequence[Words]) -> Iterator[str]:
    """Each wording once, behind the reports that have it."""
    by_text: dict[str, list[Words]] = {}
    for one in values:
        by_text.setdefault(one.text, []).append(one)
    for text, listed in by_text.items():
        yield f"{joined((_cite(w) for w in listed), ', ')} {_quote(text)}"


def _findings(found: Sequence[Finding]) -> str:
    return _list(
        f"{tag('span', words(f'{f.code} {f.severity}'), class_=f'badge sev-{f.severity}')} {words(f.message)} "
        f"{tag('em', words(f.ask))}"
        for f in found
    )


def _judgements(held: Sequence[Assessment]) -> str:
    replaced = {a.replaces for a in held}
    return _list(
        words(
            " ".join(w for w in (a.reliability or "", str(a.credibility or ""), a.verdict or "") if w)
            + f" by {a.by}, {a.at:%Y-%m-%d}"
            + (f": {a.note}" if a.note else "")
            + (" (replaced)" if a.id in replaced else "")
        )
        for a in held
    )


def _reports(dossier: Dossier) -> str:
    mine = {c.report for c in dossier.event.claims}
    known = dict(dossier.outlets)
    rows = []
    for reading in dossier.readings:
        report = reading.report
        if report.id not in mine:
            continue
        outlet = report.origin.outlet or ""
        day = report.published_date.isoformat() if report.published_date else "no date"
        of = f" {tag('span', words(known[outlet]), class_='badge')}" if known.get(outlet) else ""
        rows.append(f"{tag('cite', words(report.id))} {words(day)} {words(outlet)}{of} {words(report.title or '')}")
    return _list(rows)


def _foot() -> str:
    return tag(
        "p",
        "Hearsay says who asserts and who denies, through whom and on what evidence; it never says what is true.",
        class_="quiet",
    )
