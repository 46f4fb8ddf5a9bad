"""What is guessed of raw captions, on the page of an episode: misheard names, who speaks."""

import re

import pytest

from tests.transcripts.restoring.test_guessed_voices import TALK

RAW = (
    "so with me today is ilya sutscover and we talk about the days at open eye when he was there "
    "welcome ilia thank you for having me how did you come to the lab i grew up far away and my "
    "father kept a light he taught me everything and when i was young i read all there was "
) * 3
FACTS = "title: An evening with Ilya Sutskever\nguests: [Ilya Sutskever]\nkeywords: [OpenAI]\n"


@pytest.fixture(scope="module")
def talk(archive_of):
    return archive_of({"talk.txt": RAW, "talk.yaml": FACTS})


def paragraphs(page):
    return re.sub(r"(?s).*<h2 class=.unseen. lang=.en.>Transcript</h2>", "", page)


def test_a_misheard_name_is_written_as_the_title_writes_it(talk, site_of):
    page = site_of(talk).get("/episodes/an-evening-with-ilya-sutskever").text
    assert 'title="Captioned as “open eye”; the name was guessed">OpenAI<rt>' in paragraphs(page)
    assert ">Ilya Sutskever<rt>" in page
    assert "point at one, or tap it" in page


def test_as_captioned_has_the_words_as_captioned(talk, site_of):
    page = site_of(talk).get("/episodes/an-evening-with-ilya-sutskever?as=captioned").text
    assert "open eye" in paragraphs(page)
    assert "ruby" not in page


def test_words_files_and_quotes_stay_as_heard(talk, site_of):
    site = site_of(talk)
    for address in (".txt", ".vtt", ".txt?as=captioned"):
        text = site.get(f"/episodes/an-evening-with-ilya-sutskever{address}").text.lower()
        assert "open eye" in " ".join(text.split()) or address == ".vtt"
        assert "openai<" not in text
    answer = site.get("/api/quote", params={"text": "the days at open eye when he was there"})
    assert answer.json()["verdict"] == "word_for_word"


@pytest.mark.parametrize(
    ("told", "left"), [("guess-names: no", "Ilya"), ("guess-names: {OpenAI: no}", "OpenAI")]
)
def test_a_line_turns_it_off(archive, site_of, told, left):
    archive.write("talk.txt", RAW)
    archive.write("talk.yaml", FACTS)
    archive.write("archive.yaml", told)
    archive.run_import()
    page = site_of(archive).get("/episodes/an-evening-with-ilya-sutskever").text
    assert f">{left}<rt>" not in page
    assert (">Ilya Sutskever<rt>" in page) == (left == "OpenAI")


def test_what_the_owner_settled_comes_before_a_guess(archive, site_of):
    archive.write("talk.txt", RAW)
    archive.write("talk.yaml", FACTS)
    archive.write("archive.yaml", "heard-as: {OpenAI Inc: [open eye]}")
    archive.run_import()
    page = site_of(archive).get("/episodes/an-evening-with-ilya-sutskever").text
    assert '<ruby class="heard">OpenAI' in page
    assert ">OpenAI<rt>open eye" not in page.replace('<ruby class="heard">OpenAI', "")


INTERVIEW = "title: The life of a keeper, with Anna Berg\nguests: [Anna Berg]\nhosts: [Ole Dahl]\n"


@pytest.fixture(scope="module")
def interview(archive_of):
    words = " ".join(TALK)
    return archive_of({"keeper.txt": words, "keeper.yaml": INTERVIEW})


ADDRESS = "/episodes/the-life-of-a-keeper-with-anna-berg"


def test_who_probably_speaks_is_shown_as_guessed(interview, site_of):
    page = site_of(interview).get(ADDRESS).text
    shown = '<b class="speaker guessed" title="Guessed from what is said">{} <span'
    assert shown.format("Anna Berg") in page
    assert shown.format("Ole Dahl") in page
    assert "data-speaker" not in page  # what is copied or cited names nobody


