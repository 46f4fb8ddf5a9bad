"""A score, taken apart: what each part of it added, and what that was for.

The model is tantivy's `Explanation` (query/explanation.rs): a tree of value and description, made
by what computes the score. Here all parts are added, none multiplied: what is held against a
passage is a part below zero.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """So much was added, for what the description says; where there are parts, their values add
    up to it."""

    value: float
    description: str
    parts: tuple["Explanation", ...] = ()
