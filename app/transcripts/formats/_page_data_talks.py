"""Which talks stand in the data of a web page, each with what holds it, and which of them is the
page's own: others are those that it leads on to."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import html

from app.transcripts.formats.speech_json.keys import SPEAKER, START, bare, title_in
from app.transcripts.formats.speech_json.unknown import speech_list

CALLED = frozenset(
    "transcript transcription transcripttext fulltranscript transcripthtml transkript".split()
)
FEWEST_WORDS = 50
_REMARKS = frozenset(
    "comment comments reply replies review reviews reviewlist testimonials discussion discussions "
    "forum thread threads guestbook faq faqs howto recipe recipes recipeinstructions steps "
    "instructions chat chatbot chatwidget livechat chatmessages supportchat bot".split()
)
"""Keys of what readers, shops and programs write, which isn't a talk."""
_TYPES = frozenset(
    "discussionforumposting socialmediaposting comment usercomments howto howtostep howtosection "
    "recipe review userreview faqpage qapage question answer product".split()
)
_PARTNERS = frozenset("bot chatbot you me visitor support agent assistant".split())
_OTHERS = re.compile(
    r"next|prev(?:ious)?|related|recommend\w*|similar|upnext|more\w*|suggest\w*|latest|popular"
    r"|trending|recent|also\w*|other\w*|adjacent|\w+(?:related|next|previous|recommended)"
    r"|(?:next|prev(?:ious)?|related|recommended|similar|other|latest|more|recent)\w+"
)
"""Keys of what a page leads on to."""
_SECTIONS = CALLED | frozenset(
    "sections chapters parts segments topics blocks scenes acts pages content contents body lines "
    "paragraphs dialogue conversation".split()
)
_DEEPEST_LEVEL, _MOST_TALKS, _SAME = 60, 20, 0.8


@dataclass(frozen=True, slots=True)
class HeldTalk:
    """A talk in data: its words in order, the object with a title that it is of (None where there
    is none), what holds it, and under which keys and places of `root` it stands."""

    words: tuple[str, ...]
    titled: dict[str, Any] | None
    holder: dict[str, Any]
    path: tuple[str | int, ...]
    is_other: bool
    root: Any
    besides: tuple[tuple[str | int, ...], ...] = ()
    """Where in the same data those stand that are of something else."""

    def root_alone(self) -> Any:
        """The whole data without the other talks."""
        return _without(self.root, frozenset(self.besides), ())


@dataclass(frozen=True, slots=True)
class PageNames:
    """How a page is called: its titles, in lower case and without signs, and its addresses."""

    titles: frozenset[str]
    addresses: frozenset[str]


def _without(value: Any, left: frozenset[tuple[str | int, ...]], at: tuple[str | int, ...]) -> Any:
    if not left:
        return value
    if isinstance(value, dict):
        pairs = [(key, one) for key, one in value.items() if (*at, key) not in left]
        return {key: _without(one, left, (*at, key)) for key, one in pairs}
    if isinstance(value, list):
        kept = [(n, one) for n, one in enumerate(value) if (*at, n) not in left]
        return [_without(one, left, (*at, n)) for n, one in kept]
    return value


def spoken_alone(value: Any, depth: int = 0) -> Any:
    """Data without comments, posts, reviews, recipes, chats with a program; None for such."""
    if depth > _DEEPEST_LEVEL:
        return None
    if isinstance(value, list):
        if _is_chat(value):
            return []
        return [spoken_alone(one, depth + 1) for one in value]
    if not isinstance(value, dict):
        return value
    types = [value.get(key) for key in ("@type", "__typename", "type")]
    told = [one for kind in types for one in (kind if isinstance(kind, list) else [kind])]
    if any(isinstance(one, str) and bare(one) in _TYPES for one in told):
        return {}
    return {
        key: spoken_alone(one, depth + 1)
        for key, one in value.items()
        if not _is_remarks(bare(key), one)
    }


def _is_remarks(key: str, value: Any) -> bool:
    if key == "posts":  # of a forum; those of a blog may hold a talk each
        posts = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
        return not any(CALLED.intersection(map(bare, one)) for one in posts)
    return key in _REMARKS and not isinstance(value, str)


def _is_chat(value: list[Any]) -> bool:
    """Whether entries are said by a program that helps visitors, and by `You`."""
    names = {
        one[key].strip().casefold()
        for one in value
        if isinstance(one, dict)
        for key in one
        if bare(key) in {"speaker", "from", "author", "sender", "name", "role"}
        and isinstance(one[key], str)
    }
    return bool(names) and bool(names & {"bot", "chatbot", "you"}) and names <= _PARTNERS


def held_talks(root: Any) -> list[HeldTalk]:
    """The talks in data, of each thing with a title the longest; lists of speech and texts that
    are called a transcript are some."""
    top = root if isinstance(root, dict) else {}
    titled = top if title_in(top) else None
    every = list(_held(root, HeldTalk((), titled, top, (), is_other=False, root=root)))
    found: dict[int, HeldTalk] = {}
    for one in every:
        known = found.get(id(one.titled))
        if known is None or len(known.words) < len(one.words):
            found[id(one.titled)] = one
    return [
        replace(one, besides=tuple(o.path for o in every if o.titled is not one.titled))
        for one in found.values()
    ]


def without_doubles(talks: Sequence[HeldTalk], page: PageNames) -> list[HeldTalk]:
    """Talks of which several say the same once, as that which is surest the page's own."""
    kept: list[HeldTalk] = []
    for one in sorted(talks, key=lambda one: (one.is_other, -belongs(one, page))):
        if len(kept) < _MOST_TALKS and not any(are_same(one.words, o.words) for o in kept):
            kept.append(one)
    return kept


