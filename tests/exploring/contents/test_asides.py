from app.exploring.contents.asides import Aside, asides, is_welcome

TALK = "The keel of the boat was laid in spring.".split()
OPENING = "This portion of the show is brought to you by Ropes, who make ropes.".split()
MIDDLE = "A rope holds in any storm.".split()
CLOSING = "Every rope is tarred twice. Thank you to Ropes for supporting the show.".split()
BYE = "Thank you for joining us, and goodbye.".split()


def test_an_advertisement_lasts_from_its_opening_to_its_thanks():
    found = asides([TALK, TALK, OPENING, MIDDLE, CLOSING, TALK, TALK, TALK, TALK])
    assert found == {(2, 5): Aside.SPONSORS}


def test_one_that_begins_late_in_a_passage_begins_with_the_next():
    late = [*TALK, *TALK, *OPENING]
    found = asides([TALK, late, MIDDLE, CLOSING, TALK, TALK, TALK, TALK])
    assert found == {(2, 4): Aside.SPONSORS}


def test_who_speaks_about_sponsors_is_none():
    spoken = "They have sponsors, and GitHub is our sponsor too, go to docs.python for it.".split()
    assert asides([TALK, spoken, TALK, TALK, TALK]) == {}


def test_leave_is_taken_at_the_end_alone():
    assert asides([BYE, *[TALK] * 8]) == {}
    assert asides([*[TALK] * 8, BYE, TALK]) == {(8, 10): Aside.FAREWELL}
    for last in ("Any last things y'all want to say?", "It is edited and mixed by Per Holm."):
        assert asides([*[TALK] * 8, last.split()]) == {(8, 9): Aside.FAREWELL}


def test_listeners_are_welcomed():
    assert is_welcome("Hello and welcome to Harbour Voices".split())
    assert not is_welcome(TALK)
