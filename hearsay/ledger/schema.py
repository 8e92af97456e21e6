"""The tables of a ledger, the same in SQLite and PostgreSQL. Instants are microseconds since 1970 in UTC."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
KEY = BigInteger().with_variant(Integer, "sqlite")
"""Of rows; SQLite counts only INTEGER keys up by itself."""

about = Table("about", METADATA, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

acts = Table(
    "acts",
    METADATA,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at_us", BigInteger, nullable=False),
    Column("by_whom", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index(None, "target"),
)

reports = Table(
    "reports",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("id", Text, nullable=False),
    Column("page", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("locator", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("published_us", BigInteger),
    Column("added_us", BigInteger, nullable=False),
    Column("words", Integer, nullable=False),
    Column("excerpt", Boolean, nullable=False),
    Column("family", Text),
    Column("reading", LargeBinary, nullable=False),
    Column("runs", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    UniqueConstraint("page", "version"),
    Index(None, "id"),
    Index(None, "sha256"),
    Index(None, "family"),
    Index(None, "published_us"),
)

claims = Table(
    "claims",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("report", KEY, ForeignKey("reports.key"), nullable=False),
    Column("id", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("happened_us", BigInteger),
    Column("happened", Text, nullable=False),
    Column("stated", LargeBinary),
    Index(None, "id"),
    Index(None, "report", "start"),
    Index(None, "happened_us"),
)

places = Table(
    "places",
    METADATA,
    Column("claim", KEY, ForeignKey("claims.key"), primary_key=True),
    Column("stretch", Text, primary_key=True),
    Column("day", Integer),
    Index(None, "stretch", "day"),
)
"""Where a claim is looked for: sort of happening and place, with the day it is told of."""

events = Table(
    "events",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("stretch", Text, nullable=False),
    Column("sort", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("place_name", Text, nullable=False),
    Column("day", Integer),
    Column("standing", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("event", LargeBinary, nullable=False),
    Index(None, "stretch", "day"),
    Index(None, "place", "sort", "day"),
    Index(None, "day"),
)

event_claims = Table(
    "event_claims",
    METADATA,
    Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("claim", KEY, ForeignKey("claims.key"), primary_key=True),
    Index(None, "claim"),
)

sketches = Table(
    "sketches",
    METADATA,
    Column("run", BigInteger, primary_key=True),
    Column("report", KEY, ForeignKey("reports.key"), primary_key=True),
    Index(None, "report"),
)

copies = Table(
    "copies",
    METADATA,
    Column("left", KEY, ForeignKey("reports.key"), primary_key=True),
    Column("right", KEY, ForeignKey("reports.key"), primary_key=True),
    Column("relation", Text, nullable=False),
    Column("link", LargeBinary, nullable=False),
    Index(None, "right"),
)

quotations = Table(
    "quotations",
    METADATA,
    Column("words", BigInteger, primary_key=True),
    Column("report", KEY, ForeignKey("reports.key"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("speaker_key", Text, nullable=False),
    Index(None, "report"),
)

assessments = Table(
    "assessments",
    METADATA,
    Column("number", KEY, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("by_whom", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("assessment", LargeBinary, nullable=False),
    Index(None, "target"),
)

controls = Table(
    "controls",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("maker", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("day", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("shape", LargeBinary, nullable=False),
    UniqueConstraint("maker", "day"),
    Index(None, "day"),
)

sightings = Table(
    "sightings",
    METADATA,
    Column("place", Text, primary_key=True),
    Column("control", KEY, ForeignKey("controls.key"), primary_key=True),
    Column("inside", Boolean, nullable=False),
    Index(None, "control"),
)
"""What was measured on the maps: whether one surely has its areas at a place."""
