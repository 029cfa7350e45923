"""Searching services"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_COLUMNS = "name, purpose, description, around, codes"
_NEW = "new.name, new.purpose, new.description, new.around, new.codes"
_OLD = "old.name, old.purpose, old.description, old.around, old.codes"
# FTS5 reads the words from service_text and keeps only its index. A row is taken out by telling the words it had.
_SQLITE = (
    f"""CREATE VIRTUAL TABLE service_text_fts USING fts5({_COLUMNS},
        content='service_text', content_rowid='id', tokenize="unicode61 remove_diacritics 0 tokenchars '\\:_'")""",
    f"""CREATE TRIGGER service_text_added AFTER INSERT ON service_text BEGIN
        INSERT INTO service_text_fts(rowid, {_COLUMNS}) VALUES (new.id, {_NEW}); END""",  # noqa: S608 - our own columns
    f"""CREATE TRIGGER service_text_gone AFTER DELETE ON service_text BEGIN
        INSERT INTO service_text_fts(service_text_fts, rowid, {_COLUMNS}) VALUES ('delete', old.id, {_OLD}); END""",  # noqa: S608
    f"""CREATE TRIGGER service_text_changed AFTER UPDATE ON service_text BEGIN
        INSERT INTO service_text_fts(service_text_fts, rowid, {_COLUMNS}) VALUES ('delete', old.id, {_OLD});
        INSERT INTO service_text_fts(rowid, {_COLUMNS}) VALUES (new.id, {_NEW}); END""",  # noqa: S608 - our own columns
)
# Codes hold signs that PostgreSQL's parser would cut at, so they come in as an array.
_POSTGRESQL = (
    """ALTER TABLE service_text ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple'::regconfig, name), 'A') ||
        setweight(to_tsvector('simple'::regconfig, purpose), 'B') ||
        setweight(to_tsvector('simple'::regconfig, description), 'C') ||
        setweight(to_tsvector('simple'::regconfig, around), 'D') ||
        array_to_tsvector(string_to_array(codes, ' '))) STORED""",
    "CREATE INDEX ix_service_text_words ON service_text USING gin (words)",
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "service_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("around", sa.Text(), nullable=False),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.service_id"], name=op.f("fk_service_text_service_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_text")),
        sa.UniqueConstraint("service_id", name=op.f("uq_service_text_service_id")),
    )
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    """Undo."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE service_text_fts")
    op.drop_table("service_text")
