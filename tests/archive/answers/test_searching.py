import pytest

from app.store import transcripts


@pytest.fixture(scope="module")
def made(archive_of):
    files = {
        "topics.yaml": "[]",
        "a/one.md": "---\ndate: 2019-01-01\n---\n**Anna Berg:** the bell in the fog\n\n**A:** x\n",
        "b/two.md": "---\ndate: 2021-01-01\n---\n**Ben Vik:** the bell at noon\n\n**B:** x\n",
    }
    return archive_of(files)


@pytest.fixture
def filled(made, copy_of):
    return copy_of(made)


def slugs(filled, typed, filters=()):
    answer = filled.search(typed, filters=dict(filters))
    assert answer.total == len(answer.hits)
    return sorted(hit.episode.slug for hit in answer.hits)


def test_filters_typed_and_filters_chosen_do_the_same(filled):
    assert slugs(filled, "bell") == ["one", "two"]
    assert slugs(filled, "bell speaker:anna") == ["one"]
    assert slugs(filled, "bell", {"speaker": "ben-vik"}) == ["two"]
    assert slugs(filled, "bell series:a") == ["one"]
    assert slugs(filled, "bell", {"series": "b"}) == ["two"]
    assert slugs(filled, "bell year:2020..") == ["two"]
    assert slugs(filled, "bell", {"year": "2019"}) == ["one"]
    assert slugs(filled, "bell in:two") == ["two"]
    assert slugs(filled, "bell speaker:nobody") == []
    assert slugs(filled, "bell speaker:-") == []


def test_what_is_named_twice_must_hold_twice_in_whatever_order(archive):
    archive.write(
        "topics.yaml", "- {title: Sand, words: [sand]}\n- {title: Bells, words: [bell]}\n"
    )
    archive.write("a/one.md", "**Anna Berg:** the sand in the fog\n")
    archive.run_import()
    assert slugs(archive, "fog about:sand") == ["one"]
    nothing_about = ["fog about:sand about:bells", "fog about:bells about:sand"]
    nobody_by = ["fog speaker:anna speaker:nobody", "fog speaker:nobody speaker:anna"]
    nowhere_in = ["fog series:a series:b", "fog series:b series:a", "fog in:one in:two"]
    never = ["fog year:2019 year:2020", "fog before:1900 speaker:anna"]
    for typed in [*nothing_about, *nobody_by, *nowhere_in, *never]:
        assert slugs(archive, typed) == []


def test_marked_words_are_those_that_matched(filled):
    hit = filled.search("fog bells").hits[0]
    assert [hit.words[number] for number in sorted(hit.highlighted)] == ["bell", "fog"]


@pytest.mark.parametrize("typed", ["", "   ", '"', "-", "-bell", "()", "speaker:", "\0", "🎉", "*"])
def test_odd_queries_give_an_empty_answer(filled, typed):
    assert filled.search(typed).total == 0


TALK = (
    "So where did you grow up, and what did the harbour look like in those days? "
    + "I remember the ropes and the smell of tar and the old man who counted the boats. " * 3
    + "We sold herring. "
)


def test_a_hit_shows_what_is_said_next_to_its_passage(archive):
    archive.write(
        "talk.md", "**Ann Berg:** " + TALK + "The fog came in from Rotterdam. " * 8 + "\n"
    )
    archive.run_import()
    hit = archive.search("herring").hits[0]
    assert hit.passage.last - hit.passage.first < len(hit.words) <= 90
    assert [hit.words[number] for number in hit.highlighted] == ["herring."]
    assert hit.words[0] in ("So", "I", "We", "The")
    assert hit.goes_on == (False, False)


