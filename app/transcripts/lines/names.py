"""What a label at the head of a line looks like: a name, a role, initials, or no name at all."""

import re
from enum import StrEnum
from functools import lru_cache

from app.language.stop_words import STOP_WORDS

LONGEST_LABEL_LETTERS = 60
"""Letters of a label; whatever is longer is a sentence."""
_LONGEST_OFFICE_LETTERS = 100
"""Letters of a name in capitals or with a title, with its offices behind commas."""
_LONGEST_OFFICE_WORDS = 10


class LabelShape(StrEnum):
    """How a label is written, which is half of what tells a speaker from words."""

    CODE = "code"  # SPEAKER_00, Speaker 2, MAN #1
    ROLE = "role"  # Interviewer, público
    FULL = "full"  # Vera Holm; Dr. Ida O'Neil, PhD
    CAPS = "caps"  # HOLM, VERA HOLM
    SINGLE = "single"  # Vera, but Reason too
    LETTERS = "letters"  # Q, A, RS
    UNCASED = "uncased"  # 田中, in scripts that know no capitals
    LOWER = "lower"  # thecharlatan
    LOOSE = "loose"  # Kball and I


NAME_SHAPES = frozenset(
    (LabelShape.CODE, LabelShape.ROLE, LabelShape.FULL, LabelShape.CAPS, LabelShape.SINGLE)
)
"""How names are written, and what stands for one."""

_CHAIRS = frozenset(
    ("an ceann comhairle", "an leas-cheann comhairle", "an cathaoirleach", "y llywydd",
     "an leas-chathaoirleach", "the speaker pro tempore", "the acting speaker",
     "the presiding officer", "the president pro tempore", "the acting president pro tempore",
     "some hon. members", "an hon. member", "hon. members", "some honourable members",
     "an honourable member", "opposition members", "government members", "une voix", "des voix",
     "plusieurs voix", "des députés", "zwischenruf", "voces", "una voz", "vozes", "voci")
)  # fmt: skip
"""Who leads a house, by more than one word, and who calls out in it."""
ROLES = frozenset(
    "interviewer interviewee interviewers moderator moderators host hosts co-host cohost guest"
    " guests narrator announcer presenter presenters audience panel panelist panellist chair"
    " chairman chairwoman chairperson president speaker speakers reporter journalist anchor"
    " student students teacher professor doctor nurse operator caller witness court clerk judge"
    " counsel respondent participant participants facilitator researcher translator interpreter"
    " man woman boy girl men women boys girls child children male female voice voices crowd all"
    " both everyone everybody unknown unidentified unidentifiable other others others person"
    " people attendee member producer editor director actor singer announcers questioner"
    " commentator correspondent officer secretary senator representative mother father"
    " sprecher sprecherin interviewerin moderatorin moderation publikum zuschauer frage antwort"
    " mann frau stimme erzähler gast befragte befragter zuhörer"
    " intervieweur intervieweuse journaliste animateur animatrice présentateur présentatrice"
    " public homme femme voix narrateur invité invitée enquêteur enquêtrice locuteur"
    " entrevistador entrevistadora entrevistado entrevistada presentador presentadora público"
    " audiencia hombre mujer voz locutor locutora moderadora periodista pregunta respuesta"
    " narrador apresentador apresentadora plateia homem mulher entrevistado convidado"
    " intervistatore intervistatrice conduttore conduttrice pubblico uomo donna voce domanda"
    " risposta presentatore narratore interviewster presentator man vrouw stem gesprekspartner"
    " intervjuer intervjuare publik haastattelija haastateltava yleisö interviewar"
    " prowadzący prowadząca dziennikarz głos kobieta mężczyzna publiczność"
    " ведущий ведущая журналист корреспондент голос зал мужчина женщина интервьюер вопрос ответ"
    " спикер диктор рассказчик sunucu muhabir soru cevap moderátor moderátorka redaktor"
    " président présidente präsident präsidentin presidente presidenta rapporteur rapporteure"
    " ministre ministro ministra ministerin"
    " 司会 司会者 記者 聞き手 質問者 男性 女性 主持人 记者 主持 問 答 问"
    " 사회자 기자 진행자 질문 답변"
    " מראיין מראיינת مذيع مقدم צופה".split()
)
"""Words for somebody whose name isn't told, in the languages that transcripts were met in."""

