"""Links to passages that were cut otherwise before, and what was guessed for raw captions"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("transcript", sa.Column("restored", sa.LargeBinary(), nullable=True))
    op.create_table(
        "link",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("episode_id", sa.Integer(), nullable=True),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("places", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_link_episode_id", "link", ["episode_id"])


def downgrade() -> None:
    op.drop_table("link")
    with op.batch_alter_table("transcript") as batch:
        batch.drop_column("restored")
