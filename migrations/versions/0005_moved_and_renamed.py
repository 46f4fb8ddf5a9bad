"""Files that were moved keep their links, and names that were changed lead on"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("source", sa.Column("seed", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE source SET seed = path")
    op.create_table(
        "former_slug",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "slug"),
    )


def downgrade() -> None:
    op.drop_table("former_slug")
    with op.batch_alter_table("source") as batch:
        batch.drop_column("seed")