def test_a_guess_is_in_no_file_citation_or_api_and_not_as_captioned(interview, site_of):
    site = site_of(interview)
    page = site.get(f"{ADDRESS}?as=captioned")
    assert page.status_code == 200
    assert "speaker guessed" not in page.text
    assert "Ole Dahl" not in site.get(f"{ADDRESS}.vtt").text
    (hit, *_) = site.get("/api/search", params={"q": "father kept the light"}).json()["hits"]
    assert hit["speaker"] is None
    assert {turn["speaker"] for turn in hit["turns"]} == {None}


def test_statistics_tell_who_probably_speaks_and_that_it_is_a_guess(interview, site_of):
    site = site_of(interview)
    told = site.get(f"/api{ADDRESS}/statistics").json()
    assert {one["name"]: one["guessed"] for one in told["speakers"] if one["name"]} == {
        "Anna Berg": True,
        "Ole Dahl": True,
    }
    assert all(one["guessed"] for one in told["longest_turns"])
    assert sum(one["words"] for one in told["speakers"]) == told["words"]
    page = site.get(f"{ADDRESS}/statistics").text
    assert "Who probably speaks" in page
    assert '<span class="guessed">Anna Berg</span> <span class="probably">probably' in page
    assert 'aria-label="Where Ole Dahl, probably comes up"' in page


def test_a_line_turns_guessed_speakers_off(archive, site_of):
    archive.write("keeper.txt", " ".join(TALK))
    archive.write("keeper.yaml", INTERVIEW)
    archive.write("archive.yaml", "guess-speakers: no")
    archive.run_import()
    page = site_of(archive).get(ADDRESS)
    assert page.status_code == 200
    assert "speaker guessed" not in page.text
    assert site_of(archive).get(f"/api{ADDRESS}/statistics").json()["speakers"] == []


SLIPS = "it was late um and and we we rowed you know i think the the fog was thick that night "
ROWED = "/episodes/rowed"


@pytest.fixture(scope="module")
def rowed(archive_of):
    return archive_of({"rowed.txt": SLIPS * 9, "rowed.yaml": "title: Rowed"})


def dots(page):
    return re.findall('class="left-out".*?aria-label="Left out: (.*?)"', page)


def test_raw_captions_are_read_without_slips_that_open(rowed, site_of):
    site = site_of(rowed)
    page = site.get(ROWED).text
    assert "you know" in " ".join(dots(page)).lower()
    assert {"we", "the"} <= {text.lower() for text in dots(page)}
    shown = " ".join(re.findall("<p>.*?</p>", paragraphs(page)))
    said = re.findall("[a-z]+", re.sub("<.*?>", "", shown).lower())
    assert " ".join(SLIPS.split()) in " ".join(said)  # every word is there, by its number
    for choice in ("readable", "captioned"):
        assert not dots(site.get(f"{ROWED}?as={choice}").text)
    assert "we we rowed" in site.get(f"{ROWED}.txt").text.lower().replace(",", "")


def test_words_that_are_searched_for_are_never_left_out(rowed, site_of):
    page = site_of(rowed).get(f"{ROWED}?q=%22you+know%22").text
    assert "you know" not in " ".join(dots(page)).lower()
    assert dots(page)


def test_a_thai_transcript_lacks_no_full_stops(site_of, archive_of):
    said = "ลมพัดแรงมากในคืนนั้น ตะเกียงยังหมุนอยู่ คนเฝ้าประภาคารไม่หลับ " * 20
    raw = "the wind was strong that night and the lamp was still turning over us " * 20
    head = "---\nlanguage: {}\n---\n\n{}\n"
    site = site_of(
        archive_of({"thai.md": head.format("th", said), "sw.md": head.format("sw", raw)})
    )
    assert "raw captions" not in site.get("/episodes/thai").text
    assert "<dd>Thai</dd>" in site.get("/episodes/thai").text
    assert "texts in Swahili" in site.get("/episodes/sw").text
