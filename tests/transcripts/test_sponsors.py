from app.transcripts.sponsors import sponsors

TALK = (
    "This episode is brought to you by Lantern Cloud, who keep lamps burning. It was sponsored in "
    "part by Tern Oil. And the song was made by Vera Holm. " + "We talk about the lens. " * 40
).split()


def test_who_is_named_as_a_sponsor_and_says_little_is_one():
    said = {"Lantern Cloud": 6, "Tern Oil": 5, "Vera Holm": 5, "Lantern": 190}
    assert sponsors(TALK, said) == {"Lantern Cloud", "Tern Oil"}


def test_who_says_much_is_somebody_whoever_paid():
    assert not sponsors(TALK, {"Lantern Cloud": 100})
    assert not sponsors([], {})
