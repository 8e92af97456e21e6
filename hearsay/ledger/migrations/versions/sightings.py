"""What was measured on control maps, which count as origins from here on."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "sightings",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("control", KEY, nullable=False),
        sa.Column("inside", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["control"], ["controls.key"], name="fk_sightings_control"),
        sa.PrimaryKeyConstraint("place", "control", name="pk_sightings"),
    )
    op.create_index("ix_sightings_control", "sightings", ["control"])
    # Events that the maps held already bear on are put together anew by whoever opens the ledger next.
    op.execute("INSERT INTO about (name, value) SELECT 'maps', 'not counted yet' WHERE EXISTS (SELECT 1 FROM controls)")
