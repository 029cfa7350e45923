"""A service has one source"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.add_column(sa.Column("source", sa.Text(), nullable=True))
    op.execute(
        "UPDATE service SET source = (SELECT v.source FROM offer_version v WHERE v.version_id = service.version_id)"
    )


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.drop_column("source")
