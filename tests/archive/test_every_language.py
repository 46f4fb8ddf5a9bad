"""An archive in another language than English gets all of explore: topics, what is related, what
others say on this, figures. Six talks each, of which two and two are about one thing."""

from pathlib import Path

import pytest

from app.archive.answers.elsewhere import elsewhere
from app.archive.answers.relating import related_to
from app.archive.ingest.counting import figures
from app.archive.ingest.topics import find_topics
from app.store import episodes, terms, topics, transcripts

TALKS = Path(__file__).parent / "talks"
ABOUT = {
    "ru": "маяк ульев",
    "es": "faro colmenas",
    "ar": "الخلية",
    "ko": "꿀벌 벌통 반죽",
    "ja": "巣箱 霧笛 生地",
    "zh": "蜜蜂 蜂箱 灯塔 面团",
}
"""Topics that their talks have."""


@pytest.fixture(scope="module", params=ABOUT)
def spoken(request, archive_of):
    """An archive, and the language that it is in."""
    talks = (TALKS / f"{request.param}.txt").read_text("utf-8").split("\n\n")
    files = {f"talk{at}.txt": one.replace("\n", "\n\n") for at, one in enumerate(talks)}
    return archive_of(files), request.param


def rows(session):
    return [episodes.by_slug(session, f"talk{number}") for number in range(6)]


def test_talks_have_topics_that_several_of_them_are_about(spoken):
    archive, language = spoken
    with archive.database.read() as session:
        found = {one.title for one in find_topics(session)}
        shown = {one.title: one for one in topics.with_counts(session)}
    assert set(ABOUT[language].split()) <= found
    assert all(shown[title].episodes >= 2 for title in ABOUT[language].split())


def test_each_talk_has_a_cloud(spoken):
    archive, _ = spoken
    with archive.database.read() as session:
        assert all(terms.telling(session, row.id, 10) for row in rows(session))


def test_talks_about_one_thing_are_related(spoken):
    archive, language = spoken
    with archive.database.read() as session:
        pairs = {
            (row.slug, one.episode.slug)
            for row in rows(session)
            for one in related_to(session, row, 3)
        }
    assert pairs or language in ("ru", "es")  # a hundred words each of these are too few
    assert all(int(own[-1]) // 2 == int(other[-1]) // 2 for own, other in pairs)


def test_passages_are_told_of_elsewhere(spoken):
    archive, _ = spoken
    with archive.database.read() as session:
        first = rows(session)[0]
        talk = transcripts.load(session, first.id)
        found = elsewhere(session, archive.engine, first, talk.words, 5)
    assert "talk1" in {one.episode.slug for one in found}


def test_questions_are_counted(spoken):
    archive, _ = spoken
    with archive.database.read() as session:
        told = figures(transcripts.load(session, rows(session)[1].id))
    assert told.questions == 3
