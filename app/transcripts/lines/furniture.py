"""What stands in a typed transcript and isn't spoken: facts at its head, page heads and numbers,
footnotes, disclaimers, who transcribed it, addresses."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from app.language.sentences import line_ends_sentence
from app.transcripts.clock_times import CLOCK
from app.transcripts.lines.asides import is_told
from app.transcripts.lines.credits import is_credit_line
from app.transcripts.lines.names import LabelShape, shape
from app.transcripts.lines.page_heads import page_heads
from app.transcripts.lines.rosters import rosters

_ZONE_LINES = 15
"""Lines with words, at either end of a file, in which its makers speak of it."""
_LONGEST_FACT = 25
_LONGEST_CREDIT_WORDS = 14
"""Words of a line, beyond which it says something."""
_KEYS = frozenset(
    "date dates recorded recorded-on place location interviewer interviewers interviewee"
    " interviewees narrator narrators participant participants attendee attendees attendance"
    " present speaker speakers guest guests host hosts moderator panelists transcriber transcribers"
    " transcribed transcription transcript transcript_by translation_by reviewer reviewed edited"
    " editor duration length runtime title subtitle project collection series episode file filename"
    " audio video media url link source tape subject topic topics tags keywords language copyright"
    " id accession repository producer produced published publication videographer restrictions"
    " format time start end abstract summary description meeting organizer organiser absent regrets"
    " recording interview session version status published_at conference event venue group"
    " datum ort dauer teilnehmer thema titel aufnahme sprecher interviewte interviewter befragte"
    " befragter transkription transkribiert länge lieu durée durce intervieweur intervieweuse sujet"
    " titre langue fecha lugar duración entrevistador entrevistadora entrevistado entrevistada"
    " transcripción título tema participantes asistentes idioma data local luogo durata"
    " intervistatore intervistato titolo plaats duur plats sted dato miejsce дата место интервьюер"
    " длительность тема участники 日期 地点 地點 时间 時間 采访者 受访者 主题 主題 日時 場所 話し手"
    " presenter presenters reporter producers transmission tx broadcast key legend"
    " enquêteur enquêtrice enquêté enquêtée témoin interviewed conducted rozmawiał rozmawiała"
    " 聞き手 날짜 장소 節目 节目 主持 主持人 來賓 来宾 嘉賓 嘉宾"
    " 發布日期 发布日期 原始連結 原始链接 关键词 關鍵詞".split()
)
_ROLE_KEYS = frozenset(
    "presenter presenters reporter producer producers"
    " interviewer interviewers interviewee interviewees narrator narrators participant participants"
    " speaker speakers guest guests host hosts moderator interviewte interviewter befragte"
    " befragter sprecher intervieweur intervieweuse entrevistador entrevistadora entrevistado"
    " enquêteur enquêtrice enquêté enquêtée témoin"
    " entrevistada intervistatore intervistato интервьюер 采访者 受访者 話し手 聞き手"
    " 主持 主持人 來賓 来宾 嘉賓 嘉宾".split()
)
_FACT = re.compile(
    r"^\s*[*_]{0,3}([^\W\d_][^:：\n]{0,40}?)[*_]{0,3}\s*(?!(?<=\d):\d)[:：][*_]{0,3}\s*(.*)$"
)
_MADE_BY = re.compile(
    r"^\W{0,6}(?:(?:this |the |original )?(?:transcri(?:bed|pt(?:ion)?s?|ber)|caption(?:s|ed|ing)?"
    r"|subtitle[sd]?|subtitling|edited|audited|proofread|translated|translation|synce?d?|ripped"
    r"|subs|encoded|corrected)(?: (?:and|&) \w+)?\s*"
    r"(?:by|with|using|created by|provided by|made by)\b"
    r"|(?:transkri(?:biert|ption|pt)|untertitel(?:ung)?|übersetz(?:t|ung))(?: im auftrag)?"
    r"\s*(?:von|durch|:|der)\b|(?:transcri(?:t|ption)|sous-titr(?:es|age)|traduction|adaptation)"
    r"\s*(?:par|de|:)|(?:transcrito|transcripción|subtítulos|traducido|traducción|subtitulado)"
    r"\s*(?:por|de|:)|(?:(?:prevod|obrad(?:a|io|ila)|превод|обрад(?:а|ио|ила))(?: (?:i|и) \w+)?"
    r"|titulky|napisy|překlad|tłumaczenie|legendas|перевод|субтитры)\s*[:：]"
    r"|downloaded from|preuzeto sa|subtitles? downloaded|字幕).{0,140}$",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"(?![\W\d]*\d{1,2}:\d\d)(?=.{0,400}\b(?:transcripts?|transcription|captions?|captioning|subtitles?"
    r"|transkript|untertitel|transcripción|transcrição|trascrizione|subtítulos|legendas)\b)"
    r"(?=.{0,400}(?:(?:computer|machine|auto|ai|automatically|software)[- ]generated"
    r"|(?:generated|created|produced|transcribed|made) (?:automatically|by (?:an? )?"
    r"(?:computer|machine|automat|ai\b|artificial|software|speech))"
    r"|(?:may|might|could|can) contain (?:\w+ )?(?:errors|mistakes|inaccurac|typos)"
    r"|rush deadline|in its final form|official record|not (?:be )?(?:fully )?accurate"
    r"|accuracy (?:\w+ ){0,3}(?:vary|guarantee)|edited for (?:clarity|length|readab)|©|copyright"
    r"|all rights reserved|automatisch (?:erstellt|generiert|transkribiert|erzeugt)"
    r"|fehler enthalten|automatiquement|contenir des erreurs|automáticamente"
    r"|contener errores|automaticamente|conter erros))",
    re.IGNORECASE,
)
_EDGE = re.compile(
    r"^\W{0,6}(?:(?:the )?(?:begin(?:ning)?|start|end|conclusion) of (?:the |this |today's )?"
    r"(?:interview|recording|transcript(?:ion)?|tape|side|part|session|audio|video|disc|reel|track"
    r"|cd|file|meeting|excerpt|(?:first|second|third|fourth|last) (?:recording|part|tape|session))"
    r"\b[^.?!]{0,60}|(?:transcription|recording|meeting|interview) "
    r"(?:has )?(?:ended|ends|stopped|concluded|began|begins|started|starts)\b[^.?!]{0,60}"
    r"|end(?: of)? transcript|(?:tape|side|reel) [\w ]{1,12}(?:,? ?(?:side|track) \w{1,6})?"
    r"|(?:the )?ends?|-?30-?"
    r"|(?:ende|anfang|beginn|fin|début|fine|inizio|koniec|początek|конец|начало|einde|slut|konec)"
    r" (?:(?:von|der|des|de|del|della|de la|van|av) )?(?:band|kassette|seite|aufnahme|teil|cinta"
    r"|cara|grabación|bande|face|cassette|nastro|lato|taśmy|кассеты|стороны|плёнки)\b[^.?!]{0,40}"
    r"|curtain|black-?out|vorhang|rideau|telón|sipario|занавес"
    r"|fin|ende|konec|koniec|конец|終わり|ende der aufnahme|fin de la grabación"
    r"|\(?(?:off|end of) record\)?)\W{0,6}$",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(rf"[\[(]?{CLOCK}[\])]?\s*[-–—]?\s+")
_TIME_OF_DAY = re.compile(r"\(?\d{1,2}[:.]\d{2} ?[ap]\.?m\.?(?: ?[a-z]{2,4})?\)?", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"^\W*(?:©|copyright\b|\(c\)\s*\d{4}|all rights reserved)"
    r"|^[^:：]{0,80}\bcopyright (?:©\s?)?\d{4}\b|^[^:：]{0,200}\ball rights reserved\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^\W{0,4}(?:[\w ]{1,30}:\s*)?<?(?:https?://|www\.)[^\s<>]{3,300}>?\W{0,3}$", re.IGNORECASE
)
_NOTES = re.compile(
    r"^\W{0,4}(?:foot|end)?notes?\W{0,3}$|^\W{0,4}(?:references|anmerkungen|fußnoten|notas|"
    r"notes de bas de page|примечания)\W{0,3}$|^\s*[_‾]{5,}\s*$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^\s*(?:\[?\^?\d{1,3}[\]).:]?\s|[¹²³⁴⁵⁶⁷⁸⁹*†‡])\s*\S")


@dataclass(slots=True)
class Furniture:
    """What isn't spoken: the numbers of such lines, the facts that they give (label and value as
    they stood), marks to show in their place by line, and the lines at which whoever spoke before
    has ended (`closing`)."""

    unspoken: set[int] = field(default_factory=set)
    facts: list[tuple[str, str]] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=dict)
    closing: set[int] = field(default_factory=set)


_LETTER = re.compile(r"[^\W\d_]")


def find_furniture(lines: Sequence[str], items: Collection[int] = ()) -> Furniture:
    """What of the lines of a typed text is furniture whoever speaks in it; `items` are the numbers
    of those that are of lists by their markup."""
    found = Furniture()
    filled = [number for number, line in enumerate(lines) if line.strip()]
    _facts(found, lines, filled)
    _summary(found, lines, filled)
    _rosters(found, lines)
    found.unspoken |= page_heads(lines, filled)
    _footnotes(found, lines, filled)
    _minutes(found, lines, filled, items)
    found.unspoken |= _signature(lines, filled)
    edges = set(filled[:_ZONE_LINES]) | set(filled[-_ZONE_LINES:])
    for number in filled:
        line = lines[number].strip()
        if _ADDRESS.match(line) or _RULE.fullmatch(line) or (number in edges and _is_menu(line)):
            found.unspoken.add(number)
        elif len(line) < 120 and _EDGE.match(untimed := _TIME_BEFORE.sub("", line, count=1)):
            _note_edge(found, number, untimed, number in edges)
        elif number in edges and _TIME_OF_DAY.fullmatch(line):
            found.unspoken.add(number)
        elif (number in edges or _is_apart(lines, number)) and is_told(line):
            found.unspoken.add(number)
            found.marks[number] = line.strip("()[] ")
        elif number in edges and is_makers(line):
            found.unspoken.add(number)
            if match := _FACT.match(line):
                found.facts.append((match[1].strip(), match[2].strip()))
    return found


def _signature(lines: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The last line, where it is a whole name in a paragraph of its own below a sentence."""
    if len(filled) < _FEWEST_SIGNED or not _is_apart(lines, filled[-1]):
        return set()
    name = lines[filled[-1]].strip()
    is_name = shape(name) is LabelShape.FULL and "," not in name and name[-1].isalpha()
    is_once = sum(lines[n].strip() == name for n in filled) == 1
    return {filled[-1]} if is_name and is_once and line_ends_sentence(lines[filled[-2]]) else set()


