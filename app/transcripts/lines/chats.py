"""Chats and what grew out of them: logs of IRC and Matrix (`19:03 <vera> words`), messages copied
out of Discord and Slack (`vera — Today at 7:03 PM`, and the words below), minutes that were taken
in a chat, as the W3C's working groups take theirs."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from app.transcripts.lines.survey import Line

_STAMP = (
    r"(?:[\[(]?(?:\d{4}-\d\d-\d\d[T ]|\d{1,2}[-/.](?:\d\d|[A-Z][a-z]{2})[-/.]\d{2,4},? )?"
    r"\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?Z?(?: ?[AaPp][Mm])?[\])]?\s{1,4})"
)
_NICK = r"[@+~&%!]?\s?@?([^<>:\n\s][^<>:\n]{0,39}?)(?::[\w.-]{1,80})?"
_MESSAGE = re.compile(rf"\s*({_STAMP})?<\s?{_NICK}>\s?(?=\S)")
"""`19:03 < vera> words`, `[2024-05-06 19:03:22] <@vera:harbour.example> words`."""
_ACTION = re.compile(rf"\s*{_STAMP}\*\s{{1,3}}@?([^\s:]{{1,40}})(?::[\w.-]{{1,80}})?\s(\S.*)")
_SERVICE = re.compile(rf"\s*(?:{_STAMP}?(?:-!-|\*\*\*|-->|<--|=-=|-:-|>>>|<<<)\s|--- (?:Log|Day) )")
"""Who comes and goes, and when a log was opened."""
_DAY = r"(?:(?:Today|Yesterday|\w{3,9}day)(?: at)?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}),?\s"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_BESIDE = re.compile(
    rf"\s*([^\s\[\](){{}}<>:][^\[\](){{}}<>:\n]{{0,40}}?)\s*(?:[—–]\s*|\s-\s|\s{{2}}|\s\[|\s)"
    rf"(?:{_DAY}{_CLOCK}|{_CLOCK[:-1]})\]?\s*"
)
"""`vera — Today at 7:03 PM`, `Vera Holm  [7:03 PM]`."""
_BEFORE = re.compile(
    r"\s*\[\d{1,4}[-/.](?:\d{1,2}|[A-Z][a-z]{2})[-/.]\d{2,4},? "
    rf"{_CLOCK}\]\s([^\s\[\](){{}}<>:][^\[\](){{}}<>:\n]{{0,40}})"
)
"""`[06-May-24 07:03 PM] Vera Holm`."""
_TRAILING = re.compile(r"(?<!\s)\s*+(?:\(edited\)|\(bearbeitet\)|\(modifié\)|\(editado\))\s*$")
_ANSWERED = re.compile(r"\s*(?:Replying to|Reacted to) [\"“].{0,200}[\"”]:?(?: with .{1,20})?\s*")
"""What a meeting's chat puts above an answer."""
_FEWEST_MESSAGES = 3
_PART = 0.5
_EARLY = re.compile(r"[\[(]?0?0:\d{2}:\d{2}|[\[(]?0?\d:\d{2}(?![:\d])")


