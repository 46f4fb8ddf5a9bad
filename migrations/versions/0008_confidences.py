"""How sure whoever heard them was of the words of a transcript"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("transcript", sa.Column("confidences", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("transcript", "confidences")
