"""What readers write on a web page below what it shows: comments, posts of a forum, reviews. Their
names stand beside their words as those of a talk do, and they are none of its voices."""

import itertools
import re
from collections import Counter
from collections.abc import Collection, Mapping

from lxml import html

from app.transcripts.formats._page_aside import is_stamp

_NAMED = re.compile(
    r"\b(?:comments?|(?<!panel )(?<!table )discussions?(?! (?:with|between)\b)"
    r"|reviews?|testimonials?|replies|responses"
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
    r"(?:^|[\s_-])(?:comments?|reply|replies|reviews?|testimonials?|forum|thread|feedback"
    r"|disqus|guestbook|kommentare?)(?:[_-]?(?:list|area|section|wrapper|thread|body|content|item"
    r"|card|box))?(?:\s|$)",
    re.IGNORECASE,
)
"""Classes of a part of remarks; `comments-open` is one of a page."""
_POST = re.compile(r"(?:^|[\s_-])(?:posts?|rating)(?:$|[\s_-])", re.IGNORECASE)
"""Those of one remark; a blog has them around a whole page."""
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


def are_remarks(root: html.HtmlElement, said: Collection[html.HtmlElement]) -> bool:
    """Whether one of the elements stands below a heading that opens comments, discussion or
    reviews, in a part that is called so, or beside the date and the links of a post."""
    heads: dict[int, bool] = {}
    shared = Counter(above for one in said for above in _around(one))
    for element in root.iter("*"):
        level = _level(element)
        if level and not any(one.tag in _BESIDE for one in element.iterancestors()):
            heads = {above: told for above, told in heads.items() if above < level}
            heads[level] = _opens(element)
        elif element in said and (any(heads.values()) or _is_post(element, shared)):
            return True
    return False


_BESIDE = frozenset("aside nav footer form".split())
"""Parts of a page whose headings open nothing beside them."""
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


def _is_post(element: html.HtmlElement, shared: Mapping[html.HtmlElement, int]) -> bool:
    own = itertools.takewhile(lambda one: shared[one] < 2, _around(element))
    card = [element, *own][-1]  # the largest element that holds no other remark
    around = [one for one in (element, *element.iterancestors()) if one.tag not in _WHOLE]
    within = [one for one in around if one is card or card in one.iterancestors()]
    types = (one.get("itemtype") or "" for one in around)
    return (
        any(map(_CALLED.search, map(_called, around)))
        or any(map(_POST.search, map(_called, within)))
        or any(map(_SCHEMA.search, types))
        or any(map(_is_of_post, card.iter("*")))
    )


_WHOLE = frozenset({"html", "body", "main"})


def _called(element: html.HtmlElement) -> str:
    return f"{element.get('id') or ''} {element.get('class') or ''}"


def _around(element: html.HtmlElement) -> list[html.HtmlElement]:
    above = itertools.takewhile(lambda one: one.tag not in _WHOLE, element.iterancestors())
    return list(itertools.islice(above, _LEVELS))


def _is_of_post(element: html.HtmlElement) -> bool:
    """Whether a part of a card is a date, an answer's link, or the stars of a review."""
    text = (element.text or "").strip()
    if not text or len(text) > _LONGEST_LETTERS or len(element):
        return False
    is_told = is_stamp(text) or _AGO.fullmatch(text) or _STARS.match(text)
    return bool(is_told) or (element.tag in {"a", "button"} and bool(_ACTION.fullmatch(text)))
