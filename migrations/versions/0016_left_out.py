"""What clean reading leaves out of raw captions, which pages worked out before"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("contents", sa.Column("left_out", sa.JSON(), nullable=False, server_default="[]"))
    op.execute("DELETE FROM contents")


def downgrade() -> None:
    with op.batch_alter_table("contents") as table:
        table.drop_column("left_out")
