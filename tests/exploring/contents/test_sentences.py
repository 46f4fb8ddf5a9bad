from app.exploring.contents.sentences import sentences


def test_a_nod_that_is_asked_for_is_no_question():
    said = "The lens was in the crate, right? Where do you keep the lens in winter?".split()
    assert [one.is_question for one in sentences(said)] == [False, True]


def test_what_stands_behind_a_name_and_a_colon_is_no_title():
    assert not list(sentences("VERA HOLM: Yes, the lens was in the crate.".split()))


def test_a_sentence_that_goes_on_from_another_one_is_less_clear():
    part, whole = sentences("Or we keep it in the crate. The crate is kept in winter.".split())
    assert part.clarity < whole.clarity


def test_a_sentence_of_the_commonest_words_tells_less():
    empty, telling = sentences(
        "What do you want right now? What do lighthouses burn right now?".split()
    )
    assert empty.clarity < telling.clarity / 2


def test_thanks_tell_nothing_of_the_subject():
    thanks, lens = sentences(
        "Thank you for polishing the lens. Nobody here polishes the lens.".split()
    )
    assert thanks.clarity < lens.clarity / 2
