"""Runs the migrations on the connection that `schema.prepare` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from petaday_service.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
