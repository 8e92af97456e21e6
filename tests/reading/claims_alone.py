"""Claims of a text read without the speech layer: everything is the report's own voice."""

from hearsay.model import Claim, Report
from hearsay.reading import evidence, syntax
from hearsay.reading.claims import Layers, build


def narrated(report: Report) -> tuple[Claim, ...]:
    tree = syntax.parse(report)
    return build(Layers(report, tree, (), (), (), (), (), evidence.find(report, tree)), lambda span: "unknown")
