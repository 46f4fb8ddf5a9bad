"""What owners say of topics: which come first, what they are part of, where more is to be read"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
COLUMNS = ("is_pinned", "parents", "links")


def upgrade() -> None:
    op.add_column(
        "topic", sa.Column("is_pinned", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    for name in ("parents", "links"):
        op.add_column("topic", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("topic") as batch:
        for name in COLUMNS:
            batch.drop_column(name)
