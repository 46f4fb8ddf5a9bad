import pytest

from app.transcripts.detect import read
from app.transcripts.model import TranscriptError
from app.transcripts.source import Source
from tests.transcripts.formats.reading import read_text

SCC = """Scenarist_SCC V1.0

00:00:01:00\t94ae 94ae 9420 9420 9470 9470 cde9 6e64 20f4 68e5 20f3 f4e5 7080 942f 942f

00:00:04:00\t942c 942c
"""


def test_scc_is_decoded():
    talk = read_text(SCC, "talk.scc")
    assert talk.format == "scc"
    assert " ".join(talk.words) == "Mind the step"
    assert 1_000 <= talk.timeline.at(0).ms <= 2_500


@pytest.mark.parametrize("size", [11, 300, 1024, 1100])
def test_an_stl_that_was_cut_off_is_told(size):
    with pytest.raises(TranscriptError):
        read(Source("talk.stl", b"850STL25.01" + b" " * (size - 11)))
