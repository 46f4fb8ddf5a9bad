from app.exploring.topics import TopicCandidate, found_topics, is_topic


def candidate(text, talks=5, mentions=40, weight=60.0, place=3, spelled=()):
    told = [(text, 8, weight, place)] * talks + [(one, 8, weight, place) for one in spelled]
    return TopicCandidate(text.lower(), told, mentions)


def found(*candidates, people=(), shows=()):
    return [one.title for one in found_topics(candidates, people, shows, 3)]


def test_what_sets_more_talks_apart_comes_first():
    assert found(candidate("glacier"), candidate("moraine", talks=9, mentions=72)) == [
        "moraine", "glacier",
    ]  # fmt: skip


def test_what_sets_too_few_talks_apart_is_none():
    assert found(candidate("glacier", talks=2)) == []


def test_people_and_shows_are_no_topics():
    told = [candidate("Solheim"), candidate("Jane Solheim"), candidate("Harbour Voices")]
    assert found(*told, people=["Ingrid Solheim"], shows=["harbourvoices"]) == []
    assert found(candidate("Python"), shows=["The Talk Python"]) == ["Python"]


def test_what_is_said_everywhere_or_every_day_is_about_nothing():
    assert found(candidate("glacier", mentions=400)) == []
    assert found(candidate("money")) == []
    assert found(candidate("frozen glacier", mentions=400)) == ["frozen glacier"]


def test_spellings_of_one_thing_are_one_topic():
    topics = found_topics(
        [candidate("data sets", spelled=["data set"] * 3), candidate("dataset", talks=9)],
        (), (), 3,
    )  # fmt: skip
    assert [(one.title, set(one.words)) for one in topics] == [
        ("dataset", {"dataset", "data sets", "data set"})
    ]


def test_keywords_that_tell_nothing_are_none():
    assert not is_topic("Podcast", (), (), "en")
    assert not is_topic("The Robot Brains Podcast", (), ["therobotbrainspodcast"], "en")
    assert is_topic("AI", (), (), "en")
    assert is_topic("Artificial Intelligence", (), (), "en")


def test_an_everyday_word_is_a_topic_only_where_it_is_foremost_or_said_nowhere_else():
    spread = {"talks": 5, "mentions": 60}
    assert found(candidate("chapters", place=12, **spread)) == []
    assert found(candidate("chapters", place=3, **spread)) == ["chapters"]
    assert found(candidate("chapters", talks=5, mentions=40, place=12)) == ["chapters"]
    assert found(candidate("serverless", place=12, **spread)) == ["serverless"]
