"""Contents of talks and excerpts on topics, which pages worked out before"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "contents",
        sa.Column("episode_id", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.Integer(), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("episode_id"),
    )
    op.create_table(
        "excerpts",
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("episode_id", sa.Integer(), nullable=False),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("topic_id", "episode_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_excerpts_episode_id", "excerpts", ["episode_id"])
    op.execute("UPDATE episode SET mentioned = NULL")  # so that the next import finds the excerpts


def downgrade() -> None:
    op.drop_table("excerpts")
    op.drop_table("contents")