_QUESTION_AND_ANSWER = frozenset(
    "question answer frage antwort pregunta respuesta domanda risposta вопрос ответ".split()
)
ASKED_AND_ANSWERED = _QUESTION_AND_ANSWER | {"q", "a"}
"""Labels that are words of the text as well, unless they answer one another."""
_WEAK = _QUESTION_AND_ANSWER | frozenset("soru cevap all both other others people".split())
_NUMBERED = (
    "speaker|spk|person|participant|voice|sprecher(?:in)?|locutore?a?|locuteur|orador|hablante|"
    "falante|спикер|диктор|talare|puhuja|interviewer|interviewee|respondent|host|guest|student|"
    "panell?ist|man|woman|male|female|boy|girl|child|audience(?: member)?|caller|reporter|"
    "unknown|unidentified|mówca|spreker|konuşmacı|話者|発言者|说话人|發言人|发言人|화자|참석자"
)
_CODE = re.compile(
    rf"(?:(?:unidentified |unknown |female |male )?(?:{_NUMBERED})[ _\-]*#?\d{{1,3}}|"
    r"(?:unidentified|unknown)(?: (?:male|female))?(?: (?:speaker|man|woman|person|voice))?|"
    r"spk?_?\d{1,3}|s\d{1,2}|(?:(?:fe)?male|man|woman|boy|girl)[ _\-]*#?\d{1,3}|"
    r"(?:speaker|sprecher|locutor) [a-z])",
    re.IGNORECASE,
)
_TITLES = frozenset(
    "dr mr mrs ms mx prof professor rev sen rep gov st jr sr hon capt lt sgt col gen fr mme mlle m"
    " pres supt insp dra sra srta hr ing mag dipl".split()
)
_PARTICLES = frozenset(
    "heer de da di do dos das du del della der den des la le los las van von vom zu zur zum y e i"
    " und et og och ja and of the bin ibn ben al el bint af av ter ten op auf in mc as from"
    " for with aka von's à a".split()
)
_FAMILY = frozenset(("van", "von", "der", "den", "ten", "ter", "zu", "di", "du", "af", "av", "bin"))
"""What begins a family's name in small letters: `van der Berg`."""
_SAYING = frozenset(
    "said says say asked asks added adds wrote writes replied told tells thinking thought goes"
    " went like is are was were has have means follows this that these those here there".split()
)
_NO_LABELS = frozenset(
    "http https ftp mailto note notes nb warning remember example examples reason reasons ps p.s"
    " step steps tip tips hint todo update edit fact source sources summary conclusion result"
    " results problem solution rule rules idea point option options question: list today"
    " first second third firstly secondly finally however therefore also meaning namely"
    " chapter part section figure table appendix act scene day lesson episode season verse"
    " hinweis achtung beispiel nota ejemplo remarque exemple esempio"
    " before interview entrevista intervista entretien интервью 摘要 导语 編者按 编者按".split()
)
"""What stands before a colon in prose; it takes more than one of them to make a speaker."""
_WORD = re.compile(r"[$@]?[^\W\d_](?:[\w'’.\-]*[\w'’.])?", re.UNICODE)
_FORBIDDEN = re.compile(r"[?!;…\"“”„«»=<>{}|\\「」『』【】。、！？]|\.\.|https?:|www\.")
_DATED = re.compile(r"\b\d{1,2},? (?:19|20)\d\d\b")
"""A day and its year: a title, and nobody."""
_CALLED = re.compile(r"(?<=\s)[(\"“'‘]([^\W\d_][\w.-]{0,20})[)\"”'’](?=\s)")
"""What somebody is called, within the name: `VM (Vicky) Brasseur`."""
_WORK = re.compile(r"(?<=[,\w]) ?[\"“][^\"“”]{2,60}(?:[\"”]|$)")
"""What somebody wrote or plays in: `VERA HOLM, AUTHOR, "THE WET STEP"`."""
_EDGES = " \t*_#`⊙'‘’\"“”-–—•·○◯●◇◆■□▲△▼▽◎"


