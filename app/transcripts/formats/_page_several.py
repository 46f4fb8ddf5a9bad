"""Pages that hold several talks: articles, or pages of a book, each with a title and speakers."""

from collections.abc import Sequence

from lxml import html

from app.transcripts.formats._document_blocks import DocumentParagraph
from app.transcripts.formats._page_blocks import Placed

PAGE = "data-page-of-book"
"""The attribute of an element that tells on which page of a book it stands."""
SEVERAL_TALKS = (
    "It holds {parts} parts with titles and speakers of their own; they were read as one talk. If "
    "they are several talks, save each as a file of its own."
)
_FEWEST_TURNS, _FEWEST_SPEAKERS = 3, 2


def talks_in(found: Sequence[Placed], names: Sequence[Sequence[str]]) -> int:
    """How many articles or pages of a book among paragraphs are talks, by the `names` at the heads
    of each paragraph's lines: in each several people speak below a title, and on each page of a
    book somebody who does on no other."""
    said: dict[html.HtmlElement | str, list[str]] = {}
    titled: set[html.HtmlElement | str] = set()
    known = {name for told in names for name in told}
    for one, told in zip(found, names, strict=True):
        part = _part(one.element)
        if part is not None:
            said.setdefault(part, []).extend(told)
            block = one.block
            if isinstance(block, DocumentParagraph) and block.level and block.text not in known:
                titled.add(part)
    titled |= {part for part in said if not isinstance(part, str) and _has_title(part, known)}
    titled |= {part for part in list(said)[:1] if isinstance(part, str)}  # above what was found
    talks = {
        part: set(told)
        for part, told in said.items()
        if part in titled and len(told) >= _FEWEST_TURNS and len(set(told)) >= _FEWEST_SPEAKERS
    }
    own = [
        part
        for part, told in talks.items()
        if not isinstance(part, str)
        or told - {name for other, those in talks.items() if other != part for name in those}
    ]
    return len(own)


def _part(element: html.HtmlElement) -> html.HtmlElement | str | None:
    """The page of a book or the outermost article that an element stands in."""
    around = [element, *element.iterancestors()]
    page = next((told for one in around if (told := one.get(PAGE)) is not None), None)
    articles = [one for one in around if one.tag == "article"]
    return page if page is not None else articles[-1] if articles else None


def _has_title(article: html.HtmlElement, names: set[str]) -> bool:
    heads = (" ".join(one.text_content().split()) for one in article.iter("h1", "h2", "h3"))
    return any(head and head.rstrip(":") not in names for head in heads)
