import pytest

from app.exploring.informativeness import Informativeness, informativeness
from app.exploring.terms import TalkWords, terms


def counts(text, **more):
    words = [*text.split(), ".", *["so"] * 100]
    cuts = {number for number, word in enumerate(words) if word[-1] in ".,"}
    return {one.text: one.count for one in terms(TalkWords(words, words, "en", cuts, **more))}


def test_forms_of_a_word_are_one_and_fillers_none():
    found = counts("um the glacier is you know a glacier , yeah glaciers are kind of melting")
    assert found == {"glacier": 3, "melting": 1}


def test_what_is_said_twice_together_is_a_phrase():
    found = counts("a neural network learns . neural networks learn . the network of a port")
    assert found["neural network"] == 2
    assert "network learns" not in found


def test_small_words_stand_within_a_phrase_but_not_at_its_ends():
    found = counts("proof of stake is not a proof of work . proof of stake is what it is ")
    assert found["proof of stake"] == 2
    assert not any(text.startswith("of ") or text.endswith(" of") for text in found)


@pytest.mark.parametrize("end", [".", ","])
def test_no_phrase_goes_over_the_end_of_a_sentence(end):
    assert f"glacier{end} valley" not in counts(f"glacier{end} valley " * 4)
    assert "glacier valley" not in counts(f"glacier{end} valley " * 4)


def test_a_phrase_is_written_as_it_mostly_is_without_marks():
    found = counts("“Open source” is open source, and Open Source is open source.")
    assert found["open source"] == 4


def test_a_common_word_counts_only_with_another():
    assert informativeness("source", "en") is Informativeness.MUCH
    assert informativeness("open", "en") is Informativeness.LITTLE
    assert informativeness("really", "en") is informativeness("12", "en") is Informativeness.NOTHING


def test_what_is_silent_is_not_counted_and_no_phrase_goes_over_it():
    text = "glacier valley . glacier valley . glacier valley"
    assert counts(text, silent={3, 4})["glacier valley"] == 2
    assert "glacier" not in counts("the glacier melts", silent={1})


def test_words_heard_for_a_name_are_the_name():
    found = counts("we saw suits cover and sutscover there", names={
        2: (4, "Sutskever"), 5: (6, "Sutskever"),
    })  # fmt: skip
    assert found["Sutskever"] == 2
    assert "cover" not in found


def test_a_form_that_names_a_thing_stands_for_the_others():
    said = "we deploy it . you can deploy that . they deploy everything . " * 3
    assert counts(f"{said} the deployment of it is slow . our deployment is")["deploy"] == 11
    more = "the deployment of it . a deployment is . " * 2
    assert counts(said + more)["deployment"] == 13


def test_runs_of_one_script_are_the_words_of_those_without_spaces():
    text = "灯台のレンズはパリで作られました。毎朝、灯台のレンズを磨きました。"
    found = {one.text: (one.key, one.count) for one in terms(TalkWords([text], [text], "ja"))}
    assert found["灯台"] == ("灯 台", 2)
    assert found["レンズ"][1] == 2 and "パリ" not in found["レンズ"][0]
    assert not any("の" in text or "。" in text for text in found)


def test_marks_of_any_script_are_no_part_of_a_term():
    words = "العاصفة الكبيرة؟ كانت العاصفة الكبيرة، هنا".split()
    assert {one.text.strip("؟،") for one in terms(TalkWords(words, words, "ar"))} == {
        one.text for one in terms(TalkWords(words, words, "ar"))
    }