def clean(label: str) -> str:
    """A label without the markup and space around it."""
    bare = " ".join(label.split()).strip(_EDGES)
    is_open = bare.count('"') == 1 and label.rstrip(" \t*_:").endswith('"')
    return f'{bare}"' if is_open else bare  # `VERA HOLM, AUTHOR, "THE WET STEP"`


@lru_cache(maxsize=20_000)
def shape(name: str) -> LabelShape | None:
    """What kind of label a name is; None for what can be none."""
    name = _CALLED.sub(r"\1", name)
    is_office = "," in name and (name.isupper() or has_title(name))
    name = _WORK.sub("", name) if is_office else name
    most = _LONGEST_OFFICE_LETTERS if is_office else LONGEST_LABEL_LETTERS
    if not name or len(name) > most or _FORBIDDEN.search(name):
        return None
    if _DATED.search(name):
        return None
    if _CODE.fullmatch(name):
        return LabelShape.CODE
    if name.casefold() in ROLES or name.casefold() in _CHAIRS:
        return LabelShape.ROLE
    base, *after = [part.strip() for part in name.split(",")]
    longest = _LONGEST_OFFICE_WORDS if is_office else 4
    if len(after) > 3 or not base or any(len(part.split()) > longest for part in after):
        return None
    kind = _written(base.split(), bool(after))
    is_prose = bool(after) and base.islower() and kind is LabelShape.ROLE  # people like it, and
    return LabelShape.LOOSE if is_prose else kind


def _written(words: list[str], has_more: bool) -> LabelShape | None:
    if len(words) > 6 or not all(map(_may_stand_in_a_name, words)):
        return None
    named = [word for word in words if any(letter.isalpha() for letter in word)]
    if not named or words[0][0].isdigit():
        return None
    if not any(_has_case(letter) for word in named for letter in word):
        letters = sum(map(len, named))
        return LabelShape.UNCASED if len(named) <= 4 and letters <= 24 else None
    if named[-1].casefold().strip(".") in _SAYING and not named[-1].isupper():
        return None
    text = "".join(named)
    if len(named) == 1 and len(text.replace(".", "")) <= 3 and text.isupper():
        return LabelShape.LETTERS
    if text.isupper() or _is_caps_with_title(named):
        return LabelShape.CAPS
    if named[0] == "The" and named[-1].casefold() in ROLES and len(named) <= 3:
        return LabelShape.ROLE  # The Speaker, The Deputy Speaker
    capital = [word for word in named if _begins_large(word)]
    small = [word for word in named if not _begins_large(word)]
    if len(capital) > 1 and all(word.casefold().strip(".") in _PARTICLES for word in small):
        return LabelShape.FULL if not _is_sentence(named) else LabelShape.LOOSE
    if named[0].casefold() in ROLES or named[-1].casefold() in ROLES:
        return LabelShape.ROLE if len(named) <= 3 else None
    is_family = len(capital) == 1 and named[-1] is capital[0] and _FAMILY.issuperset(small)
    if len(named) == 1 or is_family:
        return LabelShape.SINGLE if capital else LabelShape.LOWER
    if not capital and len(named) == 2 and not has_more:
        return LabelShape.LOWER
    return LabelShape.LOOSE if len(named) <= 4 and not _is_sentence(named) else None


def _has_case(letter: str) -> bool:
    """Whether names are told from words by it: Georgian's letters have capitals, but for headlines
    only, and no word begins with one."""
    return letter.isupper() or (letter.islower() and letter.title() != letter)


def _may_stand_in_a_name(word: str) -> bool:
    if word in {"&", "/", "+", "-"} or re.fullmatch(r"#?\d{1,4}", word):
        return True
    if word.endswith(".") and not word[:-1].isupper():
        is_initial = len(word) == 2 and not _has_case(word[0])
        is_title = word[:-1].casefold() in _TITLES or "." in word[:-1]
        return is_initial or is_title or _is_short_name(word)
    return bool(_WORD.match(word)) or not word.isascii()


