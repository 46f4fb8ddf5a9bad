"""A passage worth reading, for the home page."""

import datetime

from app.archive.answers.passage_of_the_day import passage_of_the_day

DAYS = [datetime.date(2026, 1, 1) + datetime.timedelta(days) for days in range(12)]
WORDS = "the lighthouse keeper wound the clockwork lamp and trimmed every wick before dusk".split()


def test_each_day_has_its_passage_and_keeps_it(archive_of):
    talks = {
        f"{name}.md": "\n\n".join(
            f"**Anna:** {name} {' '.join(WORDS * (5 if number == 3 else 1))}."
            for number in range(6)
        )
        for name in ("fog", "bell", "sand")
    }
    archive = archive_of(talks)
    with archive.database.read() as session:
        found = [passage_of_the_day(session, day) for day in DAYS]
        again = [passage_of_the_day(session, day) for day in DAYS]
    assert [one.passage.key for one in found] == [one.passage.key for one in again]
    assert len({one.episode.slug for one in found}) > 1
    assert all(40 <= len(one.words) <= 130 for one in found)


def test_an_empty_archive_has_none(archive_of):
    with archive_of({}).database.read() as session:
        assert passage_of_the_day(session, DAYS[0]) is None


def test_greetings_are_passed_over_for_what_the_talk_is_about(archive_of):
    other = "So each of the crates goes on top of another of the same size and colour over here. "
    about = "The foghorn keeper told me that a foghorn drowns in heavy fog, and he mended it. "
    greeting = "Welcome everybody to our show about the foghorn, the foghorn keeper and his fog. "
    talk = "\n\n".join(
        f"**Anna:** {text * 4}"
        for text in (greeting, *[other] * 5, about, *[other] * 5, "Thank you, foghorn keeper. ")
    )
    archive = archive_of({"horn.md": talk, "sea.md": f"**Ben:** {other * 40}"})
    with archive.database.read() as session:
        found = [passage_of_the_day(session, day) for day in DAYS]
    horns = [" ".join(one.words) for one in found if one.episode.slug == "horn"]
    assert horns
    assert all("drowns" in text for text in horns)
