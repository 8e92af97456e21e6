"""Plain text and Markdown -> Report: the text exactly as it is."""

from hearsay.intake.compose import compose
from hearsay.intake.encoding import decode
from hearsay.intake.outcome import Supplied
from hearsay.intake.tidy import tidy
from hearsay.model import Report


def read(data: bytes, locator: str, supplied: Supplied) -> Report:
    """The report in a plain text. Raises RefusedError for binary data, no text, or an encoding that cannot be told."""
    text, decided = decode(data)
    text, changed = tidy(text)
    return compose(
        text=text,
        data=data,
        locator=locator,
        media_type="text/plain",
        title=supplied.title,
        outlet=supplied.outlet,
        published=supplied.published,
        notes=decided + changed,
    )
