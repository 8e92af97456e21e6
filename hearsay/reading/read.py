"""Report -> Reading: the order of the passes, on one screen.

Each pass is a pure function of what stands above it; none looks ahead.
"""

from hearsay import __version__
from hearsay.atlas import gazetteer
from hearsay.model import Reading, Report, Span
from hearsay.reading import (
    abbreviations,
    bare_headlines,
    births,
    claims,
    clock_places,
    clocks_beyond,
    evenhanded,
    evidence,
    intervals,
    names,
    nesting,
    numerals,
    offices,
    one_moment,
    orderings,
    places,
    quantities,
    quotations,
    roles,
    sides,
    speech,
    strangers,
    sums,
    syntax,
    times,
    told_past,
    units,
    weekdays,
    wording,
)
from hearsay.settings import Settings


def read(report: Report, settings: Settings) -> Reading:
    """Everything found in one report. Reading the same report twice gives equal values.

    Raises GazetteerError where no gazetteer can be built, OSError where the syntax pipeline is not installed.
    """
    profile = settings.profile
    tree = syntax.parse(report, settings.pipeline, evenhanded.alike(profile))
    quoted = quotations.find(report, tree)
    timexes = times.find(report, tree, profile)
    mentions = names.find(tree, None, profile)
    formations = units.find(tree, mentions, profile)
    table = gazetteer.open(settings)
    toponyms = places.find(tree, mentions, table, profile)
    marked = wording.find(report, tree, quoted, profile)
    counted = quantities.find(tree, timexes)
    chains = speech.find(report, tree, quoted, mentions, formations, profile)
    shown = evidence.find(report, tree)
    layers = claims.Layers(report, tree, quoted, chains, timexes, toponyms, marked, shown, counted)

    def side_of(span: Span) -> str:
        unit = next((u for u in formations if u.span.overlaps(span) and u.side != "unknown"), None)
        return unit.side if unit else sides.side_of(span.of(report.text), profile)

    found = claims.build(layers, side_of)
    links = tuple(dict.fromkeys(link for chain in chains for link in chain))
    zoned = clock_places.find(tree, timexes, toponyms)
    held = offices.find(tree, mentions)
    beside = (
        *weekdays.find(tree, timexes),
        *clocks_beyond.find(tree, timexes),
        *zoned,
        *one_moment.find(tree, timexes, zoned),
        *held,
        *roles.find(tree, mentions, held),
        *strangers.find(tree, mentions),
        *nesting.find(tree, formations),
        *nesting.sizes(tree, counted),
        *told_past.find(tree, timexes),
        *sums.find(tree),
        *births.find(tree, timexes),
        *bare_headlines.find(tree, links, marked),
    )
    return Reading(
        report=report,
        sentences=tree.sentences,
        quotations=quoted,
        timexes=timexes,
        toponyms=toponyms,
        mentions=mentions,
        units=formations,
        quantities=counted,
        numerals=numerals.find(tree, timexes, counted),
        abbreviations=abbreviations.find(tree, profile),
        attributions=links,
        evidence=shown,
        wording=tuple(sorted((*marked, *beside), key=lambda w: (w.span.start, w.span.end, w.category))),
        intervals=intervals.find(tree, timexes, found),
        orderings=orderings.find(tree, timexes),
        claims=found,
        versions={"hearsay": __version__, "profile": profile, "gazetteer": table.version},
    )
