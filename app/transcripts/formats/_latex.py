r"""LaTeX as people typeset talks in it: `\speaker{Vera} words`, `\textbf{Vera:} words`,
`\item[Vera:] words`."""

import re

_IS_LATEX = re.compile(r"\\(?:documentclass|begin\{document\}|usepackage)")
_HEADED = re.compile(r"^[ \t]*\\([A-Za-z]{2,20})\{([^{}\n]{1,60})\}:?[ \t]*(?=\S)", re.MULTILINE)
_KNOWN = frozenset(
    "section subsection subsubsection chapter paragraph title author date emph".split()
)
_FEWEST_NAMED = 3
_STEPS = (
    (re.compile(r"(?<!\\)%[^\n]*"), ""),
    (re.compile(r"^[ \t]*\\(?:sub){0,2}(?:section|chapter)\*?\{([^{}\n]{1,200})\}", re.M), r"# \1"),
    (re.compile(r"^[ \t]*\\item\[([^\[\]\n]{1,60}?):?\]", re.MULTILINE), r"\1: "),
    (re.compile(r"^[ \t]*\\text(?:bf|sc)\{([^{}\n]{1,60}?):?\}:?", re.MULTILINE), r"\1: "),
    (re.compile(r"\\(?:footnote|label|ref|cite|index|url|vspace|hspace|input)\*?\{[^{}\n]*\}"), ""),
    (re.compile(r"\\(?:begin|end|documentclass|usepackage|title|author|date|newcommand|pagestyle"
                r"|renewcommand|setlength)\*?(?:\[[^\[\]\n]{0,200}\])?(?:\{[^{}\n]{0,200}\}){0,3}"),
     ""),
    (re.compile(r"\\[A-Za-z]{1,20}\*?\{([^{}\n]{0,400})\}"), r"\1"),
    (re.compile(r"\\\\(?:\[[^\[\]\n]{0,20}\])?"), ""),
    (re.compile(r"\\([%&$#_{}])"), r"\1"),
    (re.compile(r"\\[A-Za-z]{1,20}\*?[ \t]?"), ""),
    (re.compile(r"---"), "—"),
    (re.compile(r"--"), "–"),
    (re.compile(r"``|''"), '"'),
    (re.compile(r"(?<=\w)~(?=\w)"), " "),
)  # fmt: skip
"""What is done one after the other, each in time that goes with the text."""


def is_latex(text: str) -> bool:
    """Whether a text is LaTeX's, by its head or by a command that names who speaks."""
    return bool(_IS_LATEX.search(text[:5_000])) or bool(_naming(text))


def as_typed(text: str) -> str:
    """The text as people type it: `Vera: words`, `# heading`."""
    body = text.partition("\\begin{document}")[2] or text
    body = body.partition("\\end{document}")[0]
    commands = _naming(body)
    body = _HEADED.sub(lambda head: f"{head[2].rstrip(':')}: " if head[1] in commands else head[0],
                       body)  # fmt: skip
    for pattern, typed in _STEPS:
        body = pattern.sub(typed, body)
    return body


def _naming(text: str) -> set[str]:
    """The commands that begin several lines, each with one of a few names."""
    if "\\" not in text:
        return set()
    found: dict[str, list[str]] = {}
    for head in _HEADED.finditer(text):
        found.setdefault(head[1], []).append(head[2])
    return {
        command
        for command, names in found.items()
        if command not in _KNOWN
        and len(names) >= _FEWEST_NAMED
        and 1 < len(set(names)) < len(names)
    }
