"""Numbers that tell what the index and the mentions were made of, and the archive's own"""

import json
import uuid

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column(
        "episode", sa.Column("stamp", sa.BigInteger(), nullable=False, server_default="0")
    )
    op.add_column("episode", sa.Column("mentioned", sa.BigInteger(), nullable=True))
    op.execute("UPDATE episode SET stamp = random() & 4611686018427387903")
    op.execute("DELETE FROM fact WHERE name = 'identity'")
    op.get_bind().execute(
        sa.text("INSERT INTO fact (name, value) VALUES ('identity', :value)"),
        {"value": json.dumps(uuid.uuid4().hex)},
    )


def downgrade() -> None:
    with op.batch_alter_table("episode") as batch:
        batch.drop_column("mentioned")
        batch.drop_column("stamp")