_FEWEST_SIGNED = 5


def _is_apart(lines: Sequence[str], number: int) -> bool:
    """Whether a line is a paragraph of its own."""
    around = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    return not any(line.strip() for line in around)


_RULE = re.compile(r"[_\-=*~#+]{4,}|[*#•·◆❖※=~](?:\s*[*#•·◆❖※=~]){2,}")
_CRUMB = re.compile(r"\s{1,4}(?:[|»>›•·]|(?:\. ){1,4}\.)\s{1,4}")


def _is_menu(line: str) -> bool:
    """Whether a line is a page's: where one is (`Home » Courses » Talks`), or where one may go."""
    parts = _CRUMB.split(line[:_LONGEST_MENU_LETTERS])
    is_short = all(len(part.split()) <= _LONGEST_CREDIT_WORDS for part in parts)
    is_short = is_short and len(line) <= _LONGEST_MENU_LETTERS
    return len(parts) > _FEWEST_CRUMBS and is_short and line[-1] not in ".?!…"


_FEWEST_CRUMBS, _LONGEST_MENU_LETTERS = 2, 600


def _rosters(found: Furniture, lines: Sequence[str]) -> None:
    for number in sorted(rosters(lines) - found.unspoken):
        found.unspoken.add(number)
        if match := _FACT.match(lines[number]):
            found.facts.append((match[1].strip(), match[2].strip()))


