from app.exploring.related import LikenessReason, Shared, related


def shared(key, text, weight=50.0, spread=2, **more):
    return Shared(key, text, weight, weight, 10, 20, spread, **more)


def found(terms, people=None, series=None, own=80, talks=100):
    return related(terms, people or {}, series or {}, own, talks)


def test_talks_that_share_rarer_words_are_more_alike():
    terms = [shared(2, "lathe", spread=9), shared(2, "wood", spread=9),
             shared(3, "glacier"), shared(3, "moraine")]  # fmt: skip
    assert [one.episode_id for one in found(terms)] == [3, 2]


def test_reasons_are_people_then_the_strongest_words():
    terms = [shared(2, "wood", 20.0), shared(2, "lathe", 90.0), shared(2, "oak", is_topic=True)]
    reasons = found(terms, {2: {"Ann Berg": 2}}, {2: "Workshop"})[0].reasons
    assert reasons == (
        LikenessReason("person", "Ann Berg"),
        LikenessReason("words", "lathe"),
        LikenessReason("topic", "oak"),
        LikenessReason("words", "wood"),
        LikenessReason("series", "Workshop"),
    )


def test_a_host_of_many_talks_is_no_reason():
    assert found([], {2: {"Ann Berg": 60}}) == []
    assert found([], {2: {"Ben Vik": 3}})[0].reasons == (LikenessReason("person", "Ben Vik"),)


def test_one_word_or_the_series_alone_is_no_reason():
    assert found([shared(2, "wood")], series={2: "Workshop"}) == []


def test_another_transcript_of_the_talk_is_not_told():
    terms = [shared(2, f"word{number}") for number in range(60)]
    assert found(terms) == []


def test_places_are_where_the_strongest_word_is_said():
    one = found([shared(2, "wood", 20.0), shared(2, "lathe", 90.0)])[0]
    assert (one.first, one.other_first) == (10, 20)


def test_words_of_everyday_speech_add_and_are_no_reason():
    strong = [shared(2, "lathe"), shared(2, "glacier")]
    weak = shared(2, "train", 200.0, is_weak=True)
    (one,) = found([*strong, weak])
    assert {reason.text for reason in one.reasons} == {"lathe", "glacier"}
    assert one.score > found(strong)[0].score
    assert found([strong[0], weak]) == []


def test_what_people_in_both_are_called_is_no_reason_and_names_and_phrases_come_first():
    terms = [shared(2, "oak", 90.0), shared(2, "Chris"), shared(2, "dry stone", 20.0)]
    reasons = found(terms, {2: {"Christopher Vik": 60}})[0].reasons
    assert [one.text for one in reasons] == ["dry stone", "oak"]
