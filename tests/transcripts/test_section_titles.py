from app.transcripts.section_titles import section_titles

FOG = (
    "Right. And the foghorn was always my favourite. Why does a foghorn need diesel engines? "
    "Because the foghorn is air, and engines press it. I tended the foghorn for years."
).split()
LENS = (
    "Yeah, so the Fresnel lens came in crates. The Fresnel lens has a thousand prisms in brass "
    "frames. Nobody had ever polished prisms like these. I loved the prisms."
).split()
SPONSOR = (
    "This episode is brought to you by Ropes. Head to ropes.com and use the promo code TOWER."
).split()
END = "Well, thank you so much for coming, it was a pleasure to have the keeper here. Bye.".split()


def test_sections_are_named_by_what_sets_them_apart():
    fog, lens, sponsor, end = section_titles([FOG, LENS, SPONSOR, END], "en")
    assert fog.startswith("Foghorn")
    assert fog.endswith("Why does a foghorn need diesel engines?")
    assert "Fresnel" in lens or "Prisms" in lens
    assert "Yeah" not in lens
    assert sponsor == "A word from sponsors"
    assert end.startswith("Farewell")


def test_words_without_marks_are_named_too():
    raw = [
        " ".join(words).lower().replace(".", "").replace("?", "").split() for words in (FOG, LENS)
    ]
    titles = section_titles(raw, "en")
    assert titles[0].lower().startswith("foghorn")
    assert section_titles([["hm"]], "en") == ["hm"]
    assert section_titles([], "en") == []


def test_a_title_tells_something_to_who_knows_nothing_of_the_talk_yet():
    brass = (
        "It's the brass of the lamp that they really polished. Sigrid polished the brass of the "
        "lamp lamp on every Sunday evening. Was it really polished?"
    ).split()
    title, _ = section_titles([brass, FOG], "en")
    assert title == "Lamp, brass: Sigrid polished the brass of the lamp on every Sunday evening."


def test_a_subject_that_is_spoken_of_throughout_a_section_comes_before_a_word_said_twice():
    reef = ("We go to the reef. " * 6 + "A puffin, a puffin! ").split()
    title, _ = section_titles([reef, [*FOG, *"The reef.".split()]], "en")
    assert title.startswith("Reef")
