"""A person to talk to: how a helpline is reached and when it is open, and requests to be called back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("helpline", schema=None) as batch_op:
        batch_op.add_column(sa.Column("relay", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("bsl", sa.String(length=80), nullable=True))
        batch_op.add_column(sa.Column("opening", sa.String(length=200), nullable=True))
    op.create_table(
        "callback_request",
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("route", sa.String(length=8), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("best_time", sa.Text(), nullable=True),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("gss_code", sa.String(length=16), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("consented_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_callback_request")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_callback_request_code_hash")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("callback_request")
    with op.batch_alter_table("helpline", schema=None) as batch_op:
        batch_op.drop_column("opening")
        batch_op.drop_column("bsl")
        batch_op.drop_column("relay")