def is_credit(text: str) -> bool:
    """Whether a caption by itself is by who made the captions: an address, a name."""
    is_short = len(text.split()) <= _LONGEST_CREDIT_WORDS
    is_named = _MADE_BY.match(text) or _ADDRESS.match(text) or _SITE.match(text)
    return is_short and bool(is_named or _KIND.match(text))


_KIND = re.compile(r"^\W*(?:[^\W\d_]{4,14}\W{1,4})?(?:SDH|CC|Forced)\W*$")
"""What captions are called by who made them: `English - SDH`."""


_SITE = re.compile(r"^\W*(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20}){1,3}\W*$", re.IGNORECASE)


def is_makers(line: str) -> bool:
    """Whether a line is by those who made the file, and not by those who speak in it."""
    if len(line) > 600:
        return False
    if _SERVICE.search(line) or (_SITE.match(line) and not line[0].isupper()):
        return True
    if is_credit_line(line):
        return True
    is_note = bool(_DISCLAIMER.match(line)) and not _NAMED.match(line)
    is_made_by = bool(_MADE_BY.match(line)) and len(line.split()) <= _LONGEST_CREDIT_WORDS
    return is_made_by or bool(_COPYRIGHT.match(line)) or is_note or bool(_OFFER.search(line))


_SERVICE = re.compile(
    r"^(?:created|made|exported|transcribed) (?:with|in|from) [\w. ]{3,30}$"
    r"|^(?:generated|created|transcribed) automatically\W*$"
    r"|^external links to other internet sites\b"
    r"|^(?:[\w.]{3,20} )?transcript by [\w .,&-]{2,40}$"
    r"|^transcripts? (?:was |were )?(?:provided|courtesy|supplied)(?: of| by)? [^.?!]{2,60}\.?$"
    r"|^[▶▣►☞※▷]\s?[^:：]{1,40}\s?[:：]\s?https?://"
    r"|^to order (?:a|this) (?:video|copy|dvd|cd|tape|transcript)\b"
    r"|^(?:skip to (?:main )?content|back to (?:the )?(?:top|home ?page|index|list)"
    r"|return to (?:\w+ ){1,4}page|search (?:form|transcript)(?:\W{0,3})|post reply"
    r"|compartir(?: art[íi]culo)?|partager|share this (?:\w+)|download transcript"
    r"|(?:provided|proofread|posted|post) by [\w. ]{2,30} ?»?"
    r"|flash and javascript are required.{0,40}|download (?:the|this) \w+ from .{3,60})$"
    r"|^(?:major |additional )?funding for .{3,80} (?:is|was) provided by\b"
    r"|^(?:this )?(?:transcript|document|file) was (?:exported|generated|downloaded|created) "
    r"(?:on|by|from|with|using)\b|^sonix is the world|^automatically convert your \w+ files to text"
    r"|^.{2,60} (?:started|stopped) (?:the )?(?:transcription|recording)\W*$"
    r"|^(?:search in video|show transcript|toggle timestamps)\W*$"
    r"|^\w{4,20} \(auto-generated\)\W*$|^this material may be protected by copyright"
    r"|\b(?:interview|conversation|transcript|episode) (?:has|was) (?:been )?"
    r"(?:(?:light|slight)ly )?(?:edited|condensed)\b"
    r"|^\W{0,3}this (?:podcast|episode|show) (?:is|was) (?:produced|edited|made)\b"
    r"|^[\w .,&’'-]{3,40} reporting(?:,? (?:corporation|company|co\.|inc\.?|services|group|llc))\b"
    r"[^.?!]{0,60}$|^(?:this|the following) transcript was typed from a recording\b"
    r"|^view recording\b.{0,120}https?://|^by m(?:r|s|rs|iss)\. [\w'’-]{2,30}:?$",
    re.IGNORECASE,
)
"""What services, programs and courts write above and below a talk."""
_OFFER = re.compile(
    r"^\s*ACTION ITEM: .{1,300} - WATCH: https?://|\b(?:go unlimited) (?:at|to) |\bturboscribe\.ai",
    re.I,
)
"""What a service writes into what it transcribed for nothing."""
_NAMED = re.compile(r"^[^:.!?]{1,40}[:：]\s")


