"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "about",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_about"),
    )
    op.create_table(
        "acts",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_acts"),
    )
    op.create_index("ix_acts_target", "acts", ["target"])
    op.create_table(
        "assessments",
        sa.Column("number", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("assessment", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_assessments"),
        sa.UniqueConstraint("id", name="uq_assessments_id"),
    )
    op.create_index("ix_assessments_target", "assessments", ["target"])
    op.create_table(
        "controls",
        sa.Column("key", KEY, nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("shape", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_controls"),
        sa.UniqueConstraint("maker", "day", name="uq_controls_maker_day"),
    )
    op.create_index("ix_controls_day", "controls", ["day"])
    op.create_table(
        "events",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("stretch", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("place_name", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer()),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("event", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_index("ix_events_day", "events", ["day"])
    op.create_index("ix_events_place_sort_day", "events", ["place", "sort", "day"])
    op.create_index("ix_events_stretch_day", "events", ["stretch", "day"])
    op.create_table(
        "reports",
        sa.Column("key", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("published_us", sa.BigInteger()),
        sa.Column("added_us", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("excerpt", sa.Boolean(), nullable=False),
        sa.Column("family", sa.Text()),
        sa.Column("reading", sa.LargeBinary(), nullable=False),
        sa.Column("runs", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_reports"),
        sa.UniqueConstraint("page", "version", name="uq_reports_page_version"),
    )
    op.create_index("ix_reports_family", "reports", ["family"])
    op.create_index("ix_reports_id", "reports", ["id"])
    op.create_index("ix_reports_published_us", "reports", ["published_us"])
    op.create_index("ix_reports_sha256", "reports", ["sha256"])
    op.create_table(
        "claims",
        sa.Column("key", KEY, nullable=False),
        sa.Column("report", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("happened_us", sa.BigInteger()),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("stated", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name="fk_claims_report"),
        sa.PrimaryKeyConstraint("key", name="pk_claims"),
    )
    op.create_index("ix_claims_happened_us", "claims", ["happened_us"])
    op.create_index("ix_claims_id", "claims", ["id"])
    op.create_index("ix_claims_report_start", "claims", ["report", "start"])
    op.create_table(
        "copies",
        sa.Column("left", KEY, nullable=False),
        sa.Column("right", KEY, nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["left"], ["reports.key"], name="fk_copies_left"),
        sa.ForeignKeyConstraint(["right"], ["reports.key"], name="fk_copies_right"),
        sa.PrimaryKeyConstraint("left", "right", name="pk_copies"),
    )
    op.create_index("ix_copies_right", "copies", ["right"])
    op.create_table(
        "quotations",
        sa.Column("words", sa.BigInteger(), nullable=False),
        sa.Column("report", KEY, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("speaker_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name="fk_quotations_report"),
        sa.PrimaryKeyConstraint("words", "report", "start", name="pk_quotations"),
    )
    op.create_index("ix_quotations_report", "quotations", ["report"])
    op.create_table(
        "sketches",
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("report", KEY, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name="fk_sketches_report"),
        sa.PrimaryKeyConstraint("run", "report", name="pk_sketches"),
    )
    op.create_index("ix_sketches_report", "sketches", ["report"])
    op.create_table(
        "event_claims",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("claim", KEY, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], name="fk_event_claims_claim"),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_event_claims_event", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "claim", name="pk_event_claims"),
    )
    op.create_index("ix_event_claims_claim", "event_claims", ["claim"])
    op.create_table(
        "places",
        sa.Column("claim", KEY, nullable=False),
        sa.Column("stretch", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer()),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], name="fk_places_claim"),
        sa.PrimaryKeyConstraint("claim", "stretch", name="pk_places"),
    )
    op.create_index("ix_places_stretch_day", "places", ["stretch", "day"])
    _searchable()


def _searchable() -> None:
    """Full text over words folded in Python: the same words are found in both databases."""
    if op.get_bind().dialect.name == "sqlite":
        for table in ("claim_words", "report_words"):
            op.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
            )
        return
    for table in ("claim_words", "report_words"):
        op.execute(f"CREATE TABLE {table} (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute(f"CREATE INDEX ix_{table}_words ON {table} USING gin (words)")
