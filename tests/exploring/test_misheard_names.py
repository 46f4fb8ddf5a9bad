from app.exploring.misheard_names import by_sound, misheard_names


def heard(text, *names, known=()):
    words = text.split()
    found = misheard_names(words, names, "en", by_sound(known, "en"))
    return {" ".join(words[first:last]): name for first, (last, name) in found.items()}


def test_words_that_sound_like_a_name_of_the_title_are_the_name():
    found = heard("with elia sutscover who is here", "Ep. 22 Ilya Sutskever")
    assert found == {"elia": "Ilya", "sutscover": "Sutskever"}


def test_two_words_may_be_heard_for_one():
    assert heard("then came suts cover again", "Sutskever") == {"suts cover": "Sutskever"}


def test_everyday_words_and_fillers_are_what_they_are():
    assert heard("and the appeal of andi", "Andy Appeal") == {"andi": "Andy"}


def test_names_of_other_talks_are_heard_where_they_sound_the_same():
    assert heard("at open eye we made gbt3", known=["OpenAI", "GPT3"]) == {
        "open eye": "OpenAI", "gbt3": "GPT3",
    }  # fmt: skip


def test_a_name_that_is_spelled_rightly_or_is_a_form_of_it_stays():
    assert heard("sutskever and sutskevers", "Sutskever", known=["Sutskever"]) == {}
