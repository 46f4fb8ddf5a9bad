"""Paragraphs amid a talk that only whoever took it down says: when a house or a court began, broke
off and ended, and what an editor adds."""

import re


def is_told(line: str) -> bool:
    """Whether a line tells when a house sat (`The meeting rose at noon`, `午後三時十分散会`) or is
    an editor's note (`Ed. note: …`)."""
    bare = line.strip(" \t()[]（）").rstrip(".。")
    is_session = len(bare) <= _LONGEST_TOLD and bool(_SESSION.fullmatch(bare))
    return is_session or bool(_EDITORS.match(line))


_LONGEST_TOLD = 120
_HOUR = (
    r"(?:\d{1,2}(?:[.:,h]\s?\d{2})?|noon|midnight)"
    r"(?:\s?[ap]\.?\s?m\.?| ?uur| ?Uhr| ?heures?| ?horas)?"
)
_SESSION = re.compile(
    r"(?:the |this )?(?:meeting|hearing|house|committee|sitting|session|assembly|senate|briefing"
    r"|court|proceedings) (?:was |were |is |stands? |then )?"
    r"(?:rose|adjourned|called to order|suspended|resumed|recessed|convened|met|concluded|ended"
    r"|closed|opened)\b.{0,60}?\b(?:at|from|until) "
    rf"{_HOUR}.{{0,30}}"
    rf"|de vergadering wordt .{{0,60}}(?:geschorst|gesloten|hervat|geopend)|sluiting {_HOUR}"
    rf"|(?:schluss|beginn|unterbrechung|ende)(?: der sitzung)?(?: um)?:? {_HOUR}(?: bis {_HOUR})?"
    r"|la séance(?:,.{1,60},)? est (?:ouverte|levée|suspendue|reprise).{0,40}\bà "
    rf"{_HOUR}.{{0,30}}"
    rf"|(?:la seduta|i lavori) .{{0,40}}(?:termina|terminano|inizia|iniziano|sospesa|ripresa)"
    rf".{{0,20}}ore {_HOUR}.{{0,30}}"
    r"|(?:se (?:levanta|suspende|reanuda|abre) la sesión|(?:encerra|levanta)-se a sessão).{0,40}"
    rf"\b(?:las?|às?) {_HOUR}.{{0,30}}"
    r"|(?:początek|koniec|przerwa)(?: w)? posiedzeni[aeu].{0,60}\d.{0,20}"
    r"|(?:午前|午後)[〇零一二三四五六七八九十\d]{1,4}時(?:[〇零一二三四五六七八九十\d]{1,4}分|半)?"
    r"(?:開[会議]|散会|休憩|閉会|延会|再開|開議)"
    r"|(?:開會|散會|休息|散会|开会|休会)\s?[（(].{2,14}",
    re.IGNORECASE,
)
"""When a house began, broke off and ended, with the time of the day or in a form that only its
record has."""
_EDITORS = re.compile(
    r"\W{0,4}(?:(?:editors?['’]?s?|transcribers?['’]?s?|translators?['’]?s?|interviewers?['’]?s?)"
    r" ?notes?|ed\. note|note from the (?:editors?|transcriber)|n\.?d\.?l\.?r\.?"
    r"|note de la rédaction|anm(?:\.|erkung) d(?:\.|er) red(?:\.|aktion)"
    r"|nota (?:del editor|de la redacción|da redação|dell['’]editore|della redazione)"
    r"|прим(?:\.|ечание) ред(?:\.|акции)|przyp\. red\."
    r"|编者注|編者注|編集部注)\s?[:：.—–-]\s*\S",
    re.IGNORECASE,
)
"""What an editor adds, in a paragraph of its own."""
