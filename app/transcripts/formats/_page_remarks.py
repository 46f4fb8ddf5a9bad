"""What readers write on a web page below what it shows: comments, posts of a forum, reviews. Their
names stand beside their words as those of a talk do, and they are none of its voices."""

import re
from collections.abc import Container, Iterator

from lxml import html

from app.transcripts.formats._page_aside import is_stamp

_NAMED = re.compile(
    r"\b(?:comments?|(?<!panel )(?<!table )discussions?|reviews?|testimonials?|replies|responses"
    r"|forums?|threads?|feedback|guest ?book|ratings?|(?:our|what|from|by) (?:readers|customers"
    r"|clients|users|visitors)|readers?|letters to|(?:loved|trusted) by"
    r"|kommentare?|diskussion(?:en)?|bewertungen|rezensionen|(?:kunden|leser)stimmen|leserbriefe"
    r"|antworten|gästebuch|comentarios?|reseñas|opiniones|testimonios|respuestas|foro"
    r"|commentaires?|avis|témoignages|réponses|commenti|recensioni|testimonianze|risposte"
    r"|comentários?|avaliações|depoimentos|respostas|komentarze|opinie|komentarer|reacties"
    r"|комментарии|отзывы|обсуждение|ответы)\b"
    r"|コメント|レビュー|口コミ|お客様の声|评论|評論|留言|评价|댓글|후기",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:^|[\s_-])(?:comments?|reply|replies|respond|reviews?|testimonials?|forum|thread|posts?"
    r"|feedback|disqus|guestbook|rating|kommentare?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SCHEMA = re.compile(r"schema\.org/(?:\w*Comment|\w*Review|DiscussionForumPosting|Answer)$")
_ACTION = re.compile(
    r"\W*(?:\d+ )?(?:reply|like|likes|report|quote|permalink|link|upvote|helpful|antworten"
    r"|gefällt mir|responder|répondre|rispondi|ответить|返信|回复)\W*(?:\d+)?\W*",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\W*(?:\d{1,3}|an?|one) ?(?:[smhdwy]|min|hr|sec|mo"
    r"|(?:second|minute|hour|day|week|month|year)s?) ago\W*",
    re.IGNORECASE,
)
_STARS = re.compile(r"[★☆⭐]")
_LONGEST_LETTERS, _LEVELS = 80, 4
"""Letters of a heading that opens remarks; elements around a remark that may hold its date."""


def are_remarks(root: html.HtmlElement, said: Container[html.HtmlElement]) -> bool:
    """Whether one of the elements stands below a heading that opens comments, discussion or
    reviews, in a part that is called so, or beside the date and the links of a post."""
    heads: dict[int, bool] = {}
    for element in root.iter("*"):
        if level := _level(element):
            heads = {above: told for above, told in heads.items() if above < level}
            heads[level] = _opens(element)
        elif element in said and (any(heads.values()) or _is_post(element)):
            return True
    return False


_BARE = 7
"""The order of a heading that is told as none, below all others."""


def _level(element: html.HtmlElement) -> int:
    """The order of a heading, from 1 down; 0 for what is none."""
    tag = str(element.tag)
    if re.fullmatch("h[1-6]", tag):
        return int(tag[1])
    text = (element.text or "").strip(" \n\t:()0123456789")
    is_alone = not len(element) and tag not in {"a", "button", "script", "style", "title"}
    return _BARE if is_alone and text and _NAMED.fullmatch(text) else 0


def _opens(heading: html.HtmlElement) -> bool:
    text = " ".join(heading.text_content().split())
    return len(text) <= _LONGEST_LETTERS and bool(_NAMED.search(text))


def _is_post(element: html.HtmlElement) -> bool:
    around = (one for one in element.iterancestors() if one.tag not in {"html", "body"})
    called = (f"{one.get('id') or ''} {one.get('class') or ''}" for one in (element, *around))
    if any(map(_CALLED.search, called)):
        return True
    types = (one.get("itemtype") or "" for one in element.iterancestors())
    return any(map(_SCHEMA.search, types)) or any(map(_is_of_post, _card(element).iter("*")))


def _card(element: html.HtmlElement) -> html.HtmlElement:
    """The largest element around a remark that holds no other's picture."""
    card = element
    for _, above in zip(range(_LEVELS), element.iterancestors(), strict=False):
        if sum(1 for _ in _few(above.iter("img"))) > 1 or above.tag in {"html", "body", "main"}:
            break
        card = above
    return card


def _few(found: Iterator[html.HtmlElement]) -> Iterator[html.HtmlElement]:
    return (one for one, _ in zip(found, range(2), strict=False))


def _is_of_post(element: html.HtmlElement) -> bool:
    """Whether a part of a card is a date, an answer's link, or the stars of a review."""
    text = (element.text or "").strip()
    if not text or len(text) > _LONGEST_LETTERS or len(element):
        return False
    is_told = is_stamp(text) or _AGO.fullmatch(text) or _STARS.match(text)
    return bool(is_told) or (element.tag in {"a", "button"} and bool(_ACTION.fullmatch(text)))
