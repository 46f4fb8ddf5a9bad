"""The filters of a search as addresses name them: a parameter for each of them."""

import inspect
from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, HTTPException, Query

from app.archive.answers.filter import Filter, FilterError, all_filters


def _chosen(**values: str) -> Mapping[str, str]:
    """What was chosen, by the names of filters; those of which nothing was are left out."""
    chosen = {name: text.strip() for name, text in values.items() if text.strip()}
    for one in all_filters():
        try:
            if one.name in chosen:
                one.wish(chosen[one.name])
        except FilterError as error:
            raise HTTPException(400, str(error)) from error
    return chosen


def _parameter(known: Filter) -> inspect.Parameter:
    takes = Query(description=f"{known.takes[0].upper()}{known.takes[1:]}.", max_length=200)
    return inspect.Parameter(
        known.name, inspect.Parameter.KEYWORD_ONLY, default="", annotation=Annotated[str, takes]
    )


_chosen.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
    [_parameter(known) for known in all_filters()]
)
ChosenFilters = Annotated[Mapping[str, str], Depends(_chosen)]
