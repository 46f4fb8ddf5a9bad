"""E-books are read as their pages are."""

import pytest

from app.transcripts.model import NoTranscriptError, TranscriptError
from tests.transcripts.formats.documents import packed
from tests.transcripts.formats.reading import read_text, turns

_SAID = [("Vera Holm", "Mind the step."), ("Tomas Ek", "Which one?"), ("Vera Holm", "The wet one.")]


def _book(*pages: str, times: int = 1, **more: str) -> bytes:
    numbers = range(len(pages))
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container><rootfiles><rootfile full-path='O/a.opf'/>"
            "</rootfiles></container>",
            "O/a.opf": "<package xmlns:dc='dc'><metadata><dc:title>The Step</dc:title>"
            "<dc:language>en</dc:language></metadata><manifest>"
            + "".join(
                f"<item id='p{n}' href='p%20{n}.xhtml' media-type='application/xhtml+xml'/>"
                for n in numbers
            )
            + "<item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' "
            "properties='nav'/></manifest><spine><itemref idref='nav'/>"
            + "".join(f"<itemref idref='p{n}'/>" for n in reversed(numbers)) * times
            + "</spine></package>",
            "O/nav.xhtml": "<html><body><p>Vera Holm: 1</p></body></html>",
            **{
                f"O/p {n}.xhtml": f"<html><body>{page}</body></html>"
                for n, page in enumerate(pages)
            },
            **more,
        }
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
        read_text(_book(_page(_SAID), **{"META-INF/encryption.xml": "<e/>"}), "talk.epub")
