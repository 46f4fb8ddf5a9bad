"""Transcripts of one talk are versions of one episode"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("source", sa.Column("talk_ids", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("transcript", sa.Column("sketch", sa.LargeBinary(), nullable=True))
    op.create_table(
        "version",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("episode_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("media_url", sa.String(), nullable=True),
        sa.Column("youtube_id", sa.String(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("timeline", sa.LargeBinary(), nullable=False),
        sa.Column("breaks", sa.LargeBinary(), nullable=False),
        sa.Column("cues", sa.LargeBinary(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("readings", sa.JSON(), nullable=False),
        sa.Column("lifted_from", sa.String(), nullable=True),
        sa.Column("restored", sa.LargeBinary(), nullable=True),
        sa.Column("confidences", sa.LargeBinary(), nullable=True),
        sa.Column("turns", sa.JSON(), nullable=False),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("source_id"),
    )
    op.create_index("ix_version_episode_id", "version", ["episode_id"])
    op.create_table(
        "likeness",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(), nullable=False),
        sa.Column("shorter", sa.Float(), nullable=False),
        sa.Column("longer", sa.Float(), nullable=False),
        sa.Column("same", sa.Float(), nullable=False),
        sa.Column("is_same_talk", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["first_id"], ["episode.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["second_id"], ["episode.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("first_id", "second_id"),
    )
    op.create_index("ix_likeness_second_id", "likeness", ["second_id"])


def downgrade() -> None:
    op.drop_table("likeness")
    op.drop_table("version")
    with op.batch_alter_table("transcript") as batch:
        batch.drop_column("sketch")
    with op.batch_alter_table("source") as batch:
        batch.drop_column("talk_ids")
