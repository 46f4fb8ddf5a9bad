"""What the heads of a table's columns say that stands in them, and which column is taken where
several are called so."""

import re
from collections.abc import Sequence

from app.transcripts.clock_times import parse_time

_OF_WHAT = r"(?:(?:word|segment|utterance|turn|clip|cue|line|sentence|audio|speech) )?"
_HEADS = {
    "start": re.compile(
        rf"^{_OF_WHAT}(?:start|begin|in|from|start[ _]?time|time(?:[ _]?(?:codes?|spans?|range))?"
        r"|timestamp|tc ?in|onset|zeit|minuten?|min|beginn|anfang|startzeit|zeitmarke|zeitstempel"
        r"|début|debut|temps|horodatage|inicio|tiempo|inizio|tempo|início|начало|время"
        r"|tijd|tijdcode|tid|tidskod|tidspunkt|tidskode|czas|čas|zaman|başlangıç|aika|alku|idő"
        r"|開始|開始時間|時間|時刻|タイムコード|时间|开始|开始时间|시간|시작|시작시간|الوقت|זמן|ώρα)\b.*",
        re.IGNORECASE,
    ),
    "end": re.compile(
        rf"^{_OF_WHAT}(?:end|out|to|stop|end[ _]?time|tc ?out|offset|ende|endzeit|fin|fine|fim"
        r"|конец|einde|slut|slutt|koniec|konec|bitiş|loppu|vége|終了|終了時間|结束|结束时间|종료)\b.*",
        re.IGNORECASE,
    ),
    "speaker": re.compile(
        r"^(?:speaker|name|who|user(?:[ _]?name)?|author|sender|nick(?:name)?|role|interlocutor"
        r"|person|participant|interviewee|speaker[ _]?(?:name|id|label)"
        r"|sprecher(?:in|[*:_]in|/in)?|sprechende|redner(?:in)?|wer|кто|locuteur|locutrice"
        r"|intervenant|hablante|interlocutor|parlante|falante|orador|говорящий|спикер|участник"
        r"|spreker|talare|taler|mówca|rozmówca|mluvčí|konuşmacı|puhuja|beszélő|vorbitor|ομιλητής"
        r"|話者|発言者|発話者|说话人|讲话人|发言人|發言人|姓名|화자|발화자|발언자|المتحدث|דובר)$",
        re.IGNORECASE,
    ),
    "text": re.compile(
        rf"^{_OF_WHAT}(?:text|transcript|statement|(?:raw |final |edited |corrected )?transcription"
        r"|words?|content|utterance|caption|said|dialogue|line|what"
        r"|sentence|message|speech|preview|äußerung|aussage|parole|paroles|frase|реплика"
        r"|was (?:wurde )?gesagt|gesagtes|wortlaut|inhalt|contenu|contenido|propos"
        r"|what (?:was|is) said|transkript|transkription|texte|texto|testo|текст|расшифровка"
        r"|transcripción|transcrição|trascrizione|fala|conteúdo|contenuto|tekst|replik|yttrande"
        r"|wypowiedź|treść|metin|konuşma|teksti|puhe|szöveg|κείμενο"
        r"|発言|発話|発言内容|内容|テキスト|文字起こし|文本|發言|내용|발화|텍스트|النص|טקסט)$",
        re.IGNORECASE,
    ),
}
KINDS = tuple(_HEADS)
_JOINT = re.compile(r"_|(?<=[a-z])(?=[A-Z])")
_VAGUE_TEXT = re.compile(
    rf"^{_OF_WHAT}(?:content|message|line|what|statement|caption|preview|sentence|words?|inhalt"
    r"|aussage|contenu|contenido|conteúdo|contenuto|frase|treść|内容|내용)$",
    re.IGNORECASE,
)
"""Heads that may be those of a text, and of a number, a task or a summary as well."""
_VAGUE_SPEAKERS = tuple(
    re.compile(rf"^(?:{known})$", re.IGNORECASE)
    for known in (
        r"name|姓名",
        r"who|user(?:[ _]?name)?|author|sender|nick(?:name)?|person|participant|interviewee|wer|кто"
        r"|участник",
        r"role|speaker[ _]?(?:id|label)",
    )
)
"""Heads that may be those of who speaks, and of whose row it is as well; the likelier first."""


