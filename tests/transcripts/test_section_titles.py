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
