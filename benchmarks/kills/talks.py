"""Invented talks, the same each time."""

import random
from pathlib import Path

WORDS = (
    "bell harbour fog herring pier tide lamp rope north crew winter boat radio chart engine storm "
    "ferry island net quay sail master night signal and the of we to in a was it then they"
).split()


def write_talks(folder: Path, count: int) -> None:
    """Invented talks, with keywords and topics."""
    folder.mkdir()
    (folder / "topics.yaml").write_text("- {title: Bells, words: [bell, the bell]}\n- {title: Fog}")
    for number in range(count):
        (folder / f"talk-{number}.md").write_text(talk(number))


def talk(number: int, again: str = "") -> str:
    """An invented talk: the same for the same number."""
    source = random.Random(f"{number}{again}")
    turns = (
        f"**{'Anna Berg' if turn % 2 else 'Ben Vik'}:** {' '.join(source.choices(WORDS, k=60))}."
        for turn in range(6)
    )
    keyword = WORDS[number % 24]
    return f"---\nkeywords: [{keyword}]\n---\n\n" + "\n\n".join(turns) + f"\n\nnumber{number}\n"


def change_talks(folder: Path, count: int) -> None:
    """A third of the talks are changed, some are moved, some gone, some new."""
    for number in range(0, count, 3):
        (folder / f"talk-{number}.md").write_text(talk(number, again="again"))
    (folder / "moved").mkdir()
    for number in range(1, count, 6):
        (folder / f"talk-{number}.md").rename(folder / "moved" / f"{number}.md")
    for number in range(2, count, 9):
        (folder / f"talk-{number}.md").unlink()
    for number in range(count, count + count // 4):
        (folder / f"talk-{number}.md").write_text(talk(number))
