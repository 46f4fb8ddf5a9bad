from app.transcripts.model import Metadata
from app.transcripts.restoring.own_names import everyday_test, own_names


def test_names_come_from_title_people_keywords_and_description():
    meta = Metadata(
        guests=("Ilya Sutskever",),
        keywords=("OpenAI", "deep learning", "DALL·E"),
        description="How AlexNet came about, told by its authors.",
    )
    names = own_names("Season 1 Ep. 22 The Robot Brains Podcast", meta)
    assert names == ["Ilya Sutskever", "Ilya", "Sutskever", "OpenAI", "DALL·E", "AlexNet"]


def test_words_of_every_day_are_told_in_their_forms():
    assert all(map(everyday_test("en"), ("clip", "clips", "claps", "networks")))
    assert not any(map(everyday_test("en"), ("sutscover", "klib", "elia")))
