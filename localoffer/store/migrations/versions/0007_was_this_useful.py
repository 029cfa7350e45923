"""Whether families found an answer useful, counted by month and by kind of answer; nobody is counted apart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "useful",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("gss_code", sa.String(length=16), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("said", sa.String(length=20), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "outcome", "gss_code", "topic", "said", name=op.f("pk_useful")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("useful")
