"""Reading all services page by page."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_service_status_is_sample_service_id", "service", ["status", "is_sample", "service_id"])
    op.create_index("ix_service_organisation_id", "service", ["organisation_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_service_organisation_id", "service")
    op.drop_index("ix_service_status_is_sample_service_id", "service")
