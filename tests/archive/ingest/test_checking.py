import pytest

from app.archive.ingest.checking import look_over
from app.archive.ingest.folder import FolderError
from app.transcripts.detect import read
from app.transcripts.doubts import Doubt
from app.transcripts.source import Source
from tests.conftest import SAMPLES

HARBOUR = SAMPLES / "harbour-voices" / "the-window-of-the-harbour-master.vtt"
RUSSIAN = "1\n00:00:01,000 --> 00:00:04,000\nДоброе утро, спасибо, что вы пришли сегодня.\n"


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("folder")
    (folder / "harbour.vtt").write_bytes(HARBOUR.read_bytes())
    words = " ".join(read(Source("harbour.vtt", HARBOUR.read_bytes())).words)
    text = HARBOUR.read_text("utf-8").replace(",", "").replace("the ", "a ", 20)
    (folder / "archive.yaml").write_text("language: en\n")
    (folder / "again").mkdir()
    (folder / "again" / "captions.vtt").write_text(text, "utf-8")
    (folder / "harbour.srt").write_text("1\n00:00:01,000 --> 00:00:09,000\n" + words, "utf-8")
    (folder / "russian.srt").write_bytes(RUSSIAN.encode("cp1251"))
    (folder / "broken.vtt").write_bytes(b"\x00\x01\x02" * 99)
    (folder / "talk.mp3").write_bytes(b"ID3")
    (folder / ".notes").write_text("nothing")
    (folder / "link.vtt").symlink_to(folder / "harbour.vtt")
    return look_over(folder, workers=1)


def found(checked, doubt):
    return [one for one in checked.findings if one.doubt is doubt]


def test_files_of_one_talk_are_found_where_no_name_puts_them_together(checked):
    assert checked.files == 4
    assert [one.files for one in found(checked, Doubt.SAME)] == [
        ("again/captions.vtt", "harbour.srt", "harbour.vtt")
    ]


def test_files_of_one_name_are_versions_and_nothing_to_doubt(tmp_path):
    for name in ("harbour.vtt", "harbour.en.vtt"):
        (tmp_path / name).write_bytes(HARBOUR.read_bytes())
    assert look_over(tmp_path, workers=1).findings == ()


def test_guesses_and_files_that_are_not_read_are_told_with_what_to_do(checked):
    (page,) = found(checked, Doubt.CODE_PAGE)
    assert (page.files, "archive.yaml" in page.do) == (("russian.srt",), True)
    (broken,) = found(checked, Doubt.NOT_READ)
    assert broken.files == ("broken.vtt",)
    assert all(one.what and one.do for one in checked.findings)


def test_nothing_vanishes(checked):
    names = {name for one in checked.findings for name in one.files}
    names |= {name for name, _ in checked.passed_over}
    assert {"broken.vtt", "talk.mp3", ".notes", "link.vtt"} <= names


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(FolderError):
        look_over(tmp_path / "nowhere")
