"""Alembic's entry: runs on the connection `Database.migrate` hands over, so no extra file stands at the root."""

from alembic import context

from localoffer.store.records import Record

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
