"""The words and phrases of each episode, and which set it apart"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "profile",
        sa.Column("episode_id", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("episode_id"),
    )
    op.create_table(
        "term",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("episodes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "telling",
        sa.Column("episode_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("episode_id", "place"),
        sqlite_with_rowid=False,
    )
    op.create_index("telling_by_key", "telling", ["key"])
    op.create_table(
        "repeated",
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("run"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in ("repeated", "telling", "term", "profile"):
        op.drop_table(table)
