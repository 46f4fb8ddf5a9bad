"""Words turn by turn, so that nobody is given what another one says."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.archive.answers.attribution import SpokenTurn
from app.web.templating import marked_text


@dataclass(frozen=True, slots=True)
class TurnView:
    """What one speaker says of the words shown; `speaker` is None where nobody is named."""

    speaker: str | None
    html: Markup


def turn_views(
    words: Sequence[str],
    turns: Sequence[SpokenTurn],
    marked: Collection[int] = (),
    before: str = "",
    after: str = "",
) -> list[TurnView]:
    """Words turn by turn; `before` and `after` stand around all of them."""
    return [
        TurnView(
            turn.speaker,
            Markup("{}{}{}").format(
                before if turn.first == 0 else "",
                marked_text(words[turn.first : turn.last], marked, first=turn.first),
                after if turn.last == len(words) else "",
            ),
        )
        for turn in turns
    ]
