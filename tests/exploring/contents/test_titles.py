from app.exploring.contents.asides import Aside
from app.exploring.contents.titles import Section, titles
from app.exploring.terms import TalkWords, terms

FOG = (
    "Right. And the foghorn was always my favourite. Why does a foghorn need diesel engines? "
    "Because the foghorn is air, and engines press it. I tended the foghorn for years. " * 2
).split()
LENS = (
    "Yeah, so the Fresnel lens came in crates. The Fresnel lens has a thousand prisms in brass "
    "frames. Nobody had ever polished prisms like these. I loved the prisms. " * 2
).split()


def named(*parts, people=(), language="en", aside=None):
    words = [word for part in parts for word in part]
    cuts = [number for number, word in enumerate(words) if not word[-1].isalnum()]
    found = terms(TalkWords(words, words, language, cuts))
    sections = [Section(part) for part in parts[:-1]] + [Section(parts[-1], aside=aside)]
    return titles(sections, found, language, people)


def test_sections_are_named_by_what_sets_them_apart():
    fog, lens = named(FOG, LENS)
    assert fog.startswith("Foghorn")
    assert fog.endswith("Why does a foghorn need diesel engines?")
    assert "Fresnel" in lens.split(":")[0]
    assert "Yeah" not in lens


def test_words_without_marks_are_named_too():
    raw = [
        " ".join(words).lower().replace(".", "").replace("?", "").split() for words in (FOG, LENS)
    ]
    assert named(*raw)[0].lower().startswith("foghorn")
    assert titles([Section(["hm"])], [], "en") == ["hm"]
    assert titles([], [], "en") == []


def test_what_is_no_part_of_the_subject_is_called_what_it_is():
    assert named(LENS, FOG, aside=Aside.SPONSORS)[1] == "A word from sponsors"
    assert named(LENS, FOG, aside=Aside.FAREWELL)[1] == "Farewell"
    welcome, _ = named(["Welcome", "to", "Harbour", "Voices.", *FOG], LENS)
    assert welcome.startswith("Welcome. Foghorn")


def test_deeds_and_people_who_take_part_name_nothing():
    flies = (
        "Vera flies. It flies, she flies and we all begin. Begin with the kite, a kite. ".split()
    )
    title, _ = named(flies * 3, FOG, people=["Vera Holm"])
    assert title.startswith("Kite")
    assert "Vera" not in title.split(":")[0]


def test_a_sentence_that_points_at_another_one_is_no_title():
    brass = (
        "It's the brass of the lamp that they really polished. Sigrid polished the brass of the "
        "lamp lamp on every Sunday evening. The brass of the lamp was... " * 2
    ).split()
    title, _ = named(brass, FOG)
    assert title.endswith("Sigrid polished the brass of the lamp on every Sunday evening.")


def test_the_question_of_whoever_asks_comes_before_an_answer():
    talk = "We keep the lens in a crate. Where do you keep the lens now? Do I see a lens? ".split()
    words = [*talk, *LENS[4:10]]
    found = terms(TalkWords([*words, *FOG], [*words, *FOG], "en"))
    title, _ = titles([Section(words, frozenset(range(7, 14))), Section(FOG)], found, "en")
    assert title.endswith("Where do you keep the lens now?")


def test_where_no_sentence_holds_the_telling_words_one_stands_that_has_words_of_its_own():
    barometer = "Barometer, barometer. The keeper polishes brass lanterns with vinegar. ".split()
    (title, _) = named(barometer, FOG)
    assert title.startswith("Barometer") and title.endswith("with vinegar.")


def test_a_sentence_of_common_words_beside_the_telling_ones_is_no_title():
    barometer = "Barometer, barometer, barometer. All of the time, in fact. ".split()
    (title, _) = named(barometer, FOG)
    assert title.startswith("Barometer") and "in fact" not in title


def test_one_word_alone_has_another_beside_it():
    spoken = "We saw the barometer. " * 12 + "So was the sextant. "
    (title, _) = named((spoken * 2 + "There was the sextant. ").split(), FOG)
    assert title == "Barometer, sextant"


def test_vague_words_and_first_names_stand_behind_what_names_a_thing():
    talk = (
        "Paul made progress, Paul saw progress and Paul liked the progress of the dredger. "
        "The dredger dug out the harbour. Progress came, and Paul saw the dredger. " * 2
    ).split()
    title, _ = named(talk, FOG)
    assert title.startswith("Dredger")
