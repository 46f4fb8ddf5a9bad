"""Where in a talk each topic and each speaker comes up."""

import datetime

from app.store.topics import TopicPlaces
from app.transcripts.builder import Builder
from app.web.views.episode import episode_view
from app.web.views.lanes import lane_views
from tests.archive.exports.writing import episode, stored


def talk(times=()):
    builder = Builder("test")
    for number in range(40):
        if number % 10 == 0:
            builder.turn("Ann" if number % 20 == 0 else "Ben")
            builder.paragraph()
        if number in times:
            builder.time(number * 1000)
        builder.said(f"word{number}.")
    return stored(builder.build())


def lanes(of, topics=()):
    added = datetime.datetime(2026, 11, 1)
    row = episode(
        slug="the-bell", added_at=added, word_count=40, comment_count=0, info=[], youtube_id=None
    )
    return lane_views(episode_view(row), of, topics)


def test_speakers_stand_where_they_speak_in_thousandths_of_the_words():
    ann, ben = lanes(talk())
    assert [(ann.name, ann.kind), (ben.name, ben.kind)] == [("Ann", "speaker"), ("Ben", "speaker")]
    assert [(one.left, one.width) for one in ann.stretches] == [(0, 250), (500, 250)]
    assert [(one.left, one.width) for one in ben.stretches] == [(250, 250), (750, 250)]
    assert all(one.url.startswith("/episodes/the-bell#p") for one in ann.stretches)


def test_a_topic_stands_at_the_passages_that_speak_of_it_and_says_how_often():
    of = talk()
    last = of.passages[-1]
    *_, topic = lanes(of, [TopicPlaces("Fog", [last.first, last.first + 1])])
    assert (topic.name, topic.kind) == ("Fog", "topic")
    (only,) = topic.stretches
    assert (only.left, only.url) == (last.first * 1000 // 40, f"/episodes/the-bell#p{last.key}")
    assert only.text.endswith(", 2×")


def test_times_that_are_estimated_are_marked_and_others_are_not():
    assert all(one.time.startswith("≈ ") for lane in lanes(talk()) for one in lane.stretches)
    known = lanes(talk(times=range(40)))
    assert [one.time for one in known[0].stretches] == ["0:00", "0:20"]
    assert [one.text for one in known[1].stretches] == ["0:10, 10 words", "0:30, 10 words"]