def chatted(lines: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """The lines, messages of a chat as `name: words` without the time of the day; and the numbers
    of those that tell what somebody does, or what was agreed on. Time goes with their number."""
    lines = _unstamped([_said(line) for line in lines])
    minuted, told = _minuted(lines)
    logged, acts = _logged(minuted)
    return _copied(logged), told | acts


def _unstamped(lines: Sequence[Line]) -> list[Line]:
    """The lines of messages without the day and time before the name, where most have one."""
    found = {n: match for n, line in enumerate(lines) if (match := _STAMPED.match(line.text[:120]))}
    filled = sum(1 for line in lines if line.text.strip())
    if len(found) < max(_FEWEST_MESSAGES, _PART * filled):
        return list(lines)
    return [
        Line(f">> {line.text[found[n].end() :]}") if n in found else line
        for n, line in enumerate(lines)
    ]


_STAMPED = re.compile(
    r"\s*\[(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
    r"|\d{1,2}:\d{2}(?::\d{2})?\s?[AaPp]\.?[Mm]\.?)\]"
    r"\s{1,4}(?=[^\s:][^:\n]{0,40}:\s)"
)
"""`[5/6/2024 7:03 PM] Vera Holm: words`, `[7:03pm] vera: words`."""


def _said(line: Line) -> Line:
    """A line without what the program put there, if it looks like one of a chat."""
    text = line.text[:400]
    if _ANSWERED.fullmatch(text) or _ENCRYPTED.match(text):
        return Line("")
    if omitted := _OMITTED.search(text):
        return replace(line, text=f"{text[: omitted.start()]}[{omitted[1]}]")
    return line


_ENCRYPTED = re.compile(
    r"\W{0,2}\d[\d./:, -]{8,24}(?:[AaPp][Mm])?\W{0,4}(?:Messages (?:and calls )?(?:to this chat )?"
    r"(?:and calls )?are|Nachrichten (?:und Anrufe )?sind) (?:end-to-end|Ende-zu-Ende)"
)
_OMITTED = re.compile(
    r"<((?:Media|Medien|image|video|audio|sticker|Archivo|Médias?)[ \w]{0,12}"
    r" (?:omitted|ausgeschlossen|weggelassen|omitido|omis))>\s*$",
    re.IGNORECASE,
)


def _logged(lines: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """The lines of a log, where most of them are messages and times are those of the day."""
    found = {n: match for n, line in enumerate(lines) if (match := _MESSAGE.match(line.text[:200]))}
    filled = [n for n, line in enumerate(lines) if line.text.strip()]
    services = {n for n in filled if _SERVICE.match(lines[n].text[:200])}
    acts = {n: match for n in filled if (match := _ACTION.match(lines[n].text[:300]))}
    stamped = [match[1] for match in found.values() if match[1]]
    if len(found) < max(_FEWEST_MESSAGES, _PART * (len(filled) - len(services) - len(acts))):
        return list(lines), set()
    if not stamped or (_EARLY.match(stamped[0]) and not services and "-" not in stamped[0]):
        return list(lines), set()  # times of a recording, or names in brackets alone
    changed = list(lines)
    for number, match in found.items():
        said = lines[number].text[match.end() :]
        changed[number] = Line(f"{_called(match[2])} {said}")
    for number in services:
        changed[number] = Line("")
    for number, match in acts.items():
        changed[number] = Line(f"{match[1]} {match[2]}")
    return changed, set(acts) - services


def _copied(lines: Sequence[Line]) -> list[Line]:
    """The lines of copied messages, whose names and times of the day stand above their words."""
    lines = _with_times_below(lines)
    heads = {
        n: match[1].strip()
        for n, line in enumerate(lines)
        if len(line.text) < 100
        and (match := _BESIDE.fullmatch(line.text) or _BEFORE.fullmatch(line.text))
        and not match[1].strip().isdigit()
    }
    names = Counter(heads.values())
    again = sum(count for count in names.values() if count > 1)
    is_copied = len(heads) >= _FEWEST_MESSAGES and len(names) > 1 and again * 2 >= len(heads)
    if not is_copied or not any(_OF_DAY.search(lines[n].text) for n in heads):
        return list(lines)
    return [
        Line(_called(heads[n])) if n in heads else replace(line, text=_TRAILING.sub("", line.text))
        for n, line in enumerate(lines)
    ]


def _called(name: str) -> str:
    """The head of a message as captions write it, which is believed whatever the name is."""
    return f">> {name.strip(_EDGES)}:"


def _with_times_below(lines: Sequence[Line]) -> list[Line]:
    """The lines with times of the day that stand alone below a name beside that name."""
    found = [
        n
        for n in range(1, len(lines))
        if _TIME_ALONE.fullmatch(lines[n].text[:40]) and 0 < len(lines[n - 1].text.strip()) <= 40
        and lines[n - 1].text.strip()[-1] not in ".?!"
    ]  # fmt: skip
    if len(found) < _FEWEST_MESSAGES:
        return list(lines)
    changed = list(lines)
    for number in found:
        text = f"{lines[number - 1].text.strip()}  {lines[number].text.strip()}"
        changed[number - 1], changed[number] = Line(text), Line("")
    return [Line("") if _REACTED.fullmatch(line.text[:60]) else line for line in changed]


_TIME_ALONE = re.compile(r"\s*\d{1,2}:\d{2}\s?[AaPp]\.?[Mm]\.?\s*")
_REACTED = re.compile(r"\s*(?::[\w+-]{1,30}:|\d{1,3}|\d{1,3} (?:replies|reply|Antworten?))\s*")
_EDGES = " ,;|"


_OF_DAY = re.compile(rf"{_DAY}|[AaPp]\.?[Mm]\b|\d[-/.](?:\d{{1,2}}|[A-Z][a-z]{{2}})[-/.]\d")


_SCRIBE = re.compile(r"(?:<\w[^<>]{0,30}> )?(?:scribe(?:nick)?\s?[:+]|(?:zakim|rrsagent)\b)", re.I)
_TOPIC = re.compile(r"(?:<\w[^<>]{0,30}> )?(?:sub)?topic: ?(.+)", re.IGNORECASE)
_AGREED = re.compile(
    r"(?:<\w[^<>]{0,30}> )?(?:(?:RESOLUTION|RESOLVED|ACTION|PROPOSED(?: RESOLUTION)?|PROPOSAL"
    r"|AGREED|SUMMARY): .+|Summary of (?:action items|resolutions))"
)
_COMMAND = re.compile(
    r"<\w[^<>]{0,30}> (?:present[+-]|regrets[+-]|q[+-]|ack \w+|agenda[:+?]|\+1\b|-1\b"
    r"|[is]/.{1,200}/|meeting:|chair:|(?:zakim|rrsagent),).*",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?:…|\.{3})\s?(?=\S)")


def _minuted(lines: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """The lines of minutes taken in a chat: topics as headings, decisions as told, commands to
    programs left out, and what goes on without the dots before it."""
    topics = [n for n, line in enumerate(lines) if _TOPIC.fullmatch(line.text.strip()[:300])]
    agreed = [n for n, line in enumerate(lines) if _AGREED.fullmatch(line.text.strip()[:500])]
    goes_on = any(_GOES_ON.match(line.text) for line in lines)
    if not (topics or agreed or goes_on) or not any(
        _SCRIBE.match(line.text.strip()) for line in lines
    ):
        return list(lines), set()
    changed = list(lines)
    for number, line in enumerate(lines):
        text = line.text.strip()
        if number in topics and (topic := _TOPIC.fullmatch(text)):
            changed[number] = Line(topic[1], is_heading=True)
        elif _COMMAND.fullmatch(text) or _SCRIBE.match(text):
            changed[number] = Line("")
        elif go_on := _GOES_ON.match(line.text):
            changed[number] = replace(line, text=line.text[go_on.end() :])
    return changed, set(agreed)
