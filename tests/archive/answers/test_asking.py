import pytest

from app.archive.answers.asking import asked_for


@pytest.fixture(scope="module")
def talks(archive_of):
    others = "\n\n".join(f"**Ben Vik:** the boat number {one} is tarred" for one in "abcdefgh")
    return archive_of(
        {
            "one.md": "**Cleo Marsh:** sleep is sleep and sleep alone mends what Adam broke\n\n"
            f"{others}\n\n**Cleo Marsh:** worse is better they said\n",
            "two.md": "**Adam Berg:** on a boat nobody minds the hour and sleep comes when it comes"
            f"\n\n{others}\n\n**Adam Berg:** the bell is loud\n",
        }
    )


@pytest.fixture
def names(talks):
    def ask(typed):
        with talks.database.read() as session:
            query = asked_for(session, typed)
        return query.favour and query.favour.names, query.words

    return ask


@pytest.mark.parametrize(
    "typed",
    [
        "what does Adam say about sleep",
        "What did Adam Berg say about sleep?",
        "did adam ever mention sleep",
        "adam on sleep",
        "Adam Berg about sleep",
        "adam's view on sleep",
        "ADAM said sleep",
    ],
)
def test_whom_a_question_names_comes_first_and_the_others_are_found(talks, typed):
    found = talks.search(typed)
    assert [hit.episode.slug for hit in found.hits][:1] == ["two"]
    assert "one" in [hit.episode.slug for hit in found.hits]


def test_without_a_name_whoever_says_most_comes_first(talks):
    assert [hit.episode.slug for hit in talks.search("sleep").hits] == ["one", "two"]
    said = talks.search("who said worse is better").hits[0]
    assert {turn.speaker for turn in said.turns} >= {"Cleo Marsh"}
    assert "worse" in {said.words[number] for number in said.highlighted}


def test_a_name_is_a_wish_and_the_words_of_the_question_are_none(names):
    assert names("what does Adam say about sleep") == (("adam",), ("adam", "sleep"))


@pytest.mark.parametrize(
    "typed",
    [
        "boat on sleep",
        "what does the bell say about sleep",
        "what does Adamson say about sleep",
        "ad on sleep",
        '"adam on sleep"',
        "adam",
        "adam on",
        "said:adam sleep",
    ],
)
def test_nobody_is_named_here(names, typed):
    assert names(typed)[0] is None