def are_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts are made of nearly the same words."""
    both = (Counter(one) & Counter(other)).total()
    return both >= _SAME * max(len(one), len(other))


def own_talk(talks: Sequence[HeldTalk], page: PageNames) -> HeldTalk | None:
    """The talk that is the page's own: called as it is, or the only one that the page doesn't lead
    on to, where nothing else is called so; None where nothing tells."""
    near = [one for one in talks if not one.is_other or belongs(one, page) == _SURE]
    if len(near) == 1:
        return None if _is_anothers(near[0], page) else near[0]
    sure = [(belongs(one, page), one) for one in near]
    best = max((score for score, _ in sure), default=0)
    own = [one for score, one in sure if score == best > 0]
    return own[0] if len(own) == 1 else None


def _held(value: Any, at: HeldTalk) -> Iterator[HeldTalk]:
    if len(at.path) > _DEEPEST_LEVEL:
        return
    if isinstance(value, list):
        is_of_sections = bool(at.path) and bare(at.path[-1]) in _SECTIONS
        parts = [] if is_of_sections else [n for n, one in enumerate(value) if _is_titled(one)]
        talks = [talk for n in parts for talk in _held(value[n], replace(at, path=(*at.path, n)))]
        if not talks and (words := _words(value)):
            talks = [replace(at, words=words)]
        yield from talks
        for place in () if talks else sorted({*range(len(value))} - {*parts}):
            yield from _held(value[place], replace(at, path=(*at.path, place)))
    elif isinstance(value, dict):
        titled = value if title_in(value) else at.titled
        for key, one in value.items():
            name = bare(key)
            is_other = at.is_other or bool(_OTHERS.fullmatch(name))
            inner = replace(
                at, titled=titled, holder=value, path=(*at.path, key), is_other=is_other
            )
            if isinstance(one, list | dict):
                yield from _held(one, inner)
            elif isinstance(one, str) and name in CALLED:
                words = tuple(re.sub(r"<[^<>]{0,200}>", " ", one).split())
                if len(words) >= FEWEST_WORDS:
                    yield replace(inner, words=words)


def _is_titled(one: Any) -> bool:
    """Whether an entry of a list is something with a title, and not what somebody says."""
    if not isinstance(one, dict) or not title_in(one):
        return False
    keys = set(map(bare, one))
    return bool(keys & {"title", "headline", "type"}) and keys.isdisjoint((*SPEAKER, *START))


def _words(value: list[Any]) -> tuple[str, ...]:
    if len(value) < 2 or not _are_enough(_texts(value)):
        return ()
    told = speech_list(value)
    texts = [
        one["text"] or " ".join(word["text"] for word in one["words"])
        for one in (told[1] if told else ())
    ]
    words = tuple(word for text in texts for word in text.split())
    return words if len(words) >= FEWEST_WORDS else ()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _are_enough(texts: Iterator[str]) -> bool:
    """Whether texts hold so many words as a talk has; what comes behind these isn't looked at."""
    counted = itertools.accumulate(len(text.split()) for text in texts)
    return any(count >= FEWEST_WORDS for count in counted)


def _is_anothers(talk: HeldTalk, page: PageNames) -> bool:
    """Whether something else in the data is called as the page is, and not the talk."""
    if talk.titled is None or belongs(talk, page):
        return False
    return any(_plain(title_in(one) or "") in page.titles for one in _things(talk.root, talk.path))


def _things(value: Any, path: tuple[str | int, ...] | None) -> Iterator[dict[str, Any]]:
    """The objects in data that stand around nothing at a path, and are no site or series."""
    if isinstance(value, list | dict):
        if isinstance(value, dict) and path is None:
            yield value
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            if not isinstance(key, str) or bare(key) not in _AROUND:
                yield from _things(one, path[1:] if path and path[0] == key else None)


_AROUND = frozenset(
    "site website app config meta seo settings series show podcast channel feed publisher "
    "ispartof partofseries organization author".split()
)


def belongs(talk: HeldTalk, page: PageNames) -> int:
    """How surely a talk is the one of a page: _SURE by its address, or its title, 1 where one title
    holds the other, 0 where nothing says so."""
    titled = talk.titled or {}
    called = {bare(key): one for key, one in titled.items() if isinstance(one, str | int)}
    told = {str(called[key]).rstrip("/") for key in _PLACES if called.get(key)}
    if any(_ends(address, place) for address in page.addresses for place in told):
        return _SURE
    title = _plain(title_in(titled) or "")
    if title and title in page.titles:
        return _SURE
    is_within = any(f" {title} " in f" {one} " or f" {one} " in f" {title} " for one in page.titles)
    return int(bool(title) and is_within)


_SURE = 2
_PLACES = "url id slug permalink link canonicalurl canonical path href".split()


def _ends(address: str, place: str) -> bool:
    """Whether an address is that, or its last part is."""
    return address == place or address.endswith(f"/{place.lstrip('/')}")


def page_names(root: html.HtmlElement) -> PageNames:
    """How a page is called in its head and its heading."""
    told = [one.text_content() for one in root.iter("h1", "title")]
    told += [
        one.get("content") or ""
        for one in root.iter("meta")
        if (one.get("property") or one.get("name") or "").lower() in {"og:title", "twitter:title"}
    ]
    places = [one.get("href") for one in root.iter("link") if one.get("rel") == "canonical"]
    places += [one.get("content") for one in root.iter("meta") if one.get("property") == "og:url"]
    return PageNames(
        frozenset(title for one in told if (title := _plain(one))),
        frozenset(one.split("?")[0].rstrip("/") for one in places if one),
    )


def _plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))
