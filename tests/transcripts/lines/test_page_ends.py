"""Lines that only a page says."""

import time

import pytest

from app.transcripts.lines.page_ends import is_page_end


@pytest.mark.parametrize(
    "line",
    ["Comments (3)", "4 comments:", "Deja un comentario", "Kommentare", "Click to share on Fogbook",
     "Compartir", "Related posts", "Lire aussi", "Das könnte dich auch interessieren", "Tags: fog",
     "Publicada por Vera Holm à(s) 22:15", "Powered by Fogpress", "© 2024 Fog Radio", "相关阅读"],
)  # fmt: skip
def test_a_page_says_it(line):
    assert is_page_end(line)


@pytest.mark.parametrize(
    "line",
    ["I read more than I should.", "No comments on the lamp came in, said Vera.", "", "Vera",
     "We share this lamp with nobody.", "She was related to the keeper"],
)  # fmt: skip
def test_somebody_may_say_it(line):
    assert not is_page_end(line)


def test_long_lines_are_told_at_once():
    start = time.process_time()
    for piece in ("no ", "compartir a", "posted by ", "all rights reserved ", " ", "("):
        is_page_end((piece * 300)[:300])
        is_page_end(piece * 100_000)
    assert time.process_time() - start < 1
