"""JSON of which no program is known that writes so."""

import json

import pytest

from app.transcripts.detect import read
from app.transcripts.source import Source

TOLD = [("Vera", "The pier was gone by seven."), ("Jonas", "All of it, you say?")] * 3


@pytest.mark.parametrize(
    "told",
    [
        {"turns": [{"spk": name, "t0": n, "t1": n + 1, "text": text}
                   for n, (name, text) in enumerate(TOLD)]},
        {"lines": [{"who": name, "said": text, "when": f"0:0{n}"}
                   for n, (name, text) in enumerate(TOLD)]},
        {"messages": [{"role": name, "content": text} for name, text in TOLD]},
        {f"00:0{n}": {"speaker": name, "text": text} for n, (name, text) in enumerate(TOLD)},
        {"dialogue": TOLD},
        {"speakers": [{"id": 1, "name": "Vera"}, {"id": 2, "name": "Jonas"}],
         "segments": [{"speaker_id": n % 2 + 1, "start_ms": n, "end_ms": n + 1, "content": text}
                      for n, (_, text) in enumerate(TOLD)]},
        {"parts": [{"speakerId": name, "sentences": [{"start": n, "end": n + 1, "text": text}]}
                   for n, (name, text) in enumerate(TOLD)]},
    ],
    ids=lambda told: next(iter(told)),
)  # fmt: skip
def test_json_of_no_known_origin_is_read_by_what_its_keys_say(told):
    talk = read(Source("talk.json", json.dumps(told).encode()))
    assert [turn.speaker for turn in talk.turns] == [name for name, _ in TOLD]
    assert " ".join(talk.words) == " ".join(text for _, text in TOLD)
    assert "no known origin" in talk.warnings[0]