def _note_edge(found: Furniture, number: int, line: str, is_edge: bool) -> None:
    """`END OF TAPE 1` is a mark wherever it stands; `The end` only at the end."""
    bare = line.strip(" []()*-–—=_#.")
    if is_edge or " of " in bare.lower() or bare.isupper():
        found.unspoken.add(number)
        found.marks[number] = bare


def _facts(found: Furniture, lines: Sequence[str], filled: Sequence[int]) -> None:
    """Lines such as `DATE: 5 March 2024` before the talk begins."""
    labels = Counter(
        match[1].strip().casefold() for n in filled if (match := _FACT.match(lines[n][:200]))
    )
    for number in filled[: _ZONE_LINES * 2]:
        line = lines[number].strip()
        match = _FACT.match(line)
        if match and _is_fact(match[1].strip(), match[2].strip(), labels):
            found.unspoken.add(number)
            found.facts.append((match[1].strip(), match[2].strip()))
        elif not match and number - 1 in found.unspoken and _INDENTED.match(lines[number]):
            label, value = found.facts.pop()  # a fact that goes on
            found.facts.append((label, f"{value}, {line}"))
            found.unspoken.add(number)
        elif line[-1] in ".?!。？" and len(line.split()) > 3 and not is_makers(line):
            break


_INDENTED = re.compile(r"\t| {6}")


