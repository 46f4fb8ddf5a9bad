from app.archive.answers.portrait import portrait
from app.store import people

ASKED = "Ann: そう?\n\n"
FEW_LONG = "Ben: " + "灯台の光が夜の海を照らし続けて船は静かに港へ帰ってきました。 " * 3 + "\n\n"
MANY_SHORT = "Ben: " + "はい。 " * 12 + "\n\n"
FOG = "Ann: " + "霧が深くて何も見えなかったので鐘の音だけが頼りでした。 " * 6 + "\n\n"


def longest(archive, slug):
    with archive.database.read() as session:
        found = portrait(session, archive.engine, people.by_slug(session, slug))
        return [(one.words, one.text[:2]) for one in found.longest]


def test_where_no_spaces_stand_between_words_the_longest_says_most(archive):
    archive.write("a.txt", (FOG + ASKED + MANY_SHORT + FOG + ASKED + FEW_LONG) * 2)
    archive.run_import()
    found = longest(archive, "ben")
    assert found[0][1] == "灯台"
    assert [words for words, _ in found] == sorted((words for words, _ in found), reverse=True)


def test_between_spaces_the_longest_is_that_of_most_words(archive):
    talk = "Ann: So?\n\nBen: " + "It rained. " * 9 + "\n\nAnn: And then?\n\nBen: It stopped.\n\n"
    archive.write("a.txt", talk)
    archive.run_import()
    assert [words for words, _ in longest(archive, "ben")] == [18, 2]
