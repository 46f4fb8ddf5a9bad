"""E-books are read as their pages are."""

import pytest

from app.transcripts.model import NoTranscriptError, TranscriptError
from tests.transcripts.formats.documents import packed
from tests.transcripts.formats.reading import read_text, turns

_SAID = [("Vera Holm", "Mind the step."), ("Tomas Ek", "Which one?"), ("Vera Holm", "The wet one.")]


def _book(*pages: str, times: int = 1, facts: tuple[str, str] = ("", ""), **more: str) -> bytes:
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container><rootfiles><rootfile full-path='O/a.opf'/>"
            "</rootfiles></container>",
            "O/a.opf": _package(len(pages), times).replace(*facts),
            "O/nav.xhtml": "<html><body><p>Vera Holm: 1</p></body></html>",
            **{
                f"O/p {n}.xhtml": f"<html><body>{page}</body></html>"
                for n, page in enumerate(pages)
            },
            **more,
        }
    )


def _package(pages: int, times: int) -> str:
    items = "".join(
        f"<item id='p{n}' href='p%20{n}.xhtml' media-type='application/xhtml+xml'/>"
        for n in range(pages)
    )
    return (
        "<package xmlns:dc='dc'><metadata><dc:title>The Step</dc:title>"
        f"<dc:language>en</dc:language></metadata><manifest>{items}"
        "<item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' "
        "properties='nav'/></manifest><spine><itemref idref='nav'/>"
        + "".join(f"<itemref idref='p{n}'/>" for n in reversed(range(pages))) * times
        + "</spine></package>"
    )


def _page(said: list[tuple[str, str]]) -> str:
    return "".join(f"<p><b>{name}:</b> {text}</p>" for name, text in said)


def test_pages_are_read_in_the_order_of_the_spine():
    talk = read_text(_book(_page(_SAID[2:]), _page(_SAID[:2])), "talk.epub")
    assert turns(talk) == _SAID
    assert (talk.format, talk.metadata.title, talk.metadata.language) == ("epub", "The Step", "en")


def test_a_page_that_is_named_again_is_read_once():
    assert turns(read_text(_book(_page(_SAID), times=3), "talk.epub")) == _SAID


def test_a_novel_is_none_and_a_locked_book_says_so():
    with pytest.raises(NoTranscriptError, match="a book in which nobody is named"):
        read_text(_book("<p>It was the last step, and it was wet.</p>"), "novel.epub")
    with pytest.raises(TranscriptError, match="locked"):
        read_text(_book(_page(_SAID), **_locked("O/p%200.xhtml", _AES)), "talk.epub")
    with pytest.raises(TranscriptError, match="locked"):
        read_text(_book(_page(_SAID), **_locked("O/a.opf", _AES)), "talk.epub")


_AES = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"


def _locked(member: str, algorithm: str) -> dict[str, str]:
    return {
        "META-INF/encryption.xml": "<encryption><EncryptedData><EncryptionMethod "
        f"Algorithm='{algorithm}'/><CipherData><CipherReference URI='{member}'/></CipherData>"
        "</EncryptedData></encryption>"
    }


@pytest.mark.parametrize(
    ("member", "algorithm"),
    [
        ("O/a.otf", "http://www.idpf.org/2008/embedding"),
        ("O/a.otf", "http://ns.adobe.com/pdf/enc#RC"),
        ("O/cover.jpg", _AES),
    ],
)
def test_fonts_and_pictures_that_are_locked_lock_no_book(member, algorithm):
    assert turns(read_text(_book(_page(_SAID), **_locked(member, algorithm)), "t.epub")) == _SAID


def _with_facts(facts: str) -> bytes:
    """A book whose package tells other facts."""
    plain = "<dc:title>The Step</dc:title><dc:language>en</dc:language>"
    return _book(_page(_SAID), facts=(plain, facts))


@pytest.mark.parametrize(
    ("facts", "title", "language"),
    [
        ("<dc:title>The Step</dc:title><dc:title>Talks, 4</dc:title><dc:language>sv</dc:language>"
         "<dc:language>en</dc:language>", "The Step", "sv"),
        ("<dc:title id='s'>Talks, 4</dc:title><dc:title id='m'>The Step</dc:title>"
         "<meta refines='#s' property='title-type'>collection</meta>"
         "<meta refines='#m' property='title-type'>main</meta>", "The Step", None),
        (f"<dc:title>The Step</dc:title><dc:language>{'xq' * 2500}</dc:language>",
         "The Step", None),
    ],
    ids=["first", "main", "nonsense"],
)  # fmt: skip
def test_title_and_language_of_several(facts, title, language):
    meta = read_text(_with_facts(facts), "talk.epub").metadata
    assert (meta.title, meta.language) == (title, language)


def test_text_that_stands_in_the_page_itself():
    page = "<br/>".join(f"{name}: {text}" for name, text in _SAID)
    assert turns(read_text(_book(page), "talk.epub")) == _SAID


def test_pages_that_unpack_to_far_more_than_they_are():
    pages = ["<p>Vera Holm: 1</p>" * 200_000] * 6
    with pytest.raises(TranscriptError, match="too large"):
        read_text(_book(*pages), "talk.epub")


def test_interviews_of_one_book_are_told():
    people = ("Tomas Ek", "Ida Lind", "Bo Rask")
    pages = [f"<h1>With {guest}</h1>" + _page(_SAID).replace("Tomas Ek", guest) for guest in people]
    read = read_text(_book(*pages), "talk.epub")
    assert any("3 parts with titles" in warning for warning in read.warnings)
    one = read_text(_book(*[f"<h1>Part {n}</h1>{_page(_SAID)}" for n in (1, 2)]), "talk.epub")
    assert not any("parts with titles" in warning for warning in one.warnings)
