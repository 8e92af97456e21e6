"""Report -> Reading: the order of the passes, on one screen.

Each pass is a pure function of what stands above it; none looks ahead.
"""

from hearsay import __version__
from hearsay.model import Reading, Report
from hearsay.reading import syntax
from hearsay.settings import Settings


def read(report: Report, settings: Settings) -> Reading:
    """Everything found in one report. Reading the same report twice gives equal values.

    Raises GazetteerError where no gazetteer can be built, OSError where the syntax pipeline is not installed.
    """
    tree = syntax.parse(report, settings.pipeline)
    return Reading(report=report, sentences=tree.sentences, versions={"hearsay": __version__})
