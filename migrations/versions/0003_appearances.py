"""Who takes part in an episode, also hosts and guests; what was guessed is dropped"""

import json
import re

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "appearance",
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("episode_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("speaker_id", "episode_id"),
    )
    op.create_index("ix_appearance_episode_id", "appearance", ["episode_id"])
    op.execute(
        "INSERT INTO appearance (speaker_id, episode_id, role, words, first) "
        "SELECT speaker_id, episode_id, 'speaker', SUM(last - first), MIN(first) FROM turn "
        "WHERE speaker_id IS NOT NULL GROUP BY speaker_id, episode_id"
    )
    _add_hosts_and_guests(op.get_bind())
    # What was guessed for raw captions is two bytes a word from now on; it is guessed anew by the
    # next import, which reads every file again. Until then they are shown as captioned.
    op.execute("UPDATE transcript SET restored = NULL")


def _add_hosts_and_guests(connection: sa.Connection) -> None:
    rows = connection.execute(sa.text("SELECT name, id, slug FROM speaker")).all()
    ids, slugs = {name: key for name, key, _ in rows}, {slug for _, _, slug in rows}
    for episode_id, people in connection.execute(sa.text("SELECT id, people FROM episode")).all():
        for kind, role in (("hosts", "host"), ("guests", "guest")):
            for name in json.loads(people or "{}").get(kind, ()):
                if name not in ids:
                    base = slug = re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or "untitled"
                    while slug in slugs:
                        slug = f"{base}-{len(slugs)}"
                    slugs.add(slug)
                    added = connection.execute(
                        sa.text("INSERT INTO speaker (slug, name) VALUES (:slug, :name)"),
                        {"slug": slug, "name": name},
                    )
                    ids[name] = added.lastrowid
                connection.execute(
                    sa.text(
                        "INSERT INTO appearance (speaker_id, episode_id, role, words) "
                        "VALUES (:speaker, :episode, :role, 0) "
                        "ON CONFLICT (speaker_id, episode_id) DO UPDATE SET role = :role"
                    ),
                    {"speaker": ids[name], "episode": episode_id, "role": role},
                )


def downgrade() -> None:
    op.drop_table("appearance")