def _is_short_name(word: str) -> bool:
    """`Sta.`, `Ven.`: a name cut short."""
    return len(word) <= 5 and word[0].isupper() and word[1:-1].islower()


def _begins_large(word: str) -> bool:
    first = next((letter for letter in word if letter.isalpha()), "")
    # d'Artagnan, iPhone and McX are names too
    return first.isupper() or first.istitle() or any(letter.isupper() for letter in word[1:])


def _is_caps_with_title(named: list[str]) -> bool:
    """`Mr. SMITH`, `The CHAIRMAN`, `McGUIRE`."""
    if len(named) > 2 and named[-1].casefold() in {"jr.", "sr."}:
        named = named[:-1]
    *before, last = named
    is_last = len(last) > 2 and sum(map(str.isupper, last)) > len(last) - 2 and last[-1].isupper()
    titles = [word.casefold().strip(".") for word in before]
    return is_last and all(
        word.isupper() or title in _TITLES or title in _BEFORE_NAMES
        for word, title in zip(before, titles, strict=True)
    )


_BEFORE_NAMES = frozenset(
    "the senator judge chairman el la o a os as il le les de der die señor señora senhor senhora"
    " signor signora monsieur madame heer mevrouw herr frau pan pani".split()
)


def _is_sentence(named: list[str]) -> bool:
    """`And The Rule`: what begins as a sentence does."""
    first = named[0].casefold()
    return len(named) > 1 and first in STOP_WORDS and first not in {"will", "can"}


def has_title(name: str) -> bool:
    """Whether a name begins with a title or a role, and goes on: `M. Ferrand`, `Chairman Hale`."""
    first, _, rest = name.partition(" ")
    title = first.casefold().strip(".")
    return bool(rest) and (title in _TITLES or title in ROLES)


def is_title(name: str) -> bool:
    """Whether a name is nothing but a title: `MR`, `Dr.`."""
    bare = name.casefold().strip(".")
    return len(bare) > 1 and bare in _TITLES  # `M` is a moderator as well


def is_weak(name: str) -> bool:
    """Whether a label is as likely a word of the text as somebody who speaks."""
    folded = name.casefold()
    return folded in _WEAK or is_no_label(name)


def is_no_label(name: str) -> bool:
    """Whether a label is one of those that stand before a colon in prose."""
    words = name.casefold().split()
    is_word = bool(words) and (words[0] in _NO_LABELS or words[-1] in _NO_LABELS)
    return is_word or is_section(name)


def is_section(name: str) -> bool:
    """Whether a label heads a part of a record: `APPEARANCES`, `Questions and answers`."""
    return _SECTION.fullmatch(name) is not None


_SECTION = re.compile(
    r"(?:(?:corporate|company|conference call|call|other|meeting|management|in) )"
    r"(?:participants|attendees|attendance|presenters)|appearances|proceedings|disclaimer|definitions"
    r"|(?:prepared )?presentation|(?:prepared|opening|closing) remarks|table of contents|contents"
    r"|q(?:uestions?)? ?(?:and|&|-and-) ?a(?:nswers?)?(?: session)?|acknowledge?ments|copyright"
    r"|(?:direct |cross-?|redirect |re-?direct |recross-?|further )?examination"
    r"|(?:interview )?(?:transcript|transcription)|introduction|overview|preface|foreword|epilogue",
    re.IGNORECASE,
)
"""What heads a part of a record, and nobody's words."""


def leads_in(label: str) -> bool:
    """Whether what stands before a colon leads in what is quoted or counted there: `my aunt said`,
    `two options`."""
    words = label.casefold().split()
    return bool(words) and words[-1].strip(".") in _SAYING | _NO_LABELS


def names_somebody(name: str) -> bool:
    """Whether a label is written as somebody's name or role is, a short surname among them."""
    is_short = len(name) == 3 and name.isupper()  # RAO, KIM
    return not is_no_label(name) and (is_short or shape(name) in NAME_SHAPES)


def are_initials(name: str) -> bool:
    """Whether a label is initials of several letters, or `Q` or `A`."""
    return (len(name) > 1 and shape(name) is LabelShape.LETTERS) or name in {"Q", "A"}