def heads(row: Sequence[str]) -> list[str]:
    """The cells of a row as heads of columns: `startTime` and `start_time` are `start time`."""
    return [_JOINT.sub(" ", cell.strip().lstrip("\ufeff")) for cell in row]


def is_head_of(kind: str, head: str) -> bool:
    """Whether a column of that head may hold what a kind is; a head may be one of several."""
    return _HEADS[kind].match(head) is not None


def kind_of_head(head: str) -> str | None:
    """What a column of that head holds: `start`, `end`, `speaker`, `text`; None for anything
    else."""
    return next((kind for kind, known in _HEADS.items() if known.match(head)), None)


def is_vague(kind: str, head: str) -> bool:
    """Whether a head of `speaker` or `text` is that of lists of any other kind as well."""
    if kind == "text":
        return bool(_VAGUE_TEXT.match(head))
    is_known = any(known.match(head) for known in _VAGUE_SPEAKERS)
    return is_known and not head.casefold().startswith("speaker")


def column_of(kind: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column of a kind: of several whose heads fit, the one that holds what the kind is, then
    the one whose head says it most plainly, then the first. `rows` are those below the heads. None
    where none fits, or where what should be words are numbers."""
    fitting = [n for n, cell in enumerate(head) if is_head_of(kind, cell)]
    return best_of(kind, fitting, head, rows)


def best_of(
    kind: str, fitting: Sequence[int], head: Sequence[str], rows: Sequence[Sequence[str]]
) -> int | None:
    """Of several columns the one that is of a kind, as `column_of` tells it."""
    cells = {
        n: [cell for row in rows if len(row) > n and (cell := row[n].strip())] for n in fitting
    }
    if kind == "text":
        return _most_words(cells, head)
    if kind == "speaker":
        return _plainest_names(cells, head, rows)
    told = (n for n in fitting if sum(map(_is_time, cells[n])) * 2 > len(cells[n]))
    return next(told, next(iter(fitting), None))


def _is_time(cell: str) -> bool:
    return cell[:1].isdigit() or parse_time(cell.strip("[]()")) is not None


def _most_words(cells: dict[int, list[str]], head: Sequence[str]) -> int | None:
    numbered = {n for n, told in cells.items() if told and all(map(_NUMBER.fullmatch, told))}
    words = {n: sum(len(cell.split()) for cell in told) for n, told in cells.items()}
    most = max((words[n] for n in cells if n not in numbered), default=0)

    def rank(n: int) -> tuple[bool, bool, int]:
        is_full = words[n] * _FULL >= most
        return len(set(cells[n])) > 1, is_full and not is_vague("text", head[n]), words[n]

    return max((n for n in cells if n not in numbered), key=rank, default=None)


_NUMBER = re.compile(r"[\d\s.,:#%–-]+")
_FULL = 4
"""A column of words has more than this part of the words of any other."""


def _plainest_names(
    cells: dict[int, list[str]], head: Sequence[str], rows: Sequence[Sequence[str]]
) -> int | None:
    def rank(n: int) -> tuple[bool, int]:
        tiers = enumerate(_VAGUE_SPEAKERS, 1)
        return len(set(cells[n])) <= 1, next((t for t, one in tiers if one.match(head[n])), 0)

    best = min(cells, key=rank, default=None)
    if best is None or not all(map(_CODE.fullmatch, cells[best])):
        return best
    others = [n for n in cells if n != best and not all(map(_CODE.fullmatch, cells[n]))]
    return next((n for n in others if _name_the_same(rows, best, n)), best)


_CODE = re.compile(r"\w{1,2}|\d+")


def _name_the_same(rows: Sequence[Sequence[str]], codes: int, names: int) -> bool:
    """Whether a column has a name for each code of another."""
    pairs = {(row[codes], row[names]) for row in rows if len(row) > max(codes, names)}
    known, named = {code for code, _ in pairs}, {name for _, name in pairs}
    return len(known) == len(named) == len(pairs) > 1


def answer_one_another(names: Sequence[str]) -> bool:
    """Whether somebody speaks again after others did; in a sorted list each has one place."""
    told = [name for name in names if name]
    runs = [name for name, before in zip(told, ["", *told], strict=False) if name != before]
    return len(set(runs)) < len(runs)