def test_what_a_hit_has_shown_is_not_shown_beside_a_later_one(archive):
    lines = [f"Boat {number} came home." for number in range(60)]
    archive.write("talk.md", " ".join(lines) + "\n")
    archive.run_import()
    with archive.database.read() as session:
        said = transcripts.words(session, 1)
    shown: set[str] = set()
    hits = archive.search("boat home").hits
    for hit in hits:
        own = set(said[hit.passage.first : hit.passage.last])
        beside = {word for word in hit.words if word.isdigit()} - own
        assert not beside & shown
        shown |= {word for word in hit.words if word.isdigit()}
    assert len(hits) > 2
    assert len(shown) == 60


def test_a_hit_shows_nothing_that_somebody_else_says(archive):
    answer = "I remember the ropes and the smell of tar and the man who counted the boats. " * 3
    archive.write("talk.md", f"**Ann Berg:** {answer}\n\n**Ben Vik:** {TALK}\n\n**Ann:** Yes.\n")
    archive.run_import()
    hit = archive.search("grow up").hits[0]
    assert hit.passage.speaker == "Ben Vik"
    assert hit.words[0] == "So"


def test_a_hit_in_a_talk_without_spaces_is_one_passage_long(archive):
    said = ["港の東側で、静かな声で長い時間話しました。", "二人だけで、古い航海日誌を聞きました。"]
    told = [f"**佐藤花子:** {said[number % 2]}" for number in range(60)]
    told[30] = "**田中一郎:** 霧の深い朝に、赤い浮標の近くで見つけました。"
    archive.write("talk.md", "---\nlanguage: ja\n---\n" + "\n\n".join(told))
    archive.run_import()
    hit = archive.search('"深い朝に、赤い浮標"').hits[0]
    assert any("霧" in word for word in hit.words)
    assert len("".join(hit.words)) < 250
    assert archive.search('"深い朝に、青い浮標"').is_nearest


def test_words_are_found_by_their_beginnings_alone(archive):
    archive.write("a/one.md", "**Anna Berg:** dying stars\n")
    archive.write("a/two.md", "**Anna Berg:** the die is cast, and the stars too\n")
    archive.run_import()
    assert slugs(archive, "dy*") == ["one"]
    assert slugs(archive, "star*") == ["one", "two"]


def test_the_best_of_each_episode_are_the_same_however_many_are_asked_for(archive):
    """Most hits are in one talk, so that a few of them tell of no other."""
    said = "\n\n".join(
        f"**Anna:** The bell rang {'so ' * (one % 7)}often. " * 3 for one in range(99)
    )
    archive.write("a/one.md", f"{said}\n")
    archive.write("b/pier.md", "**Ben:** Nobody at the pier hears such a bell any more.\n")
    archive.write("b/quay.md", "**Ben:** My uncle cast his first bell in a yard by the quay.\n")
    archive.write("b/lamp.md", "**Ben:** They hung one bell below each lamp along our street.\n")
    archive.run_import()
    whole = archive.search("bell", grouped=True, limit=300).hits
    assert len({hit.episode.slug for hit in whole}) == len(whole) == 4
    for offset in range(4):
        one = archive.search("bell", grouped=True, limit=1, offset=offset).hits
        assert [hit.passage.key for hit in one] == [whole[offset].passage.key]


def test_a_hit_shows_the_words_of_a_talk_as_they_are_now(filled):
    assert filled.search("thick fog").hits[0].words[:5] == tuple("the bell in the fog".split())
    filled.write("a/one.md", "**Anna Berg:** the bell in the thick fog of May\n")
    filled.run_import()
    assert "thick" in filled.search("thick fog").hits[0].words


def test_a_filter_alone_lists_what_it_lets_through(filled):
    (hit,) = filled.search("said:anna").hits
    assert (hit.speaker, list(hit.words[:2]), hit.why) == ("Anna Berg", ["the", "bell"], "")
    assert slugs(filled, "said:ben") == ["two"]
    assert slugs(filled, "", {"speaker": "ben-vik"}) == ["two"]
    assert slugs(filled, "said:nobody") == slugs(filled, "-bell") == []
