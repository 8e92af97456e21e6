"""Claims of a text read without the speech layer: everything is the report's own voice."""

from hearsay.atlas import gazetteer
from hearsay.model import Claim, Report
from hearsay.reading import evidence, names, places, syntax
from hearsay.reading.claims import Layers, build
from hearsay.settings import Settings


def narrated(report: Report) -> tuple[Claim, ...]:
    settings = Settings()
    tree = syntax.parse(report)
    mentions = names.find(tree, None, settings.profile)
    toponyms = places.find(tree, mentions, gazetteer.open(settings), settings.profile)
    layers = Layers(report, tree, (), (), (), toponyms, (), evidence.find(report, tree))
    return build(layers, lambda span: "unknown")
