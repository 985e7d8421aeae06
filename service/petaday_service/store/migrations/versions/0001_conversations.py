"""Conversations and their turns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.Text().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "conversation",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("begun", MOMENT, nullable=False, server_default=sa.func.current_timestamp()),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "turn",
        sa.Column("conversation", sa.Text, sa.ForeignKey("conversation.id"), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False, server_default=sa.func.current_timestamp()),
    )