_SUMMARY = re.compile(
    r"^\s*(summary keywords|keywords|speakers|participants|attendees)\s*+:?\s*+$", re.IGNORECASE
)
_WHEN = re.compile(
    r"^\s*(\w{3,9}\.?,? \w{3,9}\.? \d{1,2}, \d{4},? +\d{1,2}:\d{2} ?[AP]M)"
    r"(?:\s*[•·|]\s*(\d[\d:]{3,8}))?\s*$",
    re.IGNORECASE,
)


def _summary(found: Furniture, lines: Sequence[str], filled: Sequence[int]) -> None:
    """What services write above a talk: when it was, and below heads in capitals of which words
    and speakers it consists."""
    for number, below in pairwise(filled[:_ZONE_LINES]):
        if match := _WHEN.match(lines[number]):
            found.unspoken.add(number)
            found.facts += [("Date", match[1]), ("Duration", match[2] or "")]
        elif (match := _SUMMARY.match(lines[number])) and not _SUMMARY.match(lines[below]):
            is_list = "," in lines[below] or _are_names(lines[below])
            if is_list and lines[below].strip()[-1] not in ".?!":
                found.unspoken |= {number, below}
                found.facts.append((match[1].capitalize(), lines[below].strip()))


def _is_fact(label: str, value: str, labels: Counter[str]) -> bool:
    if not is_fact_label(label):
        return False
    words = label.casefold().replace("(s)", "").split()
    if len(value.split()) > _LONGEST_FACT:
        return False
    if words[-1] not in _ROLE_KEYS and words[0] not in _ROLE_KEYS:
        return labels[label.casefold()] == 1
    is_sentence = value[-1:] in {".", "?", "!", "。", "？"} and not value.endswith(("Jr.", "Sr."))
    if not value or is_sentence or value.casefold().strip(".,") in _ANSWERS:
        return False
    is_numbered = any(letter.isdigit() for letter in label)
    return shape(value) in {LabelShape.FULL, LabelShape.CAPS} if is_numbered else _are_names(value)


def is_fact_label(label: str) -> bool:
    """Whether a label is one of those that say who, when and where: `Date of interview`."""
    words = label.casefold().replace("(s)", "").split()
    return bool(words) and len(words) <= 4 and bool({words[0], words[-1]} & _KEYS)


_ANSWERS = frozenset("hello hi hey yes yeah yep no nope okay ok right sure thanks well so good"
                     " great fine bonjour hallo hola oui ja nein sí да нет".split())  # fmt: skip


def _are_names(value: str) -> bool:
    """Whether a value is names, and not something said."""
    value = re.sub(r"\([^()]*\)", "", value).strip()
    if value.endswith(("?", "!", "？", "！")):
        return False
    parts = re.split(r"[,;&/]| and | und | y | et ", value)
    return all(
        1 <= len(part.split()) <= 5 and not part.strip()[0].islower() and _LETTER.search(part)
        for part in parts
        if part.strip()
    )


_MINUTES = re.compile(
    r"^\W{0,4}(?:action (?:items|points)|next steps|to-?dos?|decisions(?: made)?|key (?:takeaways"
    r"|points)|follow[- ]?ups?|conclusions?(?:\s?/\s?resolutions?)?"
    r"|resolutions?|nächste schritte|aufgaben|próximos pasos|prochaines étapes)\W{0,4}$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^\s*(?:\d{1,3}[.)]|[-*•·–]|\[[ xX]?\])\s+\S")


def _minutes(
    found: Furniture, lines: Sequence[str], filled: Sequence[int], items: Collection[int]
) -> None:
    """What was agreed on, as a list below a heading that says so: nobody speaks it."""
    for place, number in enumerate(filled):
        if not _MINUTES.match(lines[number]):
            continue
        listed = list(
            takewhile(lambda n: n in items or bool(_LISTED.match(lines[n])), filled[place + 1 :])
        )
        if listed:
            found.unspoken |= {number, *listed}
            found.closing.add(number)


def _footnotes(found: Furniture, lines: Sequence[str], filled: Sequence[int]) -> None:
    """Numbered notes below a rule or a heading, to the end of the page or the text."""
    place = 0
    while place < len(filled):
        number = filled[place]
        place += 1
        following = lines[filled[place]] if place < len(filled) else ""
        if not (_NOTES.match(lines[number]) and _NOTE.match(following)):
            continue
        found.unspoken.add(number)
        while place < len(filled) and "\f" not in lines[filled[place]]:
            if filled[place] in found.unspoken:
                break
            found.unspoken.add(filled[place])
            place += 1
