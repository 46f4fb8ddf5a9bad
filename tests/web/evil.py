"""An archive that tries to be more than text: script in each field of each format and of what the
owner writes, and in names of files."""

import json
from collections.abc import Callable
from pathlib import Path

import yaml

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>{{7*7}}${7*7}"
ADDRESS = "javascript:alert(1)//"
SHORT = "<img src=x onerror=alert(1)>"
"""Without anything that a format takes for its own."""
SAID = "and then the ebb took the boat"

Write = Callable[[str, str | bytes], object]


def write_all(folder: Path) -> None:
    """Write the archive."""

    def write(name: str, content: str | bytes) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    _owner(write)
    _typed(write)
    _captions(write)
    _structured(write)


def _owner(write: Write) -> None:
    """What the owner writes."""
    write(
        "archive.yaml",
        yaml.safe_dump(
            {
                "title": EVIL,
                "description": EVIL,
                "series": {"show": {"title": EVIL, "hosts": [EVIL]}},
                "heard-as": {EVIL: [EVIL, "ebb"]},
                "words": {"talk": EVIL},
            }
        ),
    )
    write(
        "topics.yaml",
        yaml.safe_dump(
            [{"title": EVIL, "description": EVIL, "words": ["ebb"], "heard_as": [EVIL]}]
        ),
    )
    person = {"name": EVIL, "description": EVIL, "aliases": ["Anna Berg"]}
    write(
        "people.yaml",
        yaml.safe_dump(
            [
                {**person, "links": ["https://x.example/\"'><script>alert(1)</script>"]},
                {"name": "Ben Vik", "links": [ADDRESS]},
            ]
        ),
    )


def _typed(write: Write) -> None:
    """Typed text, and what stands beside it."""
    facts = {
        "title": EVIL,
        "description": EVIL,
        "series": EVIL,
        "channel": EVIL,
        "keywords": [EVIL, ADDRESS],
        "hosts": [EVIL],
        "guests": [EVIL],
        "rating": EVIL,
        "chapters": [{"at": 0, "title": EVIL}],
        "date": "2024-01-02",
        "url": ADDRESS,
        "media": ADDRESS,
        "recordings": [{"label": EVIL, "media": "https://x.example/a.mp3"}],
    }
    body = f"**{EVIL}:** {SAID} {EVIL} [a]({ADDRESS}) <{ADDRESS}>\n\n**Anna Berg:** [{EVIL}] ebb.\n"
    write("front.md", f"---\n{yaml.safe_dump(facts)}---\n\n# {EVIL}\n\n## {EVIL}\n\n{body}")
    write("beside.md", body)
    write("beside.yaml", yaml.safe_dump(facts))
    write("info.md", body)
    write(
        "info.info.json",
        json.dumps(
            {
                **dict.fromkeys(("title", "description", "uploader", "channel", "id"), EVIL),
                "webpage_url": ADDRESS,
                "tags": [EVIL],
                "chapters": [{"start_time": 0, "title": EVIL}],
            }
        ),
    )
    write("media.md", body)
    write("media.yaml", yaml.safe_dump({"title": "Media", "media": "evil.html", "date": EVIL}))
    write("evil.html", "<script>alert(1)</script>")
    write("evil.js", "alert(1)")
    table = (
        f"| {EVIL} | {EVIL} |\n|---|---|\n| Source | {ADDRESS} |\n| {EVIL} | [{EVIL}]({ADDRESS}) |"
    )
    write("table.md", f"# {EVIL}\n\n{table}\n\n{body}")
    write(
        "plain.txt", f"Anna Berg: {SAID}\n\nBen Vik: {EVIL}\n\nAnna Berg: [{EVIL}] the ebb {EVIL}\n"
    )
    write(f"show/{SHORT.replace('/', '')}.txt", f"Anna Berg: {SAID} by name.\n\nBen Vik: Yes.\n")
    write("show/javascript:alert(1).txt", f"Anna Berg: {SAID} by address.\n\nBen Vik: Yes.\n")
    write("show/\u202egpj.exe.txt", f"Anna Berg: {SAID} backwards.\n\nBen Vik: Yes.\n")
    write("show/=cmd|' C'!A0.txt", f"Anna Berg: {SAID} in a sheet.\n\nBen Vik: Yes.\n")
    write('show/🦑 "two\nlines".txt', f"Anna Berg: {SAID} in lines.\n\nBen Vik: Yes.\n")
    write(f"show/{'x' * 250}.txt", f"Anna Berg: {SAID} at length.\n\nBen Vik: Yes.\n")


def _captions(write: Write) -> None:
    """Captions of many kinds."""
    shown = "&lt;script&gt;alert(1)&lt;/script&gt;<script>alert(1)</script>"
    write(
        "talk.vtt",
        f"WEBVTT - {EVIL}\n\nNOTE {EVIL}\n\nSTYLE\n::cue{{}}\n\n{EVIL}\n00:01.000 --> 00:04.000\n"
        f"<v {SHORT}>{SAID} {shown}\n\n00:05.000 --> 00:08.000\n<v.loud Anna Berg>{EVIL}\n",
    )
    write("talk2.srt", f"1\n00:00:01,000 --> 00:00:04,000\n{SAID} {shown}\n{{\\an8}}{EVIL}\n")
    write(
        "talk3.ass",
        f"[Script Info]\nTitle: {EVIL}\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, "
        "Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:04.00,"
        f"Default,{SHORT},0,0,0,,{SAID} {EVIL}\n",
    )
    write("talk4.sbv", f"0:00:01.000,0:00:04.000\n{SAID} {EVIL}\n")
    write("talk5.lrc", f"[ti:{EVIL}]\n[ar:{SHORT}]\n[00:01.00]{SAID}\n[00:05.00]{EVIL}\n")
    write(
        "talk6.ttml",
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="4s">'
        f"{SAID} &lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;"
        "</p></div></body></tt>",
    )
    write(
        "talk7.smi",
        f"<SAMI><HEAD><TITLE>{EVIL}</TITLE></HEAD><BODY><SYNC Start=1000><P>{SAID} {EVIL}"
        "<SYNC Start=5000><P>and on</BODY></SAMI>",
    )
    write(
        "table.csv",
        f'start,end,speaker,text\n1,4,"{SHORT}","{SAID} =cmd|A0 {SHORT}"\n5,8,=1+1,ebb\n',
    )


def _structured(write: Write) -> None:
    """JSON and XML of several kinds."""
    segment = {"startTime": 1.0, "endTime": 4.0, "speaker": EVIL, "body": f"{SAID} {EVIL}"}
    write("podcast.json", json.dumps({"version": "1.0.0", "segments": [segment, segment]}))
    spoken = {"start": 1.0, "end": 4.0, "text": f"{SAID} {EVIL}", "speaker": EVIL}
    write("whisper.json", json.dumps({"text": EVIL, "language": "en", "segments": [spoken]}))
    write(
        "tei.xml",
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>'
        "&lt;script&gt;alert(1)&lt;/script&gt;</title></titleStmt></fileDesc></teiHeader><text><body>"
        f"<u who='#a'>{SAID} &lt;img src=x onerror=alert(1)&gt;</u></body></text></TEI>",
    )
