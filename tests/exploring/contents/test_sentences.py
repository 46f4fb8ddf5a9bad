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


def test_what_a_talk_leads_in_with_is_left_out():
    (lens,) = sentences("First of all, the lens of the lighthouse weighs five tonnes.".split())
    assert lens.text == "The lens of the lighthouse weighs five tonnes."
    (again,) = sentences("By the way, the lens of the lighthouse weighs five tonnes.".split())
    assert again.text == lens.text


def test_a_statement_that_begins_with_a_helping_verb_or_ends_with_one_is_less_clear():
    whole, begun, ended = sentences(
        "The keeper polishes the lens of the lighthouse. "
        "Is the keeper polishes the lens of the lighthouse. "
        "The lens of the keeper of the lighthouse is not.".split()
    )
    assert begun.clarity < whole.clarity and ended.clarity < whole.clarity


def test_rare_words_of_a_sentence_are_names_and_words_that_are_seldom_said():
    said = "The keeper polishes brass lanterns with vinegar. That is so all of the time, in fact."
    brass, fact = sentences(said.split())
    assert brass.rare_words >= 3 and fact.rare_words == 0
