"""LaTeX as people typeset talks in it."""

import pytest

from app.transcripts.detect import read
from app.transcripts.formats._latex import as_typed, is_latex
from app.transcripts.source import Source

SAID = ["The ferry is late.", "Which \\emph{one}?", "Both --- of them. % sic", "At 10\\% speed."]


@pytest.mark.parametrize(
    "head", ["\\speaker{%s} ", "\\textbf{%s:} ", "\\item[%s:] ", "\\sprecher{%s}: "]
)
def test_names_in_commands_speak(head):
    body = "\n\n".join(head % ("Ruth", "Kai")[n % 2] + said for n, said in enumerate(SAID))
    text = "\\documentclass{article}\n\\begin{document}\n" + body + "\n\\end{document}\n"
    found = read(Source("talk.tex", text.encode()))
    assert [one.speaker for one in found.turns] == ["Ruth", "Kai", "Ruth", "Kai"]
    assert " ".join(found.words) == ("The ferry is late. Which one? Both — of them. At 10% speed.")


def test_other_texts_are_none():
    assert not is_latex("Ruth: I typed \\textbf{bold}, and it broke.\n" * 4)
    assert as_typed("\\section{Ferries}\nWords.").startswith("# Ferries")
