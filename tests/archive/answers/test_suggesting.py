import pytest

from app.archive.answers.suggesting import meant_instead, suggest


@pytest.fixture(scope="module")
def talks(archive_of):
    return archive_of(
        {
            "people.yaml": "- {name: Nora Bell, aliases: [Foghorn Nora]}\n",
            "topics.yaml": "- {title: Tide tables, words: [tide tables]}\n",
            "one.md": "---\ntitle: The Łódź Lighthouse\n---\n**Cory Doctorow:** the tide tables and"
            " the tidy table hang by the doctor and the document in the office\n\n"
            "**Łukasz Sørensen:** the tide was late\n\n**Nora Bell:** corn\n",
        }
    )


@pytest.fixture
def suggested(talks):
    def ask(typed):
        with talks.database.read() as session:
            return [(one.text, one.kind) for one in suggest(session, talks.engine, typed)]

    return ask


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("doc", ("Cory Doctorow", "person")),
        ("corry doc", ("Cory Doctorow", "person")),
        ("lukasz s", ("Łukasz Sørensen", "person")),
        ("SOREN", ("Łukasz Sørensen", "person")),
        ("foghorn", ("Nora Bell", "person")),
        ("lodz", ("The Łódź Lighthouse", "episode")),
        ("tide ta", ("Tide tables", "topic")),
    ],
)
def test_names_come_first_whatever_their_letters(suggested, typed, first):
    assert suggested(typed)[0] == first


def test_words_follow_names(suggested):
    assert suggested("doc")[1:] == [("doctor", "word"), ("document", "word")]


def test_no_words_are_put_together_that_nobody_says(suggested):
    assert ("the tidy", "word") in suggested("the ti")
    assert suggested("office ti") == []
    assert suggested("corry doc") == [("Cory Doctorow", "person")]
    assert suggested("zebra doc") == []
    assert not any(kind == "word" for _, kind in suggested("zzz ta"))


def test_words_that_find_the_same_or_that_hardly_anybody_says_are_not_suggested(archive):
    said = "the learner learned to learn " + "and the lead of the boat " * 3
    archive.write("one.md", f"**Nora Bell:** {said}\n")
    archive.run_import()
    with archive.database.read() as session:
        found = [one.text for one in suggest(session, archive.engine, "lea")]
    assert found == ["lead", "learn", "learner"]


def test_what_may_have_been_meant_is_told_only_where_it_finds_more(archive):
    archive.write("one.md", "**Nora Bell:** the lighthouse is kept by the keeper at night\n")
    archive.write("two.md", "---\ntitle: Lanterns\n---\n**Ben Vik:** and nothing else\n")
    archive.run_import()

    def told(typed, **filters):
        answer = archive.search(typed, filters=filters)
        with archive.database.read() as session:
            return meant_instead(session, archive.engine, answer)

    assert told("lighthuose") == "lighthouse"
    assert told("lighthuose said:ben") == told("lighthuose", speaker="ben-vik") == ""
    assert told("lighthuose xylograph") == "lighthouse xylograph"
    assert told('"lighthuose of nobody"') == ""
