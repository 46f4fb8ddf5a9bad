"""What passages mean is worked out after an import, and questions in other words find them."""

import zlib

import numpy as np
import pytest

from app.archive.engine import engine_of
from app.archive.ingest import sensing
from app.archive.ingest.sensing import SensingError, bring_up_to_date, text_of
from app.search.finding import find
from app.search.meaning import model
from app.search.meaning.model import Sentences, is_installed
from app.search.meaning.network import WIDTH
from app.search.meaning.vector_file import VectorFile
from app.search.query.parser import parse
from benchmarks.tuning import changed

OF_FEW = changed({"ranking.meaning.fewest_passages": 0})
"""Weights by which a small archive is searched by meaning too."""
QUESTION = "Good morning. Why did you leave? We were poor.".split()
TALK = """# Leaving

**Ann:** The bell at the pier rang at noon, and everybody in the harbour went to eat their bread.

**Ben:** My parents emigrated to Canada when I was seven, since there was no work on the island.
"""


def test_a_question_is_read_with_the_answer_after_it():
    assert text_of(QUESTION, 6, 9) == "Why did you leave? We were poor."
    assert text_of(QUESTION, 2, 6) == "Why did you leave?"


@pytest.mark.skipif(not is_installed(), reason="The extra `meaning` or its weights aren't there.")
def test_questions_in_other_words_are_answered_and_nothing_is_done_twice(archive, monkeypatch):
    monkeypatch.setattr(sensing, "BATCH_PASSAGES", 1)
    archive.write("talk.md", TALK)
    archive.run_import()
    folder = archive.engine.folder.with_name("meaning")
    model, kept = Sentences(folder), VectorFile(folder)
    engine = engine_of(archive.database, archive.engine.folder, meaning=True)
    asked = parse("why did the family move to another country")
    engine.lexicon()
    assert engine.meant()[0] == 0
    told = []
    count = bring_up_to_date(
        archive.database, model, kept, lambda done, total, _: told.append((done, total))
    )
    assert told == [(done, count) for done in range(1, count + 1)]
    assert engine.meant() == (count, count)
    assert bring_up_to_date(archive.database, model, kept, print) == 0
    (hit, *_) = find(engine, asked, 5, weights=OF_FEW).hits
    assert hit.meaning > 0.3
    network = folder / "all-minilm-l6-v2.onnx"
    whole = network.read_bytes()
    network.write_bytes(whole[: len(whole) // 2])
    later = engine_of(archive.database, archive.engine.folder, meaning=True)
    assert not any(one.meaning for one in find(later, asked, 5, weights=OF_FEW).hits), (
        "and nobody gets an error"
    )
    assert later.meant() == (0, count), "so the site has it worked out"
    assert not Sentences(folder).is_made, "so it is made anew"
    network.write_bytes(whole)
    assert later.meant() == (count, count)
    assert find(later, asked, 5, weights=OF_FEW).hits[0].meaning > 0.3


class Signs:
    """A network that gives each text a vector by its letters, and knows which it was asked of."""

    is_made = True

    def __init__(self):
        self.asked = []

    def vectors(self, texts):
        self.asked += texts
        made = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for text, row in zip(texts, made, strict=True):
            row[:] = np.random.default_rng(zlib.crc32(text.encode())).normal(size=WIDTH)
        return made


def test_words_that_are_read_anew_are_not_worked_out_again(archive):
    archive.write("talk.md", TALK)
    archive.run_import()
    model, kept = Signs(), VectorFile(archive.engine.folder.with_name("meaning"))
    before = bring_up_to_date(archive.database, model, kept, lambda *_: None)
    assert len(model.asked) == before > 0
    archive.write("talk.md", TALK.replace("# Leaving", "# Leaving the island"))
    archive.run_import()
    told = []
    assert bring_up_to_date(archive.database, model, kept, lambda *some: told.append(some)) > 0
    assert told[-1] == (before, before, "Leaving the island")
    assert len(model.asked) == before
    assert len(kept.now()) == before, "and what nobody has any more is gone"


def test_a_folder_that_cannot_be_written_to_is_told(archive):
    folder = archive.engine.folder.with_name("meaning")
    folder.write_text("in the way")
    with pytest.raises(SensingError, match="meaning can't be written"):
        bring_up_to_date(archive.database, Sentences(folder), VectorFile(folder), print)


def test_where_its_network_has_no_room_it_is_told_how_much_that_takes(archive, monkeypatch):
    archive.write("talk.md", TALK)
    archive.run_import()
    folder = archive.engine.folder.with_name("meaning")
    monkeypatch.setattr(model, "_ROOM_BYTES", 1 << 60)
    with pytest.raises(SensingError, match=r"No space left on device \(its network takes .* MB"):
        bring_up_to_date(archive.database, Sentences(folder), VectorFile(folder), lambda *_: None)
